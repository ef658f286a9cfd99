import { nextPageOf, pageWithList, requireAnother } from './page-list';
import type { Asked, UsageVendor } from './usage-vendor';

const name = 'Claude Code';
const path = '/v1/organizations/usage_report/claude_code';
const MOST_ROWS = 1000;

const headersOf = ({ secret }: Asked) => ({ 'x-api-key': secret, 'anthropic-version': '2023-06-01' });

/**
 * The Claude Code Analytics API of the Claude Console: one day (UTC) a request, in pages of at most 1,000 rows.
 * Source: Claude docs, Admin API, "Get Claude Code usage report" (August 2026).
 */
export const claudeCode: UsageVendor = {
  name,
  keyRemedy:
    'It has to be an Admin API key (sk-ant-admin…) of the organization: an admin makes one in the Claude Console under Settings, Admin keys.',
  baseUrl: 'https://api.anthropic.com',
  called: () => name,
  account: null,
  span: 'day',
  async *pages(client, asked, day) {
    let page: string | undefined;
    for (let number = 1; ; number++) {
      const search = new URLSearchParams({ starting_at: day, limit: String(MOST_ROWS), ...(page && { page }) });
      const answer = await client.json({ url: `${asked.baseUrl}${path}?${search}`, headers: headersOf(asked) });
      const value = pageWithList(answer, 'data', name);
      yield { file: `${day} page ${number}`, values: [{ value }] };
      const next = nextPageOf(value);
      requireAnother(next, page, name);
      if (next === undefined) return true;
      page = next;
    }
  },
  async check(client, asked, day) {
    const search = new URLSearchParams({ starting_at: day, limit: '1' });
    pageWithList(
      await client.json({ url: `${asked.baseUrl}${path}?${search}`, headers: headersOf(asked) }),
      'data',
      name,
    );
    return 'The usage of Claude Code of this organization can be read.';
  },
};
