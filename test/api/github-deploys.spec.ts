import { addRun, addWorkflow, type Workflow } from '../doubles/github/actions';
import { WorldBuilder } from '../doubles/github/world-builder';
import type { Repository } from '../doubles/github/world';
import { startConnected } from '../support/connected';
import { rowsOf } from '../support/github-sync';
import { githubScene, type GithubScene } from '../support/github-scene';

jest.setTimeout(180_000);

const HOUR = 3_600_000;
/** So many hours before now, on the minute, as GitHub writes times. */
const ago = (hours: number): string =>
  new Date(Math.floor(Date.now() / 60_000) * 60_000 - hours * HOUR).toISOString().replace('.000Z', 'Z');

interface Deploy {
  id: string;
  name: string | null;
  status: string;
  source: string | null;
  finished_at: Date;
}

let scene: GithubScene;
let shop: Repository;
let deploy: Workflow;

/** acme/shop with a workflow that deploys and one that does not. */
async function open(): Promise<void> {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  shop = builder.repository(builder.organization('acme', [ada]), 'shop', { pushedAt: ago(1) });
  deploy = addWorkflow(shop, 'To the shops', '.github/workflows/deploy.yml');
  addRun(addWorkflow(shop, 'CI', '.github/workflows/ci.yml'), ago(3));
  scene = await githubScene({}, builder);
}

beforeEach(open);
afterEach(() => scene.close());

const sync = (workflows = ['*deploy*'], options = {}) => scene.sync({ fakeWait: true, ...options }, { workflows });
const deploys = () =>
  rowsOf<Deploy>(scene.database, 'SELECT id, name, status, source, finished_at FROM deploy ORDER BY id');
const runsAsked = () => scene.double.restRequests.filter(({ path }) => path.endsWith('/runs'));
const idOf = ({ id }: { id: number }) => `github-workflow-run:${scene.host}:${id}`;

it('runs of workflows that fit become deploys of the environment workflow; others are not even asked for', async () => {
  const good = addRun(deploy, '2026-03-02T10:00:00Z');
  const failed = addRun(deploy, ago(30), { conclusion: 'timed_out', head_branch: 'hotfix' });
  const stopped = addRun(deploy, ago(29), { conclusion: 'cancelled' });
  for (const conclusion of ['skipped', 'neutral', 'action_required', 'stale']) addRun(deploy, ago(28), { conclusion });
  addRun(deploy, ago(1), { status: 'in_progress', conclusion: null });
  const { result } = await sync();
  expect(result).toMatchObject({ complete: true, failed: 0 });
  expect((await deploys()).map(({ id, name, status, source }) => [id, name, status, source])).toEqual([
    [idOf(good), 'To the shops', 'success', 'workflow_run'],
    [idOf(failed), 'To the shops', 'failure', 'workflow_run'],
    [idOf(stopped), 'To the shops', 'cancelled', 'workflow_run'],
  ]);
  const [row] = await rowsOf(scene.database, `SELECT repo, environment, sha, ref, started_at, finished_at, url FROM deploy WHERE id = '${idOf(good)}'`); // prettier-ignore
  // Ten seconds of waiting and a minute of work.
  expect(row).toEqual({
    repo: 'acme/shop',
    environment: 'workflow',
    sha: good.head_sha,
    ref: 'main',
    started_at: new Date('2026-03-02T10:00:10Z'),
    finished_at: new Date('2026-03-02T10:01:10Z'),
    url: `${scene.double.url}/acme/shop/actions/runs/${good.id}`,
  });
  expect(new Set(runsAsked().map(({ path }) => path))).toEqual(
    new Set([`/repos/acme/shop/actions/workflows/${deploy.databaseId}/runs`]),
  );
});

it('without patterns nothing is asked of REST, and no point of GraphQL is spent on runs', async () => {
  addRun(deploy, ago(3));
  await sync([]);
  expect(scene.double.restRequests).toEqual([]);
  const spent = scene.double.points();
  await sync();
  const again = scene.double.points();
  await sync([]);
  // A run in which nothing changed costs what it costs without workflows.
  expect(again - spent).toBe(scene.double.points() - again);
  expect(await deploys()).toHaveLength(1);
});

it('more runs than one question gives (1,000) are all read, the newest first', async () => {
  for (let at = 0; at < 2150; at++) addRun(deploy, ago(2200 - at));
  const { result } = await sync();
  expect(result?.complete).toBe(true);
  expect(await deploys()).toHaveLength(2150);
  const pages = runsAsked().map(({ search }) => new URLSearchParams(search).get('page'));
  // 10 pages, 10 that begin with the last one again, and the rest.
  expect(pages.slice(0, 11)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '1']);
  expect(pages).toHaveLength(22);
});

it('the next run asks one question, which costs nothing when nothing changed, and finds what is new or was run again', async () => {
  const old = addRun(deploy, ago(60), { conclusion: 'failure' });
  const open = addRun(deploy, ago(2), { status: 'in_progress', conclusion: null });
  await sync();
  await sync();
  const before = scene.double.restRequests.length;
  await sync();
  expect(scene.double.restRequests.slice(before).map(({ path, status }) => [path.split('/').at(-1), status])).toEqual([
    ['runs', 304],
  ]);
  Object.assign(old, { conclusion: 'success', run_attempt: 2, updated_at: ago(0) });
  Object.assign(open, { status: 'completed', conclusion: 'failure', updated_at: ago(0) });
  const added = addRun(deploy, ago(0.1));
  await sync();
  expect((await deploys()).map(({ id, status, finished_at }) => [id, status, finished_at.toISOString()])).toEqual([
    [idOf(old), 'success', new Date(old.updated_at).toISOString()],
    [idOf(open), 'failure', new Date(open.updated_at).toISOString()],
    [idOf(added), 'success', new Date(added.updated_at).toISOString()],
  ]);
});

it('a page that never comes is told, and the next run goes on where it stood', async () => {
  for (let at = 0; at < 250; at++) addRun(deploy, ago(300 - at));
  let asked = 0;
  const mend = scene.double.fail({
    when: ({ path }) => path.endsWith('/runs') && ++asked >= 3,
    with: { kind: 'status', status: 502 },
  });
  const { result, waits } = await sync();
  expect(result?.complete).toBe(false);
  expect(result?.message).toContain('acme/shop, workflow runs: GitHub answers 502');
  expect(waits).toEqual([2, 4]);
  expect(await deploys()).toHaveLength(200);
  mend();
  const before = runsAsked().length;
  expect((await sync()).result).toMatchObject({ complete: true });
  expect(await deploys()).toHaveLength(250);
  const pages = runsAsked().slice(before).map(({ search }) => new URLSearchParams(search).get('page')); // prettier-ignore
  expect(pages).toEqual(['3']);
});

it('a limit that ends soon is waited for; one that ends in an hour leaves the rest to the next run', async () => {
  addRun(deploy, ago(3));
  const rest = ({ path }: { path: string }) => path.includes('/actions/');
  scene.double.fail({ times: 1, when: rest, with: { kind: 'secondaryLimit', status: 429, retryAfter: 7 } });
  const soon = await sync();
  expect(soon.waits).toEqual([7]);
  expect(soon.result?.complete).toBe(true);
  expect(await deploys()).toHaveLength(1);

  addRun(deploy, ago(1));
  const mend = scene.double.fail({ when: rest, with: { kind: 'primaryLimit', status: 403, resetSeconds: 3000 } });
  const late = await sync();
  expect(late.fault).toBeUndefined();
  expect(late.waits).toEqual([]);
  expect(late.result).toMatchObject({ complete: false, message: expect.stringContaining('workflow runs: GitHub\'s hourly limit is used up') }); // prettier-ignore
  mend();
  expect((await sync()).result?.complete).toBe(true);
  expect(await deploys()).toHaveLength(2);
});

it.each(['forbidden', 'notFound'] as const)('without the right to Actions (%s) it is said, and nothing else fails', async (kind) => {
  addRun(deploy, ago(3));
  scene.double.fail({ when: ({ path }) => path.includes('/actions/'), with: { kind } });
  const { result } = await sync();
  expect(result).toMatchObject({ complete: true, failed: 0 });
  expect(result?.message).toContain('Workflow runs may not be read (acme/shop): give the token or App read access to Actions'); // prettier-ignore
  expect(await deploys()).toEqual([]);
}); // prettier-ignore

it('deployments and releases say where they come from and where they can be looked at', async () => {
  const [, ada] = scene.builder.world.accounts;
  const deployment = scene.builder.deployment(shop, 'a'.repeat(40), 'production', ada, [['SUCCESS', ago(5)]]);
  deployment.statuses[0].logUrl = 'https://ci.example.com/7';
  const release = scene.builder.release(shop, 'v1.2.0', ada, ago(4));
  await sync();
  const rows = await rowsOf(scene.database, 'SELECT id, source, name, url, environment FROM deploy ORDER BY id');
  expect(rows).toEqual([
    { id: `github-deployment:${scene.host}:${deployment.databaseId}`, source: 'deployment', name: null, url: 'https://ci.example.com/7', environment: 'production' }, // prettier-ignore
    { id: `github-release:${scene.host}:${release.databaseId}`, source: 'release', name: 'v1.2.0', url: expect.stringContaining(scene.double.url), environment: 'release' }, // prettier-ignore
  ]);
});

it('the whole program: a connection has patterns, which can be changed and take effect', async () => {
  const connected = await startConnected();
  try {
    const { repository } = connected.small;
    addRun(addWorkflow(repository, 'Deploy', '.github/workflows/deploy.yml'), ago(5));
    addRun(addWorkflow(repository, 'Nightly', '.github/workflows/nightly.yml'), ago(4));
    const mutation = `mutation ($input: ConnectGithubInput!) { connectGithub(input: $input) { connection { id incidentLabels workflows } } }`;
    const made = await connected.ask(mutation, { input: connected.input() });
    const { connection } = (made.data as unknown as { connectGithub: { connection: { id: string } } }).connectGithub;
    expect(connection).toMatchObject({
      workflows: ['*deploy*', '*release*', '*publish*', '*ship*', '*prod*'],
      incidentLabels: ['incident', '*/incident', '*:incident', '*: incident', 'outage', 'sev?', 'sev-?'],
    });
    const names = async () => {
      expect(await connected.command(['sync'])).toMatchObject({ code: 0 });
      const { rows } = await connected.client.query<{ name: string }>("SELECT name FROM deploy WHERE source = 'workflow_run' ORDER BY name"); // prettier-ignore
      return rows.map(({ name }) => name);
    };
    expect(await names()).toEqual(['Deploy']);
    const change = `mutation ($id: ID!, $workflows: [String!]) { changeConnection(id: $id, workflows: $workflows) { workflows incidentLabels } }`;
    const refused = await connected.ask(change, { id: connection.id, workflows: ['*a*b*c*d*e*'] });
    expect(refused.errors?.[0].message).toContain('is no pattern of a workflow');
    const changed = await connected.ask(change, { id: connection.id, workflows: [' Nightly ', 'deploy', 'deploy'] });
    expect(changed.data).toMatchObject({ changeConnection: { workflows: ['Nightly', 'deploy'], incidentLabels: expect.arrayContaining(['incident']) } }); // prettier-ignore
    expect(await names()).toEqual(['Deploy', 'Nightly']);
  } finally {
    await connected.close();
  }
});
