import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testToken } from '../doubles/github/credentials';
import { startConnected, type Connected } from '../support/connected';
import { eventually } from '../support/eventually';

// Every command is a process.
jest.setTimeout(120_000);

let here: Connected;
beforeAll(async () => {
  here = await startConnected();
});
afterEach(() => here.mend());
afterAll(() => here.close());

interface Listed {
  state: string;
  lastRunAt: string;
  nextRunAt: string;
}

const listed = async (fields: string): Promise<Listed[]> =>
  (await here.ask(`{ connections(org: "main") { ${fields} } }`)).data?.connections as unknown as Listed[];
const saying = (text: string) => expect.stringContaining(text) as string;

it('"connect" says what is missing, and stores nothing', async () => {
  const acme = ['connect', 'github', '--org-login', 'acme'];
  expect(await here.command(acme)).toMatchObject({ code: 2, errors: saying('There is no token: set GITHUB_TOKEN') });
  const nothing = await here.command(['connect', 'github'], { GITHUB_TOKEN: 'x' });
  expect(nothing).toMatchObject({ code: 2, errors: saying('Say what to read') });
  expect((await here.client.query('select from organization')).rowCount).toBe(0);
});

it('"connect" takes its token from a file; with --check it stores nothing', async () => {
  const file = join(here.home, 'token');
  writeFileSync(file, `${testToken}\n`);
  const { code, output } = await here.command(['connect', 'github', '--base-url', here.double.url, '--repos', 'acme/shop', '--token-file', file, '--check', '--json']); // prettier-ignore
  expect(code).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ check: { totalRepositories: 1, repositories: [{ repo: 'acme/shop' }] } });
  expect((await here.client.query('select from organization')).rowCount).toBe(0);
});

it('"connect" takes its token from the environment, tells what it sees, and a server that runs begins to read', async () => {
  const args = ['connect', 'github', '--base-url', here.double.url, '--org-login', 'acme'];
  const { code, output } = await here.command(args, { GITHUB_TOKEN: testToken });
  expect(code).toBe(0);
  expect(output).toContain('1 repository can be read');
  expect(output).toMatch(/acme\/shop\s+4\s+private/);
  expect(output).toContain(`Connected ${here.name}.`);
  await eventually(
    () => listed('state'),
    ([connection]) => connection.state === 'complete',
  );
});

it('"sources" shows what is connected, for people and with stable keys', async () => {
  const { output } = await here.command(['sources']);
  expect(output).toContain(here.name);
  expect(output).toContain('4 of 4');
  const { connections, sources } = JSON.parse((await here.command(['sources', '--json'])).output) as Record<string, object[]>; // prettier-ignore
  expect(Object.keys(connections[0])).toEqual(['id', 'door', 'name', 'state', 'paused', 'everyMinutes', 'repositoryCount', 'failedRepositories', 'expected', 'got', 'completeTo', 'lastRunAt', 'nextRunAt', 'rateLimit', 'rateRemaining', 'rateResetAt', 'errorCode', 'error', 'remedy', 'hookPath', 'deliveries', 'usage', 'repositories']); // prettier-ignore
  expect(connections[0]).toMatchObject({ state: 'complete', expected: 4, got: 4, repositories: [{ repo: 'acme/shop', state: 'current', expected: 4, got: 4, error: null }] }); // prettier-ignore
  expect(Array.isArray(sources)).toBe(true);
  const csv = (await here.command(['sources', '--csv', '--repositories'])).output;
  const lines = csv.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  expect(lines[0]).toBe('connection,repo,state,expected,got,complete_to,lag_hours,cursor,synced_at,reconciled_at,error_code,error,remedy'); // prettier-ignore
  expect(lines[1].startsWith(`${here.name},acme/shop,current,4,4,`)).toBe(true);
});

it('"sync" ends with 0 when all is there', async () => {
  const whole = await here.command(['sync', 'acme']);
  expect(whole).toMatchObject({ code: 0, errors: '' });
  expect(whole.output).toContain('all of them are here');
});

it('"sync" ends with 3 when a repository cannot be read, and "sources" says why', async () => {
  here.fail({ when: ({ operationName }) => operationName === 'pullRequests', with: { kind: 'status', status: 404 } });
  here.small.builder.comment(here.small.queued, here.small.ada, '2026-03-03T08:00:00Z', 'Still on it?');
  const missing = await here.command(['sync']);
  expect(missing.code).toBe(3);
  expect(missing.output).toContain('1 of 1 repository failed');
  expect((await here.command(['sources'])).output).toMatch(/acme\/shop\s+failed .*404/);
});

it('"sync" ends with 1 when GitHub fails, what to do is shown, and the next run comes later', async () => {
  here.fail({ with: { kind: 'status', status: 502 } });
  const failed = await here.command(['sync', '--json']);
  expect(failed.code).toBe(1);
  const { connections } = JSON.parse(failed.output) as { connections: object[] };
  expect(connections).toMatchObject([{ name: here.name, complete: false, error: saying('GitHub answers 502') }]);
  const [{ lastRunAt, nextRunAt, ...rest }] = await listed('state errorCode lastRunAt nextRunAt');
  expect(rest).toEqual({ state: 'failed', errorCode: 'upstream' });
  // Twice the usual quarter of an hour after the first fault.
  expect((Date.parse(nextRunAt) - Date.parse(lastRunAt)) / 60_000).toBeCloseTo(30, 3);
  expect((await here.command(['sources'])).output).toContain('GitHub answers 502');
  here.mend();
  expect(await here.command(['sync'])).toMatchObject({ code: 0, errors: '' });
  expect(await listed('state errorCode error')).toEqual([{ state: 'complete', errorCode: null, error: null }]);
});

it('"sync" and "disconnect" name what there is when they are asked for something else', async () => {
  expect(await here.command(['sync', 'nobody'])).toMatchObject({
    code: 1,
    errors: `There is no connection "nobody"; there are: ${here.name}.\n`,
  });
  expect(await here.command(['disconnect', 'acme'])).toMatchObject({
    code: 0,
    output: `Disconnected ${here.name}; its records stay.\n`,
  });
  expect(await here.command(['sync'])).toMatchObject({
    code: 1,
    errors: 'Nothing is connected yet: "downstream connect github --org-login LOGIN".\n',
  });
});

it('"connect" reads as a GitHub App, with its installation found by the login', async () => {
  const file = join(here.home, 'app.pem');
  writeFileSync(file, here.privateKey);
  const args = ['connect', 'github', '--base-url', here.double.url, '--org-login', 'acme', '--app-id', '7'];
  expect(await here.command(args)).toMatchObject({ code: 2, errors: '--private-key-file is missing.\n' });
  expect(await here.command([...args, '--private-key-file', file])).toMatchObject({ code: 0, errors: '' });
  await eventually(
    () => listed('state'),
    ([connection]) => connection.state === 'complete',
  );
  expect(await listed('auth got expected')).toEqual([{ auth: 'app', got: 4, expected: 4 }]);
  const { rows } = await here.client.query<{ text: string }>('select row_to_json(c)::text as text from connection c');
  const [line] = here.privateKey.split('\n').slice(1);
  for (const text of [here.said(), rows[0].text]) expect(text).not.toContain(line);
});
