import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { deliveryOf, type DeliveryAnswer } from '../support/delivery-lists';
import { deployed, incident, pull, shaOf } from '../support/linked';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

/*
 * Times are hours since Monday 2024-07-08 00:00 UTC.
 *
 * acme/mono, no rules: api is deployed at 10 and 30, web at 20. Changes 1, 2 (merged 8) go with api at 10, change 3 (merged 15) with web at 20,
 * change 4 (merged 40) waits.
 * acme/named: its record says yy, its deploys y-api. Changes 1 (merged 8) and 2 (merged 18) go at 10 and 20.
 * Incidents: of api, which names acme/mono too, at 33; of acme/mono alone at 34.
 */
const mono = { repo: 'acme/mono' };
const named = { repo: 'acme/named', service: 'y-api' };
const records = [
  pull(1, 1, 8, mono),
  pull(2, 1, 8, mono),
  pull(3, 1, 15, mono),
  pull(4, 1, 40, mono),
  deployed('api1', 10, { ...mono, service: 'api', sha: shaOf(2) }),
  deployed('web1', 20, { ...mono, service: 'web', sha: shaOf(3) }),
  deployed('api2', 30, { ...mono, service: 'api', sha: shaOf(3) }),
  { kind: 'repository', repo: 'acme/named', service: 'yy' },
  pull(1, 1, 8, { repo: 'acme/named', merge_commit_sha: 'a'.repeat(40) }),
  pull(2, 1, 18, { repo: 'acme/named', merge_commit_sha: 'b'.repeat(40) }),
  deployed('y1', 10, { ...named, sha: 'a'.repeat(40) }),
  deployed('y2', 20, { ...named, sha: 'b'.repeat(40) }),
  incident('i1', 33, 34, { ...mono, service: 'api' }),
  incident('i2', 34, 35, { ...mono, service: undefined }),
];

describe('figures per service where deploys do not go by repository', () => {
  let database: TestDatabase;
  let server: TestServer;
  let folder: string;
  let all: DeliveryAnswer;

  beforeAll(async () => {
    database = await cloneDatabase();
    folder = await mkdtemp(join(tmpdir(), 'delivery-services-'));
    const file = join(folder, 'records.ndjson');
    await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
    await outputOf(database, 'import', file, '--org', 'acme');
    server = await startServer(database);
    all = await of();
  });
  afterAll(async () => {
    await server?.close();
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  const of = (scope: object = {}): Promise<DeliveryAnswer> =>
    deliveryOf(server, 'acme', { range: '2024-07-08..2024-07-14', ...scope });
  const told = ({ services }: DeliveryAnswer): unknown[] =>
    services.map((row) => [row.service, row.deploys, row.changes, row.mergeToProduction.p50, row.incidents]);

  it('a change counts under the service of the deploy that brought it, an incident under its own', () => {
    expect(told(all)).toEqual([
      ['acme/mono', null, 0, null, 1],
      ['api', 2, 2, 2, 1],
      ['web', 1, 1, 5, 0],
      ['y-api', 2, 2, 2, 0],
    ]);
    expect([all.total.deploys, all.total.changes, all.total.incidents]).toEqual([5, 5, 2]);
  });

  it('the scope cuts the same way', async () => {
    const one = await of({ services: ['api'] });
    expect(told(one)).toEqual([['api', 2, 2, 2, 1]]);
    expect([one.total.deploys, one.total.changes, one.total.incidents]).toEqual([2, 2, 1]);
    expect((await of({ services: ['acme/mono'] })).total).toMatchObject({ deploys: null, changes: 0, incidents: 1 });
    expect((await of({ repos: ['acme/mono'] })).total).toMatchObject({ deploys: 3, changes: 3, incidents: 2 });
  });

  it('what waits stands under its repository, unless the deploys give one name', async () => {
    const { pullRequests } = await server.graphql<{ pullRequests: { nodes: { repo: string; number: number }[] } }>(
      `query ($scope: Scope) { pullRequests(org: "acme", scope: $scope, filter: { measure: arrivals, stage: deploy }) { nodes { repo number } } }`,
      { scope: { range: '2024-07-08..2024-07-14', services: ['acme/mono'] } },
    );
    expect(pullRequests.nodes).toEqual([{ repo: 'acme/mono', number: 4 }]);
  });
});
