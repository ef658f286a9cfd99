import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import {
  claudeCodeDay,
  claudeCodeKey,
  startClaudeCodeDouble,
  type ClaudeCodeDouble,
} from '../doubles/usage-claude-code';
import { codexKey, codexWorkspace, startCodexDouble, type CodexDouble } from '../doubles/usage-codex';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { buildServer, freePort, startProgram, type RunningProgram } from '../support/program';

// Every command is a process.
jest.setTimeout(120_000);

let database: TestDatabase;
let claude: ClaudeCodeDouble;
let codex: CodexDouble;
let server: RunningProgram;
let url: string;
let client: Client;
let home: string;
let said = '';

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  await buildServer();
  [database, claude, codex] = await Promise.all([cloneDatabase(), startClaudeCodeDouble(), startCodexDouble()]);
  home = mkdtempSync(join(tmpdir(), 'downstream-usage-'));
  client = new Client({ connectionString: database.url });
  await client.connect();
  claude.days.set(day(1), [claudeCodeDay(day(1), 'ada@example.com')]);
  server = start(['serve', '--port', String(await freePort())], { DOWNSTREAM_LOG_LEVEL: 'trace' });
  url = await server.ready;
});
afterEach(() => claude.mend());
afterAll(async () => {
  server.child.kill('SIGTERM');
  await server.ended;
  await client.end();
  rmSync(home, { recursive: true });
  await Promise.all([claude.close(), codex.close()]);
  await database.drop();
});

function start(args: string[], env: Record<string, string>): RunningProgram {
  const DOWNSTREAM_ALLOW_HOSTS = `${claude.host},${codex.host}`;
  return startProgram(args, { DATABASE_URL: database.url, DOWNSTREAM_HOME: home, DOWNSTREAM_ALLOW_HOSTS, ...env });
}

async function command(args: string[], env: Record<string, string> = {}) {
  const program = start(args, env);
  const code = await program.ended;
  said += program.output() + program.errors();
  return { code, output: program.output(), errors: program.errors() };
}

interface Asked<T> {
  data: T;
  errors?: { message: string; extensions: { code: string } }[];
}

async function ask<T = Record<string, never>>(query: string, variables: object = {}): Promise<Asked<T>> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ query, variables });
  const text = await (await fetch(`${url}/graphql`, { method: 'POST', headers, body })).text();
  said += text;
  return JSON.parse(text) as Asked<T>;
}

interface Listed {
  id: string;
  name: string;
  door: string;
  state: string;
  errorCode: string | null;
  nextRunAt: string | null;
  lastRunAt: string | null;
  everyMinutes: number;
  usage: { lastDay: string; days: number; missing: number; rows: number; rejected: number } | null;
}

const listed = async (): Promise<Listed[]> =>
  (
    await ask<{ connections: Listed[] }>(
      '{ connections(org: "main") { id name door state errorCode nextRunAt lastRunAt everyMinutes usage { lastDay days missing rows rejected } } }',
    )
  ).data.connections;
const one = async (name: string): Promise<Listed> => {
  const found = (await listed()).find((connection) => connection.name === name);
  if (!found) throw new Error(`There is no ${name}.`);
  return found;
};
const input = (more: object = {}) => ({
  door: 'claude_code_usage',
  baseUrl: claude.url,
  secret: claudeCodeKey,
  ...more,
});
const checkQuery = 'mutation ($input: UsageConnectionInput!) { checkUsage(input: $input) { ok message remedy } }';
const connectQuery =
  'mutation ($input: UsageConnectionInput!) { connectUsage(org: "main", input: $input) { id name door auth state hookPath job { name } } }';

it('a key is tried without anything being stored', async () => {
  expect((await ask(checkQuery, { input: input() })).data).toEqual({
    checkUsage: { ok: true, message: 'The usage of Claude Code of this organization can be read.', remedy: null },
  });
  const wrong = await ask<{ checkUsage: { ok: boolean; message: string; remedy: string } }>(checkQuery, { input: input({ secret: 'sk-wrong' }) }); // prettier-ignore
  expect(wrong.data.checkUsage).toMatchObject({ ok: false, message: 'Claude Code does not accept the key (invalid x-api-key).' }); // prettier-ignore
  expect(wrong.data.checkUsage.remedy).toContain('Admin API key');
  expect((await client.query('select from organization')).rowCount).toBe(0);
});

it.each([
  [{ door: 'copilot_usage' }, 'The organization is missing'],
  [{ door: 'copilot_usage', organization: 'a/b' }, 'The organization is "a/b"'],
  [{ door: 'codex_usage' }, 'The workspace is missing'],
  [{ secret: ' ' }, 'The key is missing.'],
  [{ secret: 'two words' }, 'This is no key'],
  [{ baseUrl: 'ftp://vendor.example' }, 'is no address'],
  [{ baseUrl: 'https://me:pass@vendor.example' }, '"https://vendor.example" is no address'],
  [{ everyMinutes: 0 }, 'A sync every 0 minutes is not possible'],
])('%j is refused with what to do', async (more, message) => {
  const { errors } = await ask(connectQuery, { input: input(more) });
  expect(errors?.[0].extensions.code).toBe('bad_input');
  expect(errors?.[0].message).toContain(message);
});

it('a private address that nobody allowed is not asked', async () => {
  const { errors } = await ask(checkQuery, { input: input({ baseUrl: 'https://10.0.0.1' }) });
  expect(errors?.[0].extensions.code).toBe('not_allowed');
});

it('connecting starts the first pull, which ends complete; the key is stored sealed and shown nowhere', async () => {
  const { data } = await ask<{ connectUsage: object }>(connectQuery, { input: input() });
  expect(data.connectUsage).toMatchObject({ name: 'Claude Code', door: 'claude-code-usage', auth: 'token', hookPath: '', job: { name: 'sync Claude Code' } }); // prettier-ignore
  const done = await eventually(
    () => one('Claude Code'),
    ({ state }) => state === 'complete',
  );
  expect(done).toMatchObject({ errorCode: null, everyMinutes: 360, usage: { lastDay: day(1), days: 90, missing: 0, rows: 1, rejected: 0 } }); // prettier-ignore
  // Six hours later it is due again.
  expect((Date.parse(done.nextRunAt ?? '') - Date.parse(done.lastRunAt ?? '')) / 60_000).toBeCloseTo(360, 3);
  const { rows } = await client.query<{ text: string }>('select row_to_json(c)::text as text from connection c');
  for (const text of [rows[0].text, said, server.output(), server.errors()]) expect(text).not.toContain(claudeCodeKey);
});

it('the same again is refused, also under the name of another connection', async () => {
  const { errors } = await ask(connectQuery, { input: input() });
  const other = { door: 'codex_usage', workspace: codexWorkspace, baseUrl: `${codex.url}/v1/analytics/codex`, secret: codexKey, name: 'Claude Code' }; // prettier-ignore
  expect((await ask(connectQuery, { input: other })).errors?.[0].message).toContain('Claude Code is connected already');
  expect(errors?.[0].message).toBe('Claude Code is connected already: change its key there, or give this one another name.'); // prettier-ignore
});

it('a connection that is due is pulled by itself; a paused one is not', async () => {
  const { id } = await one('Claude Code');
  claude.days.set(day(2), [claudeCodeDay(day(2), 'ben@example.com')]);
  await ask('mutation ($id: ID!) { changeConnection(org: "main", id: $id, paused: true) { state } }', { id });
  await client.query('update connection set next_run_at = now()');
  claude.requests.splice(0);
  expect((await one('Claude Code')).state).toBe('paused');
  await ask('mutation ($id: ID!) { changeConnection(org: "main", id: $id, paused: false, everyMinutes: 60) { state } }', { id }); // prettier-ignore
  const { usage } = await eventually(
    () => one('Claude Code'),
    ({ state, usage: read }) => state === 'complete' && read?.rows === 2,
  );
  expect(usage).toMatchObject({ days: 90, missing: 0 });
  // Only the newest seven.
  expect(new Set(claude.requests.map(({ search }) => search.get('starting_at'))).size).toBe(7);
});

it('a key that is refused stops the schedule and says what to do; a new one starts it', async () => {
  const { id } = await one('Claude Code');
  claude.fail({ answer: { status: 401, body: { error: { message: 'invalid x-api-key' } } } });
  await ask('mutation ($id: ID!) { startSync(org: "main", id: $id) { name } }', { id });
  const failed = await eventually(
    () => one('Claude Code'),
    ({ errorCode }) => errorCode !== null,
  );
  expect(failed).toMatchObject({ state: 'failed', errorCode: 'unauthorized', nextRunAt: null });
  expect((await command(['sources'])).output).toContain('Claude Code does not accept the key');
  const change = 'mutation ($id: ID!, $token: String) { changeConnection(org: "main", id: $id, token: $token) { state } }'; // prettier-ignore
  expect((await ask(change, { id, token: claudeCodeKey })).errors?.[0].extensions.code).toBe('upstream_failed');
  claude.mend();
  await ask(change, { id, token: claudeCodeKey });
  await eventually(
    () => one('Claude Code'),
    ({ state, errorCode }) => state === 'complete' && errorCode === null,
  );
});

it('"sync" reads here, and ends with 3 when a row lies aside', async () => {
  const whole = await command(['sync', 'Claude Code']);
  expect(whole).toMatchObject({ code: 0, errors: '' });
  expect(whole.output).toContain('Claude Code: 7 days of Claude Code read, 2 rows; all 90 days up to');
  claude.days.set(day(3), [{ ...claudeCodeDay(day(3), 'x'), actor: {} }]);
  const partial = await command(['sync', 'claude-code-usage', '--json']);
  expect(partial.code).toBe(3);
  expect(JSON.parse(partial.output)).toMatchObject({ connections: [{ complete: false, days: 7, rejected: 1, repositories: null, error: null }] }); // prettier-ignore
  expect(await one('Claude Code')).toMatchObject({ state: 'incomplete', usage: { rejected: 1 } });
});

it('"sources" tells the last day read, rows, what lies aside and the next run', async () => {
  const { output } = await command(['sources']);
  expect(output).toContain(
    `Claude Code: last day read ${day(1)}, 90 days, 2 rows; 1 row put aside ("downstream rejects").`,
  );
  expect(output).toMatch(/Claude Code +claude-code-usage +incomplete/);
  const { connections } = JSON.parse((await command(['sources', '--json'])).output) as { connections: object[] };
  expect(connections[0]).toMatchObject({ door: 'claude-code-usage', usage: { lastDay: day(1), days: 90, missing: 0, rejected: 1 } }); // prettier-ignore
});

it('"connect codex-usage" takes its key from the environment or a file, tries it, and a server that runs begins to read', async () => {
  const args = ['connect', 'codex-usage', '--base-url', `${codex.url}/v1/analytics/codex`];
  expect(await command(args)).toMatchObject({ code: 2, errors: expect.stringContaining('set CODEX_ANALYTICS_KEY') as string }); // prettier-ignore
  const file = join(home, 'key');
  writeFileSync(file, `${codexKey}\n`);
  const tried = await command([...args, '--workspace', codexWorkspace, '--token-file', file, '--check', '--json']);
  expect(JSON.parse(tried.output)).toMatchObject({ check: { ok: true } });
  const wrong = await command([...args, '--workspace', 'ws-2'], { CODEX_ANALYTICS_KEY: codexKey });
  expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining('Workspace not found') as string });
  const { code, output } = await command([...args, '--workspace', codexWorkspace], { CODEX_ANALYTICS_KEY: codexKey });
  expect(code).toBe(0);
  expect(output).toContain('Connected Codex ws-1; it is read every 360 minutes.');
  // Nobody used it: every day is in with 0 rows, which is data.
  await eventually(
    () => one('Codex ws-1'),
    ({ state, usage }) => state === 'complete' && usage?.rows === 0,
  );
  expect(said).not.toContain(codexKey);
});

it('"disconnect" leaves the records', async () => {
  expect((await command(['disconnect', 'Claude Code'])).code).toBe(0);
  expect((await listed()).map(({ name }) => name)).toEqual(['Codex ws-1']);
  expect((await client.query('select from agent_usage')).rowCount).toBe(2);
});
