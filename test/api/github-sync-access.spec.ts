import { generateKeyPairSync } from 'node:crypto';
import { seededBuilder } from '../doubles/github/seeded-world';
import { WorldBuilder } from '../doubles/github/world-builder';
import { differences, ledgerIn, ledgerOf } from '../support/github-ledger';
import { githubScene, type GithubScene } from '../support/github-scene';
import { rowsOf, runCheck } from '../support/github-sync';

jest.setTimeout(180_000);

let scene: GithubScene;

afterEach(() => scene.close());

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
});
const app = { id: 77, publicKey, installations: [{ id: 5, login: 'acme' }] };

it.each([
  ['the installation is given', '5', 0],
  ['the installation is looked up', null, 0],
  ['the clock is an hour off', null, 3600],
])('as a GitHub App: %s', async (_, installationId, clockSkewSeconds) => {
  scene = await githubScene({ app, clockSkewSeconds });
  const { result } = await scene.sync({}, { auth: { kind: 'app', appId: '77', privateKey, installationId } });
  expect(result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('as a GitHub App whose tokens live for a short time only: makes new ones', async () => {
  // Tokens that end within five minutes are never used twice.
  scene = await githubScene({ app: { ...app, tokenSeconds: 250 } });
  const { result } = await scene.sync({}, { auth: { kind: 'app', appId: '77', privateKey, installationId: '5' } });
  expect(result).toMatchObject({ complete: true });
  const made = scene.double.restRequests.filter(({ path }) => path.endsWith('/access_tokens'));
  expect(made.length).toBeGreaterThan(2);
});

it('as a GitHub App that is not installed, or with a key that is none: says what to do', async () => {
  scene = await githubScene({ app });
  const other = { kind: 'app', appId: '77', privateKey, installationId: null };
  const missing = await scene.sync({}, { auth: other, login: 'other' });
  expect(missing.fault).toMatchObject({ code: 'not_found', remedy: expect.stringContaining('Install the App') });
  const broken = await scene.sync({}, { auth: { ...other, privateKey: 'no key' } });
  expect(broken.fault).toMatchObject({ code: 'unauthorized', remedy: expect.stringContaining('.pem') });
});

it('single sign-on: says that the token is to be authorized', async () => {
  scene = await githubScene({ tokens: { 'token-of-the-double': { samlBlocked: ['acme'] } } });
  const { fault } = await scene.sync();
  expect(fault).toMatchObject({ code: 'forbidden', message: expect.stringContaining('single sign-on'), remedy: expect.stringContaining('Authorize the token') }); // prettier-ignore
});

it('teams become teams and people; the people of a team of 130 all come', async () => {
  const builder = new WorldBuilder();
  const people = Array.from({ length: 130 }, (_, at) =>
    builder.user(`person-${at}`, at === 0 ? { name: 'Ada', email: 'ada@example.com' } : {}),
  );
  const organization = builder.organization('acme', people);
  const repository = builder.repository(organization, 'shop');
  builder.pullRequest(repository, people[0], '2026-01-05T10:00:00Z');
  const parent = builder.team(organization, 'engineering', { members: people, repositories: [repository] });
  builder.team(organization, 'blue', { parentTeam: parent, members: people.slice(0, 2) });
  scene = await githubScene(
    { tokens: { 'token-of-the-double': { scopes: ['repo', 'read:org', 'read:user'] } } },
    builder,
  );
  expect((await scene.sync()).result?.complete).toBe(true);
  const teams = await rowsOf<{ team: string; parent: string | null; members: string[]; repos: string[] }>(scene.database, 'SELECT team, parent, members, repos FROM team ORDER BY team'); // prettier-ignore
  expect(teams[0]).toEqual({ team: 'blue', parent: 'engineering', members: ['person-0', 'person-1'], repos: [] });
  expect(teams[1]).toMatchObject({ team: 'engineering', parent: null, repos: ['acme/shop'] });
  expect(new Set(teams[1].members)).toEqual(new Set(people.map(({ login }) => login)));
  const [ada] = await rowsOf(
    scene.database,
    `SELECT name, emails, account_type, account_id FROM person WHERE login = 'person-0'`,
  );
  expect(ada).toEqual({
    name: 'Ada',
    emails: ['ada@example.com'],
    account_type: 'human',
    account_id: String(people[0].databaseId),
  });
});

it('without the right to see teams: CODEOWNERS give teams their repositories, and the run says why', async () => {
  scene = await githubScene({ tokens: { 'token-of-the-double': { scopes: ['repo'] } } });
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: true });
  expect(result?.message).toContain('The token may not see the teams; CODEOWNERS files are read instead.');
  expect(await rowsOf(scene.database, 'SELECT team, members, repos FROM team')).toEqual([
    { team: 'blue', members: null, repos: ['acme/service-1', 'acme/service-2'] },
  ]);
});

it('chosen repositories: one that may not be read is told, the others are complete', async () => {
  const builder = seededBuilder({ pullRequests: 60, repositories: 3 });
  const [one, other, closed] = builder.world.repositories;
  closed.isPrivate = true;
  scene = await githubScene({ tokens: { 'token-of-the-double': { kind: 'fineGrained', repositories: [] } } }, builder);
  const names = ['acme/service-1', 'acme/service-2', 'acme/service-3', 'acme/nothing'];
  const { result } = await scene.sync({}, { target: 'repositories', login: null, repositories: names });
  expect(result).toMatchObject({ complete: false, repositories: 4, failed: 2 });
  expect(result?.message).toContain('2 of 4 repositories failed');
  expect((await scene.repositories()).map(({ repo, state, error_code }) => [repo, state, error_code])).toEqual([
    ['acme/nothing', 'failed', 'not_found'],
    ['acme/service-1', 'current', null],
    ['acme/service-2', 'current', null],
    ['acme/service-3', 'failed', 'forbidden'],
  ]);
  expect(differences(await ledgerIn(scene.database), ledgerOf(builder.world, scene.host, [one, other]))).toEqual({});
});

it('deployments that may not be read: everything else comes, and the run says what is missing', async () => {
  scene = await githubScene();
  const [first] = scene.builder.world.repositories;
  const refusal = { type: 'FORBIDDEN', message: 'Resource not accessible by personal access token' };
  const mend = scene.double.fail({
    when: ({ operationName, query }) => operationName === 'repositoryLists' && query.includes('deployments'),
    with: { kind: 'errorBesideData', path: ['nodes', 0, 'deployments'], ...refusal },
  });
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: false, failed: 0 });
  expect(result?.message).toMatch(/acme\/service-\d, deployments: GitHub refuses access/);
  const rows = await scene.repositories();
  expect(rows.map(({ state }) => state)).toEqual(['current', 'current']);
  expect(rows.filter(({ error_code }) => error_code === 'forbidden')).toHaveLength(1);
  const { deploy, ...rest } = await scene.difference();
  expect(rest).toEqual({});
  expect(deploy).toMatchObject({ surplus: 0, examples: { missing: [expect.stringContaining('github-deployment'), expect.anything(), expect.anything()] } }); // prettier-ignore
  // Releases come all the same.
  const releases = await rowsOf(scene.database, `SELECT id FROM deploy WHERE environment = 'release'`);
  expect(releases).toHaveLength(first.releases.length);
  mend();
  expect((await scene.sync()).result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('a person: all that belongs to the login', async () => {
  const builder = new WorldBuilder();
  const ada = builder.user('ada');
  const repository = builder.repository(ada, 'tool');
  builder.pullRequest(repository, null, '2026-01-05T10:00:00Z');
  scene = await githubScene({}, builder);
  const { result } = await scene.sync({}, { target: 'user', login: 'ada' });
  expect(result).toMatchObject({ complete: true, repositories: 1 });
  expect(await scene.difference()).toEqual({});
});

it('an older Enterprise Server: asks for nothing it does not know', async () => {
  scene = await githubScene({
    schemaWithout: [
      'PullRequestTimelineItemsItemType.ADDED_TO_MERGE_QUEUE_EVENT',
      'PullRequestTimelineItemsItemType.REMOVED_FROM_MERGE_QUEUE_EVENT',
      'PullRequestReview.fullDatabaseId',
      'PullRequestReviewComment.fullDatabaseId',
    ],
  });
  const { result } = await scene.sync({}, { baseUrl: `${scene.double.url}/api/v3` });
  expect(result).toMatchObject({ complete: true });
  expect(await scene.difference()).toEqual({});
});

it('a server that lacks what cannot be left out: names it', async () => {
  scene = await githubScene({ schemaWithout: ['PullRequest.reviewThreads'] });
  const { fault } = await scene.sync();
  expect(fault).toMatchObject({ code: 'unknown_schema', message: expect.stringContaining('reviewThreads'), remedy: expect.stringContaining('Enterprise Server') }); // prettier-ignore
});

it('a check tells who signs in, what can be seen and what is left, and writes nothing', async () => {
  scene = await githubScene();
  const { check } = await runCheck(scene.database, { baseUrl: scene.double.url });
  expect(check).toMatchObject({ login: 'viewer', totalRepositories: 2, rateLimit: 5000, warnings: [] });
  expect(check?.repositories.sort((a, b) => (a.repo < b.repo ? -1 : 1))).toEqual([
    { repo: 'acme/service-1', pullRequests: 65, archived: false, private: false },
    { repo: 'acme/service-2', pullRequests: 65, archived: false, private: false },
  ]);
  const refused = await runCheck(scene.database, { baseUrl: scene.double.url, login: 'nobody' });
  expect(refused.fault).toMatchObject({
    code: 'not_found',
    message: expect.stringContaining('The organization nobody'),
  });
});

it('a token that sees no repository has read nothing: the run is not called complete', async () => {
  const builder = new WorldBuilder();
  builder.organization('acme', [builder.user('ada')]);
  scene = await githubScene({}, builder);
  const { result } = await scene.sync();
  expect(result).toMatchObject({ complete: false, repositories: 0 });
  expect(result?.message).toMatch(/^Not one repository can be seen/);
});
