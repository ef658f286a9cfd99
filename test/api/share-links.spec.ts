import { Client } from 'pg';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

interface Link { id: string; label: string; report: string; week: string; expiresAt: string; revokedAt: string | null; openedTimes: number } // prettier-ignore
const LINK = '{ id label report week expiresAt revokedAt openedTimes }';

let database: TestDatabase;
let server: TestServer;
let owner: Client;
let report: { id: string; week: string };

beforeAll(async () => {
  database = await cloneDatabase('simulated');
  server = await startServer(database);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  report = (await server.graphql<{ archiveReport: typeof report }>('mutation { archiveReport { id week } }'))
    .archiveReport;
});
afterAll(async () => {
  await owner?.end();
  await server?.close();
  await database?.drop();
});

async function share(more: { label?: string; days?: number } = {}): Promise<{ link: Link; url: string; path: string }> {
  const query = `mutation ($report: ID!, $label: String, $days: Int) { createShareLink(report: $report, label: $label, days: $days) { url link ${LINK} } }`;
  const { createShareLink } = await server.graphql<{ createShareLink: { link: Link; url: string } }>(query, {
    report: report.id,
    ...more,
  });
  return { ...createShareLink, path: new URL(createShareLink.url).pathname };
}
const get = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, { redirect: 'manual', ...init });
const links = async () => (await server.graphql<{ shareLinks: Link[] }>(`{ shareLinks ${LINK} }`)).shareLinks;

test('shows the frozen report to whoever has the address, without links, scripts or cookies, and counts', async () => {
  const { link, path } = await share({ label: 'Board' });
  expect(link).toMatchObject({ label: 'Board', report: report.id, week: report.week, openedTimes: 0, revokedAt: null });
  const days = (Date.parse(link.expiresAt) - Date.now()) / 86_400_000;
  expect(Math.round(days)).toBe(14);
  const response = await get(path, { headers: { host: 'reports.example.com' } });
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  });
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
  expect(response.headers.get('set-cookie')).toBeNull();
  const text = await response.text();
  expect(text).toContain(`Report of ${report.week}`);
  expect(text).toContain('Shared until');
  expect(text).not.toMatch(/<a |<script|href=|127\.0\.0\.1/);
  expect((await links()).find(({ id }) => id === link.id)).toMatchObject({ openedTimes: 1 });
});

test('is not told apart whether it never was, has expired, was taken back, or belongs to somebody else', async () => {
  const known = await share();
  const expired = await share({ days: 1 });
  const revoked = await share();
  await owner.query(`UPDATE share_link SET expires_at = now() - interval '1 second' WHERE id = $1`, [expired.link.id]);
  await server.graphql('mutation ($id: ID!) { revokeShareLink(id: $id) { revokedAt } }', { id: revoked.link.id });
  const token = known.path.slice('/shared/'.length);
  const other = `/shared/${token.replace(/^\d+/, (id) => String(Number(id) + 1))}`;
  const answers = await Promise.all(
    [
      expired.path,
      revoked.path,
      other,
      `${known.path}x`,
      known.path.slice(0, -1),
      '/shared/1-aaaaaaaaaaaaaaaaaaaaaaaa',
      '/shared/%27%20OR%201',
    ].map(async (path) => {
      const response = await get(path);
      return { status: response.status, text: await response.text() };
    }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect((await get(known.path)).status).toBe(200);
});

test('reaches nothing but that report, and only by reading', async () => {
  const { path } = await share();
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
    expect((await get(path, { method })).status).toBeGreaterThanOrEqual(400);
  for (const further of ['/../../graphql', '/graphql', '.json', '/../reports'])
    expect(await (await get(`${path}${further}`)).text()).not.toContain(`Report of ${report.week}`);
  // The secret itself is nowhere in the database.
  const { rows } = await owner.query<{ token_hash: string }>('SELECT token_hash FROM share_link');
  expect(rows.some(({ token_hash }) => token_hash.includes(path.slice(-20)))).toBe(false);
});

test('a hostile title does nothing; a deleted report takes its links along', async () => {
  const { path, link } = await share();
  const evil = `<script>alert(1)</script>"><img src=x onerror=alert(2)>`;
  await owner.query(
    `UPDATE report SET document = jsonb_set(document, '{headline,text}', to_jsonb($1::text)) WHERE id = $2`,
    [evil, report.id],
  );
  const text = await (await get(path)).text();
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(text).not.toMatch(/<script|<img/);
  await server.graphql('mutation ($id: ID!) { deleteArchivedReport(id: $id) }', { id: report.id });
  expect((await get(path)).status).toBe(404);
  expect((await links()).map(({ id }) => id)).not.toContain(link.id);
});

test('refuses what cannot be shared', async () => {
  const query = (arguments_: string) => server.graphql(`mutation { createShareLink(${arguments_}) { url } }`);
  await expect(query('report: "nosuch"')).rejects.toThrow('There is no archived report');
  await expect(query('report: "nosuch", days: 91')).rejects.toThrow(
    'A link cannot be valid for 91 days: write 1 to 90.',
  );
});
