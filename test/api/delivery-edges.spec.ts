import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { deliveryOf } from '../support/delivery-lists';
import { deployed, incident, pull, shaOf } from '../support/linked';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

/*
 * Times are hours since Monday 2024-07-08 00:00 UTC.
 *
 * plain: change 1 merged five weeks before; acme/shop is deployed daily at 10, 34 … 226, ten times, the last one with a change of acme/other. One more
 * deploy, of the first one's commit, is dated in the year 2099. No incident.
 * blamed: changes 1 and 2 go with one deploy at 10; an incident opened at 12 states change 1.
 */
const commit = (day: number): string => String(day).repeat(40);
const other = { repo: 'acme/other' };
const plain = [
  pull(1, -850, -840),
  pull(1, 200, 210, other),
  ...Array.from({ length: 10 }, (_, day) =>
    deployed(`d${day}`, 10 + 24 * day, { sha: commit(day), ...(day === 9 && { pull_requests: ['acme/other#1'] }) }),
  ),
  deployed('ahead', 0, { sha: commit(0), started_at: '2099-01-05T09:00:00Z', finished_at: '2099-01-05T10:00:00Z' }),
];
const blamed = [
  pull(1, 1, 8),
  pull(2, 1, 9),
  deployed('d1', 10, { sha: shaOf(2) }),
  incident('i1', 12, 13, { caused_by: { repo: 'acme/shop', number: 1 } }),
];
const ALL = { range: 'all' };

describe('figures of deploys at their edges', () => {
  let database: TestDatabase;
  let server: TestServer;
  let folder: string;

  beforeAll(async () => {
    database = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'delivery-edges-'));
    for (const [org, records] of Object.entries({ plain, blamed })) {
      const file = join(folder, `${org}.ndjson`);
      await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
      await outputOf(database, 'import', file, '--org', org);
    }
    server = await startServer(database);
  });
  afterAll(async () => {
    await server?.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it('days before the first deploy do not dilute the frequency, and a deploy dated ahead has not happened', async () => {
    const { total } = await deliveryOf(server, 'plain', ALL);
    expect([total.deploys, total.deploymentFrequency.n]).toEqual([10, 10]);
    // From the midnight before the first deploy to the last one: 226 hours.
    expect(total.deploymentFrequency.days).toBeCloseTo(226 / 24, 4);
    expect(total.deploymentFrequency.perDay).toBeCloseTo(10 / (226 / 24), 4);
  });

  it('without an incident or a failure recorded nothing tells of failures', async () => {
    const { total } = await deliveryOf(server, 'plain', ALL);
    expect([total.changeFailRate.value, total.incidents]).toEqual([null, null]);
    expect((await deliveryOf(server, 'blamed', ALL)).total.changeFailRate).toMatchObject({
      value: 1,
      numerator: 1,
      n: 1,
    });
  });

  it('a deploy belongs to every repository it brought a change of', async () => {
    const { total, unknown } = await deliveryOf(server, 'plain', { ...ALL, repos: ['acme/other'] });
    expect([unknown, total.deploys, total.changes]).toEqual([false, 1, 1]);
  });

  it('what a person decided against names no change any more', async () => {
    const named = async (): Promise<number> => {
      const { deployStage } = await server.graphql<{
        deployStage: { changeFail: { by: string; named: { numerator: number; n: number } }[] };
      }>(
        'query ($scope: Scope) { deployStage(org: "blamed", scope: $scope) { changeFail { by named { numerator n } } } }',
        {
          scope: ALL,
        },
      );
      return deployStage.changeFail.filter(({ by }) => by === 'tier')[0].named.numerator;
    };
    const decide = (decision: string) =>
      server.graphql(`mutation { decideIncident(org: "blamed", id: "i1", decision: ${decision}) { id } }`);
    expect(await named()).toBe(1);
    await decide('unlink');
    expect(await named()).toBe(0);
    await decide('undo');
    expect(await named()).toBe(1);
  });
});
