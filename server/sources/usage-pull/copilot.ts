import { isObject, textOf, type Json } from '../github-rest/shape';
import { linesOf } from './line-values';
import { pageWithList } from './page-list';
import type { UsageClient } from './usage-client';
import { UsageFault } from './usage-fault';
import type { Asked, UsageVendor } from './usage-vendor';

const name = 'GitHub Copilot';
const DAY = /^\d{4}-\d\d-\d\d$/;

/** `acme` is an organization, `enterprise:acme` an enterprise. */
function reportOf({ baseUrl, account }: Asked, report: string): string {
  const enterprise = /^enterprise:(.+)$/.exec(account ?? '')?.[1];
  const owner = enterprise === undefined ? `orgs/${encodeURIComponent(account ?? '')}` : `enterprises/${encodeURIComponent(enterprise)}`; // prettier-ignore
  return `${baseUrl}/${owner}/copilot/metrics/reports/${report}`;
}

const headersOf = ({ secret }: Asked) => ({
  authorization: `Bearer ${secret}`,
  accept: 'application/vnd.github+json',
});

async function latest(client: UsageClient, asked: Asked): Promise<Json> {
  const url = reportOf(asked, 'users-28-day/latest');
  return pageWithList(await client.json({ url, headers: headersOf(asked) }), 'download_links', name);
}

/** Links to the files of a day; undefined = there is no report of it. */
async function linksOf(client: UsageClient, asked: Asked, day: string): Promise<string[] | undefined> {
  const url = reportOf(asked, `users-1-day?day=${day}`);
  const answer = await client.json({ url, headers: headersOf(asked), mayLack: true });
  if (answer === undefined) return undefined;
  return (pageWithList(answer, 'download_links', name).download_links as unknown[]).filter(
    (link): link is string => typeof link === 'string',
  );
}

/**
 * GitHub's Copilot usage metrics, per user and day. The answer holds signed links to files of lines on another host, which are asked without the token
 * and are valid for a short time only. Source: GitHub docs, REST, "Copilot usage metrics" (August 2026).
 */
export const copilot: UsageVendor = {
  name,
  keyRemedy:
    'The token needs "Organization Copilot metrics" (read), or manage_billing:copilot or read:enterprise for a classic one, and the policy "Copilot usage metrics" has to be enabled everywhere in the enterprise.',
  baseUrl: 'https://api.github.com',
  called: (account) => `Copilot ${account}`,
  account: 'organization',
  span: 'day',
  async newestDay(client, asked) {
    const day = textOf(await latest(client, asked), 'report_end_day');
    return day !== undefined && DAY.test(day) ? day : undefined;
  },
  async *pages(client, asked, day) {
    let links = await linksOf(client, asked, day);
    if (links === undefined) return false;
    for (let at = 0; at < links.length; at++) {
      let text: string | undefined;
      try {
        text = await client.text({ url: links[at], mayLack: false });
      } catch (error) {
        if (!(error instanceof UsageFault) || error.code !== 'forbidden') throw error;
        // It expired while the files before it were read: a new one is valid again.
        links = (await linksOf(client, asked, day)) ?? links;
        if (links[at] === undefined) throw error;
        text = await client.text({ url: links[at] });
      }
      const file = links.length === 1 ? day : `${day} file ${at + 1}`;
      yield { file, ...linesOf(text ?? '', file) };
    }
    return true;
  },
  async check(client, asked) {
    const answer = await latest(client, asked);
    const from = isObject(answer) ? textOf(answer, 'report_start_day') : undefined;
    const to = isObject(answer) ? textOf(answer, 'report_end_day') : undefined;
    const days = from !== undefined && to !== undefined ? ` There is a report of ${from} to ${to}.` : '';
    return `The usage of Copilot of ${asked.account} can be read.${days}`;
  },
};
