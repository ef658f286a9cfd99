import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testToken } from '../doubles/github/credentials';
import { connectMutation, newToken, startConnected, type Connected } from '../support/connected';
import { eventually } from '../support/eventually';

jest.setTimeout(90_000);

let here: Connected;
beforeAll(async () => {
  here = await startConnected();
});
afterEach(() => here.mend());
afterAll(() => here.close());

interface Listed {
  id: string;
  state: string;
  lastRunAt: string;
  nextRunAt: string;
  completeTo: string;
}

const listed = async (fields: string): Promise<Listed[]> =>
  (await here.ask(`{ connections(org: "main") { ${fields} } }`)).data?.connections as unknown as Listed[];
const nothingStored = async () => expect((await here.client.query('select from organization')).rowCount).toBe(0);

describe('connecting', () => {
  it('tells what would be read and stores nothing', async () => {
    const { data } = await here.ask(
      `mutation ($input: ConnectGithubInput!) { checkGithub(input: $input) { login totalRepositories repositories { repo pullRequests private archived } rateLimit warnings } }`,
      { input: here.input() },
    );
    // smallWorld: four pull requests in one private repository.
    expect(data?.checkGithub).toMatchObject({
      totalRepositories: 1,
      repositories: [{ repo: 'acme/shop', pullRequests: 4, private: true, archived: false }],
      rateLimit: 5000,
      warnings: [],
    });
    expect((await here.ask('{ connections { id } }')).data).toEqual({ connections: [] });
    await nothingStored();
  });

  it.each([
    ['a token that GitHub does not take', { token: 'wrong-token' }, 'upstream_failed', /GitHub does not accept the credentials.*make a new one/], // prettier-ignore
    ['an organization that is not there', { login: 'nobody' }, 'upstream_failed', /404|not there/],
    ['no login', { login: '' }, 'bad_input', /The login of the organization is missing/],
    ['a private address', { baseUrl: 'https://127.0.0.1:1' }, 'not_allowed', /127\.0\.0\.1:1 leads to the private address.*DOWNSTREAM_ALLOW_HOSTS/], // prettier-ignore
  ])('refuses %s, and stores nothing', async (_, given, code, message) => {
    const { errors } = await here.ask(connectMutation, { input: here.input(given) });
    expect(errors).toHaveLength(1);
    expect(errors?.[0].message).toMatch(message);
    expect(errors?.[0].extensions.code).toBe(code);
    await nothingStored();
  });

  it('makes the organization, stores the token sealed and reads everything', async () => {
    const { data } = await here.ask(connectMutation, { input: here.input() });
    const { connection, job, hookSecret } = data?.connectGithub as unknown as { connection: { id: string; hookPath: string }; job: { id: string }; hookSecret: string }; // prettier-ignore
    expect(connection).toMatchObject({
      name: here.name,
      auth: 'token',
      login: 'acme',
      hookSecrets: 1,
      everyMinutes: 15,
    });
    expect(connection.hookPath).toMatch(/^\/hooks\/github\/\d+-[0-9a-f]{32}$/);
    expect(hookSecret).toMatch(/^[0-9a-f]{64}$/);
    expect(job).toMatchObject({ name: `sync ${here.name}` });
    const ended = await eventually(
      async () =>
        (await here.ask(`{ job(id: "${job.id}") { state error } }`)).data?.job as unknown as { state: string },
      ({ state }) => ['done', 'failed'].includes(state),
    );
    expect(ended).toEqual({ state: 'done', error: null });

    const [of] = await listed(`id state completeTo expected got lastRunAt nextRunAt errorCode error repositoryCount
      failedRepositories rateLimit job { id } deliveries { waiting taken lastAt }`);
    expect(of).toMatchObject({ id: connection.id, state: 'complete', expected: 4, got: 4, error: null, repositoryCount: 1, failedRepositories: 0, rateLimit: 5000, job: null, deliveries: { waiting: 0, taken: 0, lastAt: null } }); // prettier-ignore
    expect((Date.parse(of.nextRunAt) - Date.parse(of.lastRunAt)) / 60_000).toBeCloseTo(15, 1);
    // The repository was quiet for long: what counts is when it was looked at.
    expect(Math.abs(Date.parse(of.completeTo) - Date.parse(of.lastRunAt))).toBeLessThan(60_000);
    const { data: page } = await here.ask(
      `{ syncedRepositories(org: "main", connection: "${of.id}", first: 1) { total hasNextPage nodes { repo state expected got cursor lagHours firstAt error counts { kind expected got } } } }`,
    );
    expect(page?.syncedRepositories).toMatchObject({ total: 1, hasNextPage: false, nodes: [{ repo: 'acme/shop', state: 'current', expected: 4, got: 4, error: null }] }); // prettier-ignore
  });

  it('is not connected twice', async () => {
    const { errors } = await here.ask(connectMutation, { input: here.input() });
    expect(errors?.[0].message).toBe(
      `${here.name} is connected already: change its token there, or disconnect it first.`,
    );
  });
});

describe('what is connected', () => {
  it('is not read by itself while its token is refused, until it gets another one', async () => {
    const [{ id }] = await listed('id');
    here.fail({ with: { kind: 'status', status: 401 } });
    await here.ask(`mutation { startSync(id: "${id}") { id } }`);
    await eventually(
      () => listed('state errorCode nextRunAt'),
      ([{ state }]) => state === 'failed',
    );
    expect(await listed('state errorCode nextRunAt')).toEqual([
      { state: 'failed', errorCode: 'unauthorized', nextRunAt: null },
    ]);
    const change = `mutation ($token: String!) { changeConnection(id: "${id}", token: $token) { errorCode } }`;
    const refused = await here.ask(change, { token: newToken });
    expect(refused.errors?.[0].message).toContain('does not accept the credentials');
    here.mend();
    expect((await here.ask(change, { token: newToken })).data?.changeConnection).toEqual({ errorCode: null });
    await eventually(
      () => listed('state nextRunAt'),
      ([{ state, nextRunAt }]) => state === 'complete' && Date.parse(nextRunAt) > Date.now(),
    );
  });

  it('is changed, paused and replaces the secret of its webhook', async () => {
    const [{ id }] = await listed('id');
    const change = await here.ask(
      `mutation { changeConnection(id: "${id}", everyMinutes: 60, paused: true) { everyMinutes paused state } }`,
    );
    expect(change.data?.changeConnection).toEqual({ everyMinutes: 60, paused: true, state: 'paused' });
    const wrong = await here.ask(`mutation { changeConnection(id: "${id}", everyMinutes: 0) { id } }`);
    expect(wrong.errors?.[0].extensions.code).toBe('bad_input');

    const rotate = async () =>
      (await here.ask(`mutation { rotateHookSecret(id: "${id}") }`)).data?.rotateHookSecret as unknown as string;
    const [first, second] = [await rotate(), await rotate()];
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
    expect(await listed('hookSecrets')).toEqual([{ hookSecrets: 2 }]);
    const drop = await here.ask(`mutation { dropHookSecret(id: "${id}") { hookSecrets } }`);
    expect(drop.data?.dropHookSecret).toEqual({ hookSecrets: 1 });
  });

  it('is disconnected, and its records stay', async () => {
    const [{ id }] = await listed('id');
    const count = 'select count(*)::int as count from pull_request';
    expect((await here.client.query(count)).rows).toEqual([{ count: 4 }]);
    expect((await here.ask(`mutation { disconnect(id: "${id}") }`)).data).toEqual({ disconnect: true });
    expect(await listed('id')).toEqual([]);
    expect((await here.client.query(count)).rows).toEqual([{ count: 4 }]);
    const { errors } = await here.ask(`mutation { disconnect(id: "${id}") }`);
    expect(errors?.[0].extensions.code).toBe('not_found');
  });
});

it('takes webhooks without a token', async () => {
  const { data } = await here.ask(connectMutation, { input: here.input({ auth: 'none', token: null }) });
  const { connection, job } = data?.connectGithub as unknown as { connection: { id: string }; job: null };
  expect(connection).toMatchObject({ name: here.name, auth: 'none', state: 'waiting' });
  expect(job).toBeNull();
  const { errors } = await here.ask(`mutation { startSync(id: "${connection.id}") { id } }`);
  expect(errors?.[0].message).toBe(`${here.name} takes webhooks only: there is nothing to sync.`);
  await here.ask(`mutation { disconnect(id: "${connection.id}") }`);
});

it('secrets stand in no answer, no log and no column as they are', async () => {
  await here.ask(connectMutation, { input: here.input() });
  const rows = async (table: string) =>
    (await here.client.query<{ text: string }>(`select row_to_json(t)::text as text from ${table} t`)).rows.map(({ text }) => text).join(); // prettier-ignore
  const stored = (await rows('connection')) + (await rows('job')) + (await rows('graphile_worker._private_jobs'));
  expect(stored).toContain(here.name);
  expect(here.said().length).toBeGreaterThan(1000);
  for (const token of [testToken, newToken]) expect(here.said() + stored).not.toContain(token);
  const key = readFileSync(join(here.home, 'secret.key'), 'utf8').trim();
  expect(here.said() + stored).not.toContain(key);
});
