import { startGithubDouble, type GithubDouble } from '../doubles/github/github-double';
import { seededBuilder } from '../doubles/github/seeded-world';
import type { World } from '../doubles/github/world';
import { WorldBuilder } from '../doubles/github/world-builder';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { testToken } from '../doubles/github/credentials';
import { differences, ledgerIn, ledgerOf } from '../support/github-ledger';
import { buildServer, startProgram } from '../support/program';
import { rowsOf, runSync } from '../support/github-sync';

jest.setTimeout(180_000);

let database: TestDatabase;
let double: GithubDouble;

beforeEach(async () => {
  database = await cloneDatabase();
});

afterEach(async () => {
  await double.close();
  await database.drop();
});

const hour = (index: number): string =>
  new Date(Date.UTC(2026, 0, 5, 8) + index * 3_600_000).toISOString().replace('.000Z', 'Z');

/** 1,000 pull requests of which every fifth has 4 review threads of two comments. */
function thousand(): World {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  const ben = builder.user('ben');
  const agent = builder.bot('review-agent');
  const repository = builder.repository(builder.organization('acme', [ada, ben]), 'shop');
  for (let index = 0; index < 1000; index++) {
    const change = builder.pullRequest(repository, ada, hour(index));
    builder.commit(change, ada, hour(index - 1));
    builder.review(change, ben, hour(index + 1), 'APPROVED');
    if (index % 5 === 0) {
      for (let at = 0; at < 4; at++) {
        const thread = builder.thread(change, `src/part-${at}.ts`, 10);
        builder.react(
          builder.threadComment(thread, agent, hour(index + 1), 'This may fail.'),
          ada,
          'THUMBS_UP',
          hour(index + 1),
        );
        builder.threadComment(thread, ada, hour(index + 2), 'Changed.');
      }
    }
    builder.merge(change, ben, hour(index + 2));
  }
  return builder.world;
}

it('reads 1,000 pull requests, 20 % of them with 4 threads, whole for at most 20 points', async () => {
  const world = thousand();
  double = await startGithubDouble(world);
  const { result } = await runSync(database, { baseUrl: double.url });
  expect(result).toMatchObject({ complete: true, failed: 0, repositories: 1, pullRequests: 1000 });
  expect(differences(await ledgerIn(database), ledgerOf(world, new URL(double.url).host))).toEqual({});

  const points: Record<string, number> = {};
  for (const { operationName = '', points: cost } of double.requests)
    points[operationName] = (points[operationName] ?? 0) + cost;
  // 10 pages of 100; 200 pull requests with threads in 2 calls; 800 threads in 6 calls. Once a run: what an Enterprise Server knows, the list of
  // repositories, whether their deployments and releases changed, and the teams (1 + 100 + 100 requests).
  const perPullRequest = { pullRequests: 10, reviewThreads: 2, threadComments: 6 };
  expect(points).toEqual({
    ...perPullRequest,
    dialect: 1,
    organizationRepositories: 1,
    pullRequestReadiness: 10,
    repositoryLists: 1,
    repositoryReadiness: 1,
    teams: 2,
  });
  const spentOn = (names: string[]) => names.reduce((sum, name) => sum + points[name], 0);
  expect(spentOn(['pullRequests', 'reviewThreads', 'threadComments'])).toBeLessThanOrEqual(20);
  expect(result?.points).toBe(double.points());

  const spent = double.points();
  const again = await runSync(database, { baseUrl: double.url });
  expect(again.result).toMatchObject({ complete: true, pullRequests: 0 });
  // Nothing has changed: only what is asked once a run.
  expect(double.points() - spent).toBe(5);
});

it('reads two repositories, and in the next run only what changed', async () => {
  const builder = seededBuilder({ pullRequests: 230, repositories: 2, releases: 3 });
  double = await startGithubDouble(builder.world);
  const host = new URL(double.url).host;
  const { result, derivations } = await runSync(database, { baseUrl: double.url });
  expect(result).toMatchObject({ complete: true, message: '2 repositories, 230 pull requests: all of them are here.' });
  expect(differences(await ledgerIn(database), ledgerOf(builder.world, host))).toEqual({});
  expect(derivations).toBeLessThanOrEqual(4);
  const [{ flows }] = await rowsOf<{ flows: number }>(database, 'SELECT count(*)::int AS flows FROM pull_request_flow');
  expect(flows).toBe(230);

  const [first, second] = builder.world.repositories;
  const [ada, ben] = builder.world.accounts.filter(({ login }) => ['ada', 'ben'].includes(login));
  const changed = first.pullRequests[3];
  builder.review(changed, ben, hour(5000), 'APPROVED');
  builder.threadComment(builder.thread(changed, 'src/late.ts', 5), ben, hour(5001), 'One more.');
  const added = builder.pullRequest(second, ada, hour(5002), { isDraft: true });
  builder.commit(added, ada, hour(5002));
  builder.deployment(first, changed.mergeCommit?.oid ?? 'f'.repeat(40), 'production', ada, [
    ['QUEUED', hour(5002)],
    ['IN_PROGRESS', hour(5003)],
    ['SUCCESS', hour(5004)],
    ['INACTIVE', hour(5005)],
  ]);
  double.requests.length = 0;
  const next = await runSync(database, { baseUrl: double.url });
  expect(next.result?.complete).toBe(true);
  expect(differences(await ledgerIn(database), ledgerOf(builder.world, host))).toEqual({});
  // One page each, the threads of one pull request, and the page of deployments.
  const asked = double.requests.map(({ operationName }) => operationName);
  expect(asked.filter((name) => name === 'pullRequests')).toHaveLength(2);
  expect(asked.filter((name) => name === 'threadComments')).toHaveLength(1);
  expect(asked.filter((name) => name === 'deployments')).toHaveLength(1);
});

it('reads nested lists longer than 100 to their ends', async () => {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  const ben = builder.user('ben');
  const repository = builder.repository(builder.organization('acme', [ada, ben]), 'shop');
  const long = builder.pullRequest(repository, ada, hour(0));
  for (let at = 0; at < 250; at++) builder.commit(long, ada, hour(at));
  const wide = builder.pullRequest(repository, ada, hour(1));
  for (let at = 0; at < 150; at++)
    builder.threadComment(builder.thread(wide, `src/part-${at}.ts`, at + 1), ben, hour(2), 'Why?');
  const deep = builder.pullRequest(repository, ada, hour(2));
  const thread = builder.thread(deep, 'src/part.ts', 3);
  for (let at = 0; at < 130; at++)
    builder.threadComment(thread, at % 2 === 0 ? ben : ada, hour(at + 3), `Answer ${at}.`);
  const states = Array.from({ length: 119 }, (_, at): [string, string] => ['IN_PROGRESS', hour(at)]);
  builder.deployment(repository, 'a'.repeat(40), 'production', ada, [...states, ['SUCCESS', hour(200)]]);
  double = await startGithubDouble(builder.world);
  const { result } = await runSync(database, { baseUrl: double.url });
  expect(result).toMatchObject({ complete: true });
  expect(differences(await ledgerIn(database), ledgerOf(builder.world, new URL(double.url).host))).toEqual({});
});

it('the whole program: connect, sync twice, and ask for the flow', async () => {
  const builder = seededBuilder({ pullRequests: 60, repositories: 2 });
  double = await startGithubDouble(builder.world);
  await buildServer();
  const env = {
    DATABASE_URL: database.url,
    GITHUB_TOKEN: testToken,
    DOWNSTREAM_ALLOW_HOSTS: new URL(double.url).host,
    DOWNSTREAM_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
  const run = async (...args: string[]) => {
    const program = startProgram(args, env);
    const code = await program.ended;
    return { code, output: program.output(), errors: program.errors() };
  };
  const connected = await run('connect', 'github', '--org', 'main', '--org-login', 'acme', '--base-url', double.url);
  expect(connected).toMatchObject({ code: 0, errors: '' });
  const first = await run('sync', '--json');
  expect(first).toMatchObject({ code: 0, errors: '' });
  expect(JSON.parse(first.output)).toMatchObject({
    connections: [{ complete: true, repositories: 2, pullRequests: 60 }],
  });
  expect(differences(await ledgerIn(database), ledgerOf(builder.world, new URL(double.url).host))).toEqual({});
  const mend = double.fail({
    when: ({ operationName }) => operationName === 'pullRequests',
    with: { kind: 'forbidden' },
  });
  builder.review(builder.world.repositories[0].pullRequests[0], builder.world.accounts[1], hour(5000), 'COMMENTED');
  const second = await run('sync');
  // Something is missing: said in words, and by the exit code.
  expect(second.code).toBe(3);
  expect(second.output).toContain('1 of 2 repositories failed: acme/service-1');
  mend();
  const sources = await run('sources');
  expect(sources.output).toContain('acme/service-1');
  expect(sources.output).toContain('GitHub refuses access');
});
