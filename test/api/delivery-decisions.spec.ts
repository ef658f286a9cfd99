import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { deliveryOf } from '../support/delivery-lists';
import { deployed, incident, pull, shaOf } from '../support/linked';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

/*
 * web (acme/shop), hours since Monday 2024-07-08 00:00 UTC: d1 at 10 brings 1, d2 at 20 brings 2, d3 at 30 is cancelled, w1 and w2 are workflow runs that no
 * rule takes, at 40 (brings 3 by its commit) and 50, s1 went to staging. Incident i1 opens at 25 and is resolved at 29: by time it came from d2.
 */
const lists = (...numbers: number[]): object => ({ pull_requests: numbers.map(String) });
const run = (id: string, finished: number, more: object = {}): object =>
  deployed(id, finished, { source: 'workflow_run', environment: 'workflow', name: 'Deploy to production', ref: 'main', service: undefined, ...more }); // prettier-ignore
const records = [
  pull(1, 1, 2),
  pull(2, 1, 12),
  pull(3, 31, 32),
  deployed('d1', 10, lists(1)),
  deployed('d2', 20, lists(2)),
  deployed('d3', 30, { status: 'cancelled' }),
  deployed('s1', 35, { environment: 'staging' }),
  run('w1', 40, { sha: shaOf(3) }),
  run('w2', 50, { status: 'failure', sha: 'e'.repeat(40) }),
  incident('i1', 25, 29),
  incident('i2', 300, 301),
];
const ALL = { range: 'all' };
const INCIDENT = 'id service causedBy evidence decided foundDeploy foundEvidence';

let database: TestDatabase;
let server: TestServer;
let folder: string;
let file: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'decisions-'));
  file = join(folder, 'records.ndjson');
  await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
  await outputOf(database, 'import', file, '--org', 'acme');
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const decide = async (id: string, decision: string, deploy?: string): Promise<Record<string, unknown>> =>
  (
    await server.graphql<{ decideIncident: Record<string, unknown> }>(
      `mutation ($id: String!, $decision: IncidentDecision!, $deploy: String) { decideIncident(org: "acme", id: $id, decision: $decision, deploy: $deploy) { ${INCIDENT} } }`,
      { id, decision, deploy },
    )
  ).decideIncident;
const detail = async (id: string): Promise<Record<string, unknown>> =>
  (
    await server.graphql<{ incident: Record<string, unknown> }>(
      `query ($id: String!) { incident(org: "acme", id: $id) { incident { ${INCIDENT} } deploy { id failedBy } candidates { id } clues { evidence deploy text } } }`,
      { id },
    )
  ).incident;
const failed = async (): Promise<number | null> => (await deliveryOf(server, 'acme', ALL)).total.failed;

describe('where an incident came from', () => {
  it('shows what the data say, and the deploys it could have come from', async () => {
    expect(await detail('i1')).toEqual({
      incident: { id: 'i1', service: 'web', causedBy: 'd2', evidence: 'time', decided: null, foundDeploy: 'd2', foundEvidence: 'time' },
      deploy: { id: 'd2', failedBy: ['incident'] },
      candidates: [{ id: 'd2' }, { id: 'd1' }],
      clues: [{ evidence: 'time', deploy: 'd2', text: 'The last deploy of its service, 5.0 h before it opened.' }],
    }); // prettier-ignore
    expect(await server.graphql(`{ incident(org: "acme", id: "gone") { incident { id } } }`)).toEqual({
      incident: null,
    });
  });

  it('confirms, changes, unlinks and forgets, and the numbers follow', async () => {
    expect(await decide('i1', 'confirm')).toMatchObject({ causedBy: 'd2', evidence: 'decided', decided: 'confirmed' });
    expect(await failed()).toBe(1);
    expect(await decide('i1', 'unlink')).toMatchObject({ causedBy: null, decided: 'unlinked', foundDeploy: 'd2' });
    expect(await failed()).toBe(0);
    expect(await decide('i1', 'change', 'd1')).toMatchObject({ causedBy: 'd1', decided: 'changed', foundDeploy: 'd2' });
    expect((await detail('i1')).deploy).toEqual({ id: 'd1', failedBy: ['incident'] });
    expect(await decide('i1', 'undo')).toMatchObject({ causedBy: 'd2', evidence: 'time', decided: null });
    expect(await failed()).toBe(1);
  });

  it('keeps a decision when the same records come again', async () => {
    await decide('i1', 'change', 'd1');
    await outputOf(database, 'import', file, '--org', 'acme');
    expect((await detail('i1')).incident).toMatchObject({ causedBy: 'd1', decided: 'changed' });
    await decide('i1', 'undo');
  });

  it.each([
    ['gone', 'confirm', undefined, 'There is no incident \\"gone\\"'],
    ['i2', 'confirm', undefined, 'link incident \\"i2\\" to no deploy, so there is nothing to confirm'],
    ['i1', 'change', undefined, 'No deploy was named'],
    ['i1', 'change', 'nowhere', 'There is no deploy \\"nowhere\\"'],
    ['i1', 'change', 's1', 'went to \\"staging\\", which is not production'],
    ['i1', 'change', 'd3', 'was cancelled'],
    ['i1', 'unlink', 'd1', 'only change takes one'],
    ['i1', 'undo', undefined, 'Nothing was decided'],
  ])('refuses %s %s %s', async (id, decision, deploy, message) => {
    await expect(decide(id, decision, deploy)).rejects.toThrow(message);
    expect((await detail('i1')).incident).toMatchObject({ causedBy: 'd2', decided: null });
  });

  it('does the same on the command line', async () => {
    const incidents = (...args: string[]): Promise<string> => outputOf(database, 'incidents', '--org', 'acme', ...args);
    expect(await incidents('--decide', 'i1', '--deploy', 'd1')).toBe('Incident i1: came from deploy d1 (changed).\n');
    expect(await incidents('--unlink', 'i1')).toBe('Incident i1: came from no deploy (unlinked).\n');
    expect(await incidents('--confirm', 'i1')).toBe('Incident i1: came from deploy d2 (confirmed).\n');
    expect(await incidents('--undo', 'i1')).toBe('Incident i1: came from deploy d2 (time).\n');
    expect(await runCommand(database, 'incidents', '--decide', 'i1')).toMatchObject({ code: 2 });
    expect(await runCommand(database, 'incidents', '--undo', 'i1', '--org', 'acme')).toMatchObject({ code: 2 });
  });
});

describe('the delivery mapping', () => {
  const MAPPING = `rules { source repo environment name ref production service } services { repo service } incidentServices { from service } canUndo changedAt
    groups { source environment name repos someRepos deploys production rule service } serviceNames incidentNames { name incidents service known }`;
  interface Mapping {
    rules: object[];
    groups: Record<string, unknown>[];
    serviceNames: string[];
    incidentNames: object[];
    canUndo: boolean;
    changedAt: string | null;
  }
  const mapping = async (): Promise<Mapping> =>
    (await server.graphql<{ deliveryMapping: Mapping }>(`{ deliveryMapping(org: "acme") { ${MAPPING} } }`))
      .deliveryMapping;
  const input = (...rules: object[]): object => ({ rules, services: [], incidentServices: [] });
  const effect = async (wanted: object): Promise<Record<string, unknown>> =>
    (
      await server.graphql<{ deliveryMappingEffect: Record<string, unknown> }>(
        `query ($input: DeliveryMappingInput!) { deliveryMappingEffect(org: "acme", input: $input) { matches { rule deploys repos newest shadowed } services { service before after }
           before { ...numbers } after { ...numbers } } }
         fragment numbers on MappingNumbers { productionDeploys services changesDeployed changesWaiting changesUnknown inferredShare waitP50 changeFailRate { numerator n } incidentsLinked }`,
        { input: wanted },
      )
    ).deliveryMappingEffect;
  const set = (wanted: object): Promise<{ setDeliveryMapping: { mapping: Mapping; job: object | null } }> =>
    server.graphql(
      `mutation ($input: DeliveryMappingInput!) { setDeliveryMapping(org: "acme", input: $input) { mapping { ${MAPPING} } job { id } } }`,
      { input: wanted },
    );
  const runs = { source: 'workflow_run', name: 'deploy to *', production: true, service: 'web' };

  it('shows all deploys there are, and what decides about them', async () => {
    const found = await mapping();
    expect(found).toMatchObject({ rules: [], canUndo: false, changedAt: null, serviceNames: ['web'] });
    expect(found.incidentNames).toEqual([{ name: 'web', incidents: 2, service: 'web', known: true }]);
    const some = ['acme/shop'];
    expect(found.groups).toEqual([
      { source: null, environment: 'production', name: null, repos: 1, someRepos: some, deploys: 3, production: true, rule: null, service: 'web' },
      { source: null, environment: 'staging', name: null, repos: 1, someRepos: some, deploys: 1, production: false, rule: null, service: 'web' },
      { source: 'workflow_run', environment: 'workflow', name: 'Deploy to production', repos: 1, someRepos: some, deploys: 2, production: false, rule: null, service: 'acme/shop' },
    ]); // prettier-ignore
  });

  it('tells what a change would do, and does nothing', async () => {
    expect(await effect(input(runs, { ...runs, name: 'Deploy to production' }))).toEqual({
      matches: [
        {
          rule: 0,
          deploys: 2,
          repos: 1,
          newest: [
            'acme/shop · Deploy to production · main · 2024-07-10',
            'acme/shop · Deploy to production · main · 2024-07-09',
          ],
          shadowed: false,
        },
        { rule: 1, deploys: 0, repos: 0, newest: [], shadowed: true },
      ],
      // d2 by its incident.
      before: { productionDeploys: 3, services: 1, changesDeployed: 2, changesWaiting: 1, changesUnknown: 0, inferredShare: 0, waitP50: 8, changeFailRate: { numerator: 1, n: 2 }, incidentsLinked: 1 },
      // w2 by its status; change 3 waited 8 h as well.
      after: { productionDeploys: 5, services: 1, changesDeployed: 3, changesWaiting: 0, changesUnknown: 0, inferredShare: 0, waitP50: 8, changeFailRate: { numerator: 2, n: 4 }, incidentsLinked: 1 },
      services: [{ service: 'web', before: 3, after: 5 }],
    }); // prettier-ignore
    expect((await mapping()).rules).toEqual([]);
    expect((await deliveryOf(server, 'acme', ALL)).total.deploys).toBe(2);
  });

  it('changes history at once, and goes back', async () => {
    const changed = await set(input({ ...runs, repo: ' ', ref: '' }));
    expect(changed.setDeliveryMapping).toMatchObject({ job: null, mapping: { canUndo: true } });
    expect(changed.setDeliveryMapping.mapping.rules).toEqual([
      { source: 'workflow_run', repo: null, environment: null, name: 'deploy to *', ref: null, production: true, service: 'web' },
    ]); // prettier-ignore
    expect((await deliveryOf(server, 'acme', ALL)).total).toMatchObject({ deploys: 4, failed: 2, changes: 3 });
    await server.graphql(`mutation { undoDeliveryMapping(org: "acme") { mapping { canUndo } job { id } } }`);
    expect((await deliveryOf(server, 'acme', ALL)).total).toMatchObject({ deploys: 2, failed: 1, changes: 2 });
  });

  it.each([
    [
      { rules: [{ source: 'jenkins', production: true }], services: [], incidentServices: [] },
      'Rule 1 names the source \\"jenkins\\"',
    ],
    [
      { rules: [{ production: true }, { name: 'a\nb', production: true }], services: [], incidentServices: [] },
      'Rule 2, name, holds a line break',
    ],
    [
      { rules: [{ name: '*a*b*c*d*e*f*g', production: true }], services: [], incidentServices: [] },
      'with 7 times \\"*\\"',
    ],
    [
      { rules: [], services: [{ repo: 'acme/*', service: ' ' }], incidentServices: [] },
      'Service rule 1 has no service',
    ],
    [{ rules: [], services: [], incidentServices: [{ from: '', service: 'web' }] }, 'Incident rule 1 has no from'],
    [
      { rules: [{ repo: 'x'.repeat(201), production: true }], services: [], incidentServices: [] },
      'has 201 characters',
    ],
  ])('refuses what does not fit: %j', async (wanted, message) => {
    await expect(set(wanted)).rejects.toThrow(message);
    expect((await mapping()).rules).toEqual([]);
  });

  it('does the same on the command line', async () => {
    const written = join(folder, 'mapping.json');
    await writeFile(written, JSON.stringify(input(runs)));
    expect(await outputOf(database, 'mapping', '--org', 'acme', '--preview', written)).toMatch(
      /^production deploys +3 +5$/m,
    );
    const json = JSON.parse(
      await outputOf(database, 'mapping', '--org', 'acme', '--set', written, '--json'),
    ) as Mapping;
    expect(json.rules).toEqual([runs]);
    expect((await deliveryOf(server, 'acme', ALL)).total.deploys).toBe(4);
    // What it prints can be given back.
    await writeFile(written, JSON.stringify(json));
    expect(await outputOf(database, 'mapping', '--org', 'acme', '--set', written)).toMatch(/rule 1/);
    await outputOf(database, 'mapping', '--org', 'acme', '--undo');
    await writeFile(written, '{"rules": [{"prod": true}]}');
    const refused = await runCommand(database, 'mapping', '--org', 'acme', '--set', written);
    expect([refused.code, refused.errors]).toEqual([
      2,
      expect.stringContaining('Rule 1 has a key "prod" that does not exist'),
    ]);
    await writeFile(written, '{');
    expect((await runCommand(database, 'mapping', '--org', 'acme', '--set', written)).errors).toContain('is no JSON');
  });
});
