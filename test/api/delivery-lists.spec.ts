import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { deliveryOf, listLengths, saidLengths } from '../support/delivery-lists';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  await outputOf(database, 'demo', '--seed', '4');
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
});

describe('the lists behind the numbers', () => {
  it.each([[{}], [{ range: '-4w' }], [{ range: 'all' }], [{ range: '-13w', repos: ['northwind-sim/platform'] }]])(
    'are as long as the numbers said, of every service of the simulated organization: %j',
    async (scope) => {
      const { total, services } = await deliveryOf(server, 'simulated', scope);
      expect(total.deploys).toBeGreaterThan(50);
      for (const of of [total, ...services])
        expect([of.service, await listLengths(server, 'simulated', scope, of.service)]).toEqual([
          of.service,
          saidLengths(of),
        ]);
      const sum = (key: 'deploys' | 'failed' | 'rework'): number => services.reduce((n, of) => n + (of[key] ?? 0), 0);
      expect([sum('deploys'), sum('failed'), sum('rework')]).toEqual([total.deploys, total.failed, total.rework]);
    },
  );

  it('are as long as the numbers said in cuts of people, where deploys are unknown', async () => {
    const scope = { authorship: ['agent_authored'] };
    const { total, unknown } = await deliveryOf(server, 'simulated', scope);
    expect([unknown, total.changes > 100]).toEqual([true, true]);
    expect(await listLengths(server, 'simulated', scope, '')).toEqual(saidLengths(total));
  });

  it('are paged without gap or repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { deploys }: { deploys: { nodes: { id: string }[]; endCursor: string; hasNextPage: boolean } } =
        await server.graphql(`query ($after: String) { deploys(org: "simulated", first: 400, after: $after) { nodes { id } endCursor hasNextPage } }`, { after }); // prettier-ignore
      seen.push(...deploys.nodes.map(({ id }) => id));
      after = deploys.hasNextPage ? deploys.endCursor : null;
    } while (after !== null);
    const { total } = await deliveryOf(server, 'simulated', {});
    expect([seen.length, new Set(seen).size]).toEqual([total.deploys, total.deploys]);
  });
});
