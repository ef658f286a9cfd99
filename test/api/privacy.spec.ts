import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

/*
 * Four weeks of March 2026, Monday the 2nd to Sunday the 29th. Ada uses codex on Tuesday and Wednesday of the first week and claude-code on Tuesday and
 * Wednesday of the last; ben uses codex once, on the last Wednesday. Ada has one delegated run of three hours in the first week.
 */
const usage = (person: string, day: string, tool: string) => ({ kind: 'agent_usage', person, day, tool, surface: 'cli', prompts: 1 }); // prettier-ignore
const RECORDS = [
  { kind: 'person', login: 'ada', name: 'Ada Example', emails: ['ada@acme.test'], team: 'core', function: 'engineering', started_on: '2025-01-01' },
  { kind: 'person', login: 'ben', team: 'core', function: 'design', started_on: '2025-01-01' },
  usage('ada', '2026-03-03', 'codex'), usage('ada', '2026-03-04', 'codex'),
  usage('ada', '2026-03-24', 'claude-code'), usage('ada', '2026-03-25', 'claude-code'), usage('ben', '2026-03-25', 'codex'),
  { kind: 'agent_run', id: 'run-1', person: 'ada', tool: 'codex', surface: 'cli', mode: 'delegated', started_at: '2026-03-03T09:00:00Z', ended_at: '2026-03-03T12:00:00Z' },
  { kind: 'pull_request', repo: 'acme/shop', number: 1, title: 'One', author: 'ada', created_at: '2026-03-29T10:00:00Z', body: 'with @ben' },
]; // prettier-ignore

let database: TestDatabase;
let server: TestServer;
let owner: Client;
let file: string;

beforeAll(async () => {
  database = await cloneDatabase();
  file = join(await mkdtemp(join(tmpdir(), 'privacy-')), 'records.ndjson');
  await writeFile(file, RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  await outputOf(database, 'import', file, '--org', 'acme');
  server = await startServer(database);
  owner = new Client({ connectionString: database.url });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await server?.close();
  await database?.drop();
});

interface Own {
  login: string;
  weeks: { label: string[] };
  tier: (string | null)[];
  evidence: string[];
  value: (number | null)[];
  delegatedHours: (number | null)[];
  runs: (number | null)[];
  surfaces: string[];
  sources: { kind: string; tool: string; from: string }[];
}
const OWN = 'login weeks { label } tier evidence value delegatedHours runs surfaces sources { kind tool from }';
const ownRow = async (key: string): Promise<Own> =>
  (await server.graphql<{ ownRow: Own }>(`query ($key: String!) { ownRow(key: $key) { ${OWN} } }`, { key })).ownRow;
const makeKey = async (login: string): Promise<{ key: string; address: string }> =>
  (await server.graphql<{ makePersonKey: never }>(`mutation { makePersonKey(login: "${login}") { key address } }`)).makePersonKey; // prettier-ignore
const keys = async (): Promise<{ id: string; login: string | null }[]> =>
  (await server.graphql<{ privacy: { keys: never } }>('{ privacy { keys { id login } } }')).privacy.keys;

describe('rows of single people', () => {
  const tiers = () =>
    server.graphql<{ personTiers: { total: number; nodes: { login: string; team: string; function: string; tier: string }[] } }>(
      '{ personTiers(scope: { range: "2026-03-02..2026-03-29" }) { total nodes { login team function tier } } }',
    ); // prettier-ignore

  it('are refused until they are turned on', async () => {
    await expect(tiers()).rejects.toThrow(/not_allowed/);
  });

  it('come in the order of the alphabet once they are, and go again', async () => {
    await server.graphql('mutation { setPersonRows(on: true) { personRows } }');
    // In the 28 days: ada on four days and a run of three hours, which is power; ben on one day.
    expect((await tiers()).personTiers).toEqual({
      total: 2,
      nodes: [
        { login: 'ada', team: 'core', function: 'engineering', tier: 'power' },
        { login: 'ben', team: 'core', function: 'design', tier: 'none' },
      ],
    });
    await server.graphql('mutation { setPersonRows(on: false) { personRows } }');
    await expect(tiers()).rejects.toThrow(/not_allowed/);
  });
});

describe('the own row', () => {
  it('shows its person, and nobody else, what is counted', async () => {
    const { key, address } = await makeKey('ADA@acme.test');
    expect(address).toBe(`/own-row#${key}`);
    const row = await ownRow(key);
    expect(row.login).toBe('ada');
    expect(row.weeks.label).toEqual(['2026-W10', '2026-W11', '2026-W12', '2026-W13']);
    // The run of three hours lies in every window.
    expect(row.tier).toEqual(['power', 'power', 'power', 'power']);
    expect(row.evidence[0]).toBe('run_length');
    expect(row.value[0]).toBe(3);
    expect(row.delegatedHours[0]).toBe(3);
    expect(row.runs[0]).toBe(1);
    expect(row.surfaces).toEqual(['cli']);
    expect(JSON.stringify(row)).not.toContain('ben');
  });

  it('keeps only a fingerprint of the key, and hides whose keys there are', async () => {
    const { key } = await makeKey('ben');
    const { rows } = await owner.query<{ row: string }>('SELECT k::text AS row FROM person_key k');
    expect(rows.every(({ row }) => !row.includes(key.slice(3)))).toBe(true);
    expect((await keys()).map(({ login }) => login)).toEqual([null, null]);
  });

  it.each([['nothing'], ['1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'], ['999-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa']])(
    'refuses the key %s',
    async (key) => {
      await expect(ownRow(key)).rejects.toThrow(/not_allowed/);
    },
  );

  it('refuses a key that was withdrawn, and one that is too old, in the words of one that never was', async () => {
    const refusalOf = (key: string) => ownRow(key).then(() => 'opened', (error: Error) => error.message.replaceAll(key, 'KEY')); // prettier-ignore
    const [first, second] = [await makeKey('ada'), await makeKey('ada')];
    const never = await refusalOf(`${first.key.slice(0, -8)}aaaaaaaa`);
    const [{ id }] = await keys();
    await server.graphql(`mutation { revokePersonKey(id: "${id}") { erased } }`);
    expect(never).toMatch(/not_allowed/);
    expect(await refusalOf(second.key)).toBe(never);
    expect((await ownRow(first.key)).login).toBe('ada');
    await owner.query(`UPDATE person_key SET expires_at = now() - interval '1 second'`);
    expect(await refusalOf(first.key)).toBe(never);
    expect(await keys()).toEqual([]);
  });

  it('refuses keys for nobody, and for more than a year', async () => {
    await expect(makeKey('nobody')).rejects.toThrow(/Nobody is known as/);
    await expect(server.graphql('mutation { makePersonKey(login: "ada", days: 400) { key } }')).rejects.toThrow(/1 to 366 days/); // prettier-ignore
  });
});

describe('how long data are kept', () => {
  const rules = async (): Promise<{ source: string; days: number | null; rows: number; oldest: string | null }[]> =>
    (await server.graphql<{ privacy: { retention: never } }>('{ privacy { retention { source days rows oldest } } }')).privacy.retention; // prettier-ignore
  const set = (source: string, days: number | null) =>
    server.graphql(`mutation { setRetention(source: "${source}", days: ${days}) { erased } }`);
  /** Days from a day to now. */
  const since = (day: string): number => Math.floor((Date.now() - Date.parse(day)) / 86_400_000);

  it('is for ever, for telemetry a month, where nothing is said', async () => {
    expect((await rules()).map(({ source, days, rows }) => [source, days, rows])).toEqual([
      ['rejects', null, 0],
      ['runs:codex', null, 1],
      ['telemetry', 30, 0],
      ['usage:claude-code', null, 2],
      ['usage:codex', null, 3],
      ['webhooks', 30, 0],
    ]);
  });

  it('removes what is older at once, and what is removed is unknown, not none', async () => {
    // The days up to the 14th of March go.
    await set('usage:codex', since('2026-03-15'));
    await set('runs:codex', since('2026-03-15'));
    const left = await rules();
    expect(left.find(({ source }) => source === 'usage:codex')).toMatchObject({ rows: 1, oldest: '2026-03-25T00:00:00.000Z' }); // prettier-ignore
    expect(left.find(({ source }) => source === 'runs:codex')).toMatchObject({ rows: 0 });
    const { key } = await makeKey('ada');
    const row = await ownRow(key);
    // claude-code tells from the 24th on, codex from the 25th on.
    expect(row.sources.filter(({ kind }) => kind === 'usage').map(({ tool, from }) => [tool, from])).toEqual([
      ['claude-code', '2026-03-24T00:00:00.000Z'],
      ['codex', '2026-03-25T00:00:00.000Z'],
    ]);
    const last = row.weeks.label.indexOf('2026-W13');
    expect(row.tier[last]).toBe('casual');
    expect(row.tier.slice(0, last).every((tier) => tier === 'unknown')).toBe(true);
    expect(row.delegatedHours.slice(0, last).every((hours) => hours === null)).toBe(true);
  });

  it('refuses what cannot be set', async () => {
    await expect(set('webhooks', 3)).rejects.toThrow(/cannot be set/);
    await expect(set('runs:codex', 0)).rejects.toThrow(/1 to 36500 days/);
  });
});

describe('deleting a person on the command line', () => {
  it('prints what would change, deletes with --yes, names nobody in the log, and the same file brings nothing back', async () => {
    const preview = await outputOf(database, 'privacy', '--erase', 'ben');
    expect(preview).toContain('Nothing was changed.');
    expect(preview).toMatch(/person +1\n/);
    expect(preview).toMatch(/pull request +1\n|pull_request +1\n/);
    const { code, output, errors } = await runCommand(database, 'privacy', '--erase', 'ben', '--yes');
    expect(code).toBe(0);
    const pseudonym = /erased-[0-9a-f]{8}/.exec(output)![0];
    expect(errors).toContain('A person of the organization acme was deleted');
    expect(errors).not.toContain('ben');
    await outputOf(database, 'import', file, '--org', 'acme');
    const { rows } = await owner.query<{ all: string }>(
      `SELECT (SELECT string_agg(p::text, ' ') FROM person p) || (SELECT string_agg(u::text, ' ') FROM agent_usage u)
         || (SELECT string_agg(r::text, ' ') FROM pull_request r) AS all`,
    );
    expect(rows[0].all).not.toMatch(/\bben\b/);
    expect(rows[0].all).toContain(`with @${pseudonym}`);
    const again = await runCommand(database, 'privacy', '--erase', 'ben', '--yes');
    expect(again).toMatchObject({ code: 1 });
    expect(again.errors).toContain('Nobody is known as "ben"');
  });
});
