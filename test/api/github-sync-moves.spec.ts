import { differences, ledgerIn, ledgerOf } from '../support/github-ledger';
import { githubScene, type GithubScene } from '../support/github-scene';
import { rowsOf } from '../support/github-sync';

jest.setTimeout(180_000);

let scene: GithubScene;

beforeEach(async () => {
  scene = await githubScene();
  expect((await scene.sync()).result).toMatchObject({ complete: true });
});

afterEach(() => scene.close());

const flows = () =>
  rowsOf<{ repo: string; flows: number }>(
    scene.database,
    'SELECT repo, count(*)::int AS flows FROM pull_request_flow GROUP BY repo ORDER BY repo',
  );

it('a repository that is renamed takes its records along, and nothing is doubled', async () => {
  const { builder } = scene;
  const [first] = builder.world.repositories;
  builder.rename(first, 'shop');
  builder.review(first.pullRequests[0], builder.world.accounts[1], '2026-03-01T10:00:00Z', 'COMMENTED');
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: true, repositories: 2 });
  expect(result?.message).toContain('acme/service-1 is called acme/shop now; its records have moved along.');
  expect(await scene.difference()).toEqual({});
  expect(await flows()).toEqual([
    { repo: 'acme/service-2', flows: 65 },
    { repo: 'acme/shop', flows: 65 },
  ]);
  const teams = await rowsOf<{ repos: string[] }>(scene.database, `SELECT repos FROM team WHERE team = 'blue'`);
  expect(teams[0].repos.sort()).toEqual(['acme/service-2', 'acme/shop']);
});

it('a name that passes from one repository to another: the records of the two are not mixed, in whichever order they are listed', async () => {
  const { builder } = scene;
  const [first, second] = builder.world.repositories;
  builder.rename(first, 'interim');
  builder.rename(second, 'service-1');
  builder.rename(first, 'service-2');
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: true, repositories: 2 });
  expect(await scene.difference()).toEqual({});
  expect(await rowsOf(scene.database, `SELECT repo FROM pull_request GROUP BY repo ORDER BY repo`)).toEqual([
    { repo: 'acme/service-1' },
    { repo: 'acme/service-2' },
  ]);
});

it('records that came under the new name before the sync knew of it are merged: the newer stays', async () => {
  const { builder } = scene;
  const [first] = builder.world.repositories;
  const [newer, older] = first.pullRequests;
  const insert = `INSERT INTO pull_request (organization_id, repo, number, title, author, created_at, updated_at)
    SELECT id, 'acme/shop', $1, $2, 'ada', now(), $3 FROM organization WHERE name = 'main'`;
  await rowsOf(scene.database, insert, [newer.number, 'Newer than the sync', '2027-01-01T00:00:00Z']);
  await rowsOf(scene.database, insert, [older.number, 'Older than the sync', '2020-01-01T00:00:00Z']);
  builder.rename(first, 'shop');
  await scene.sync();
  const titles = await rowsOf<{ title: string }>(scene.database, `SELECT title FROM pull_request WHERE repo = 'acme/shop' AND number = ANY ($1) ORDER BY number`, [[newer.number, older.number]]); // prettier-ignore
  expect(titles.map(({ title }) => title)).toEqual(['Newer than the sync', older.title]);
  const [{ count }] = await rowsOf<{ count: number }>(
    scene.database,
    `SELECT count(*)::int FROM pull_request WHERE repo = 'acme/shop'`,
  );
  expect(count).toBe(65);
  expect(await rowsOf(scene.database, `SELECT number FROM pull_request WHERE repo = 'acme/service-1'`)).toEqual([]);
});

it('a repository that is transferred away: its records follow its name, it is no longer read, and that is told', async () => {
  const { builder } = scene;
  const [first] = builder.world.repositories;
  builder.rename(first, 'service-1', builder.organization('other'));
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: true, repositories: 1 });
  expect(await scene.repositories()).toMatchObject([
    { repo: 'acme/service-2', state: 'current' },
    { repo: 'other/service-1', state: 'gone', error_code: 'gone', remedy: expect.stringContaining('its records stay') },
  ]);
  // The note on the repository itself stays as it was: it is not listed any more.
  const { pull_request: numbers, ...rest } = await scene.difference();
  expect(numbers).toBeUndefined();
  expect(rest).toEqual({});
});

it('a repository that is deleted: its records stay, it is told, and the others go on', async () => {
  const { builder, database, host } = scene;
  const before = ledgerOf(builder.world, host);
  const [gone] = builder.world.repositories.splice(0, 1);
  for (const organization of builder.world.accounts) {
    for (const team of (organization.teams as { repositories: unknown[] }[] | undefined) ?? [])
      team.repositories = team.repositories.filter((one) => one !== gone);
  }
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: true, repositories: 1 });
  expect(await scene.repositories()).toMatchObject([
    { repo: 'acme/service-1', state: 'gone', error_code: 'gone', error: 'acme/service-1 is not there any more, or these credentials may no longer see it.' }, // prettier-ignore
    { repo: 'acme/service-2', state: 'current' },
  ]);
  expect(differences(await ledgerIn(database), before)).toEqual({});
  // It is back: it goes on where it was.
  builder.world.repositories.push(gone);
  builder.review(gone.pullRequests[0], builder.world.accounts[1], '2026-03-01T10:00:00Z', 'COMMENTED');
  expect((await scene.sync()).result).toMatchObject({ complete: true, repositories: 2 });
  expect(await scene.difference()).toEqual({});
  expect((await scene.repositories())[0]).toMatchObject({ state: 'current', error_code: null });
});

it('a repository that is archived is read once more, noted as archived, and left alone', async () => {
  const [first] = scene.builder.world.repositories;
  first.isArchived = true;
  await scene.sync();
  expect((await scene.repositories())[0]).toMatchObject({ state: 'archived', error_code: null });
  expect(await scene.difference()).toEqual({});
  scene.double.requests.length = 0;
  expect((await scene.sync()).result).toMatchObject({ complete: true, pullRequests: 0 });
  expect(scene.double.requests.filter(({ operationName }) => operationName === 'pullRequests')).toEqual([]);
});

it('rows that are missing are found by counting, and read again with all that belongs to them', async () => {
  const numbers = scene.builder.world.repositories[0].pullRequests
    .filter((_, at) => at % 7 === 0)
    .map(({ number }) => number);
  for (const table of ['pull_request', 'pull_request_event', 'review', 'review_comment'])
    await rowsOf(scene.database, `DELETE FROM ${table} WHERE repo = 'acme/service-1' AND number = ANY ($1)`, [numbers]);
  scene.double.requests.length = 0;
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: true, pullRequests: numbers.length });
  expect(await scene.difference()).toEqual({});
  const asked = scene.double.requests.map(({ operationName }) => operationName);
  // One page of numbers, one call for the ten that are missing.
  expect(asked.filter((name) => name === 'pullRequestIds')).toHaveLength(1);
  expect(asked.filter((name) => name === 'pullRequestsById')).toHaveLength(1);
});

it('threads that were resolved, and reactions, show after a day, though GitHub does not count them as updates', async () => {
  const { builder } = scene;
  const open = builder.world.repositories.flatMap(({ pullRequests }) => pullRequests).filter(({ state, reviewThreads }) => state === 'OPEN' && reviewThreads.length > 0); // prettier-ignore
  expect(open.length).toBeGreaterThan(0);
  const thread = open[0].reviewThreads.find(({ isResolved }) => !isResolved) ?? open[0].reviewThreads[0];
  thread.isResolved = false;
  builder.resolve(thread, builder.world.accounts[1]);
  builder.react(thread.comments[0], builder.world.accounts[2], 'ROCKET', '2026-03-01T10:00:00Z');
  await scene.sync();
  expect(Object.keys(await scene.difference())).toEqual(['review_comment']);
  await rowsOf(scene.database, `UPDATE synced_repository SET reconciled_at = now() - interval '25 hours'`);
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('pull requests that GitHub no longer has are told and never deleted', async () => {
  const [first] = scene.builder.world.repositories;
  const before = ledgerOf(scene.builder.world, scene.host);
  first.pullRequests.splice(10, 1);
  const { result } = await scene.sync();
  expect(result?.complete).toBe(true);
  expect(result?.message).toContain(
    'acme/service-1: GitHub counts 64 pull requests, 65 are here: those it no longer has stay.',
  );
  expect(differences(await ledgerIn(scene.database), before)).toEqual({});
});
