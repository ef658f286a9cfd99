import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  server = await startServer(database);
});

afterAll(async () => {
  await server.close();
  await database.drop();
});

const record = (number: number): string =>
  JSON.stringify({ kind: 'pull_request', repo: 'acme/shop', number, title: `Change ${number}`, author: 'ann', created_at: '2026-03-02T09:00:00Z' }); // prettier-ignore

/** As many connections as the pool has, and each import wants several: they must take turns, and readers must still be answered. */
it('takes thirty imports at once, and answers readers meanwhile', async () => {
  const sent = Array.from({ length: 30 }, (_, i) =>
    fetch(`${server.url}/ingest?org=main`, { method: 'POST', body: `${record(i + 1)}\n` }).then(
      (answer) => answer.status,
    ),
  );
  const health = await fetch(`${server.url}/health`);
  expect(health.status).toBe(200);
  expect(await Promise.all(sent)).toEqual(new Array<number>(30).fill(200));
  const { pullRequests } = await server.graphql<{ pullRequests: { total: number } }>(
    '{ pullRequests(org: "main", scope: { range: "all" }) { total } }',
  );
  expect(pullRequests.total).toBe(30);
});
