import { nextPageOf, pageWithList, requireAnother } from './page-list';
import { dayAfter, startOf } from './usage-day';
import type { Asked, UsageVendor } from './usage-vendor';

const name = 'Codex';
const ROWS = 100;

/** A row per person and day stands at the path of the workspace; times are epoch seconds, the end is not included. */
function addressOf(asked: Asked, from: string, to: string, more: Record<string, string>): string {
  const search = new URLSearchParams({
    start_time: String(startOf(from)),
    end_time: String(startOf(dayAfter(to))),
    group_by: 'day',
    ...more,
  });
  return `${asked.baseUrl}/workspaces/${encodeURIComponent(asked.account ?? '')}/usage?${search}`;
}

const headersOf = ({ secret }: Asked) => ({ authorization: `Bearer ${secret}` });

/**
 * The Codex Analytics API of ChatGPT Enterprise: days in UTC, at most 90 days back, in pages with a cursor.
 * Source: OpenAI developers, Codex, "Governance" and "Analytics API" (August 2026).
 */
export const codex: UsageVendor = {
  name,
  keyRemedy:
    'It has to be a key of the OpenAI Platform with the scope codex.enterprise.analytics.read, of the organization that the workspace belongs to.',
  baseUrl: 'https://api.chatgpt.com/v1/analytics/codex',
  called: (account) => `Codex ${account}`,
  account: 'workspace',
  // Newer weeks come in, and are saved, before older ones.
  span: 'week',
  async *pages(client, asked, from, to) {
    let page: string | undefined;
    for (let number = 1; ; number++) {
      const url = addressOf(asked, from, to, { limit: String(ROWS), ...(page && { page }) });
      const value = pageWithList(await client.json({ url, headers: headersOf(asked) }), 'data', name);
      yield { file: `${from} to ${to} page ${number}`, values: [{ value }] };
      const next = nextPageOf(value);
      requireAnother(next, page, name);
      if (next === undefined) return true;
      page = next;
    }
  },
  async check(client, asked, day) {
    const url = addressOf(asked, day, day, { limit: '1' });
    pageWithList(await client.json({ url, headers: headersOf(asked) }), 'data', name);
    return `The usage of Codex of the workspace ${asked.account} can be read.`;
  },
};
