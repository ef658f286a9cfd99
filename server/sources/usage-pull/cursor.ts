import { isObject, type Json } from '../github-rest/shape';
import { pageWithList } from './page-list';
import type { UsageClient } from './usage-client';
import { dayAfter, startOf } from './usage-day';
import { UsageFault } from './usage-fault';
import type { Asked, UsagePage, UsageVendor } from './usage-vendor';

const name = 'Cursor';
const ROWS = 500;

/** The key is the user name, the password is empty. */
const headersOf = ({ secret }: Asked) => ({ authorization: `Basic ${Buffer.from(`${secret}:`).toString('base64')}` });

/** Both lists take days as epoch milliseconds and count pages from 1. */
async function pageOf(
  client: UsageClient,
  asked: Asked,
  list: { path: string; name: string },
  span: { from: string; to: string; page: number; rows: number },
): Promise<Json> {
  const startDate = startOf(span.from) * 1000;
  const endDate = startOf(dayAfter(span.to)) * 1000 - 1;
  const body = { startDate, endDate, page: span.page, pageSize: span.rows };
  const url = `${asked.baseUrl}/teams/${list.path}`;
  return pageWithList(await client.json({ url, headers: headersOf(asked), body }), list.name, name);
}

/** Only an answer that says so has a further page: asked without pages, all comes at once. */
const hasNext = ({ pagination }: Json): boolean => isObject(pagination) && pagination.hasNextPage === true;

async function* pagesOf(
  client: UsageClient,
  asked: Asked,
  list: { path: string; name: string },
  { from, to }: { from: string; to: string },
): AsyncGenerator<UsagePage> {
  for (let page = 1; ; page++) {
    const value = await pageOf(client, asked, list, { from, to, page, rows: ROWS });
    yield { file: `${list.path} ${from} to ${to} page ${page}`, values: [{ value }] };
    if (!hasNext(value) || (value[list.name] as unknown[]).length === 0) return;
  }
}

const daily = { path: 'daily-usage-data', name: 'data' };
const events = { path: 'filtered-usage-events', name: 'usageEvents' };

/**
 * Cursor's Admin API: days in UTC, at most 30 days a request, 20 requests a minute. Its events tell runs of cloud agents; plans that do not give them
 * leave runs unknown. Source: Cursor docs, "Admin API" (August 2026).
 */
export const cursor: UsageVendor = {
  name,
  keyRemedy:
    'It has to be an Admin API key: an administrator of the team makes one in the Cursor dashboard under Settings, Cursor Admin API Keys.',
  baseUrl: 'https://api.cursor.com',
  called: () => name,
  account: null,
  // Newer weeks come in, and are saved, before older ones.
  span: 'week',
  async *pages(client, asked, from, to) {
    yield* pagesOf(client, asked, daily, { from, to });
    try {
      yield* pagesOf(client, asked, events, { from, to });
    } catch (error) {
      if (!(error instanceof UsageFault) || !['forbidden', 'not_found'].includes(error.code)) throw error;
      const note = 'Cursor does not give its usage events to this key: delegated runs stay unknown.';
      yield { file: `${events.path} ${from} to ${to}`, values: [], note };
    }
    return true;
  },
  async check(client, asked, day) {
    await pageOf(client, asked, daily, { from: day, to: day, page: 1, rows: 1 });
    return 'The usage of Cursor of this team can be read.';
  },
};
