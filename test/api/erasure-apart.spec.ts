import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(120_000);

/* People whom no pull request, review, person record or team names. */
const MAIL = 'dan@acme.test';
const usage = (person: string, day: string, more = {}) => ({ kind: 'agent_usage', person, day, tool: 'codex', surface: 'cli', prompts: 1, ...more }); // prettier-ignore
const RECORDS = [
  usage(MAIL, '2026-03-03'),
  usage('Dan@acme.test', '2026-03-04', { seat: MAIL }),
  usage('other@acme.test', '2026-03-03'),
  usage('devin-ai-integration[bot]', '2026-03-03'),
  { kind: 'agent_run', id: 'run-1', person: 'eva', tool: 'codex', surface: 'cli', mode: 'delegated', started_at: '2026-03-03T09:00:00Z' },
  { kind: 'incident', id: 'inc-1', opened_at: '2026-03-03T09:00:00Z', responders: ['fay@acme.test', 'other@acme.test'] },
]; // prettier-ignore

let database: TestDatabase;
let owner: Client;
let file: string;

beforeAll(async () => {
  database = await cloneDatabase();
  file = join(await mkdtemp(join(tmpdir(), 'apart-')), 'records.ndjson');
  await writeFile(file, RECORDS.map((record) => JSON.stringify(record)).join('\n'));
  await outputOf(database, 'import', file, '--org', 'acme');
  owner = new Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(
    `INSERT INTO telemetry_point (organization_id, series, at, start_at, person, tool, surface, session, field, cumulative, value)
     SELECT id, '\\x01', now(), now(), $1, 'codex', 'cli', 's', 'prompts', false, 1 FROM organization`,
    [MAIL],
  );
  // Both spellings of one day.
  await owner.query(
    `INSERT INTO telemetry_due (organization_id, person, day, tool, surface)
     SELECT id, person, '2026-03-05', 'codex', 'cli' FROM organization, unnest($1::text[]) AS u (person)`,
    [[MAIL, 'DAN@acme.test']],
  );
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const TABLES = ['agent_usage', 'agent_run', 'telemetry_point', 'telemetry_due', 'incident', 'rejected_record'];

/** Everything that tables with people hold, as one text. */
async function everything(): Promise<string> {
  const texts: string[] = [];
  for (const table of TABLES) {
    const { rows } = await owner.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`);
    texts.push(...rows.map(({ row }) => row));
  }
  return texts.join('\n');
}

it('finds who is known by an e-mail address in usage and telemetry alone, in every spelling', async () => {
  const before = await everything();
  const preview = await outputOf(database, 'privacy', '--erase', 'DAN@ACME.test', '--json');
  expect(JSON.parse(preview)).toMatchObject({
    accounts: ['DAN@acme.test', 'Dan@acme.test', MAIL],
    rows: [
      { table: 'agent_usage', rows: 2 },
      { table: 'telemetry_due', rows: 2 },
      { table: 'telemetry_point', rows: 1 },
    ],
    total: 5,
  });
  expect(await everything()).toBe(before);
});

it('deletes them, and the same file brings nothing back', async () => {
  const { code, output } = await runCommand(database, 'privacy', '--erase', MAIL, '--yes');
  expect(code).toBe(0);
  const pseudonym = /erased-[0-9a-f]{8}/.exec(output)![0];
  await outputOf(database, 'import', file, '--org', 'acme');
  expect(await everything()).not.toMatch(/dan@acme/i);
  const { rows } = await owner.query<{ person: string; day: string }>(
    `SELECT person, day::text FROM agent_usage WHERE tool = 'codex' ORDER BY day, person`,
  );
  expect(rows).toEqual([
    { person: 'devin-ai-integration[bot]', day: '2026-03-03' },
    { person: pseudonym, day: '2026-03-03' },
    { person: 'other@acme.test', day: '2026-03-03' },
    { person: pseudonym, day: '2026-03-04' },
  ]);
  // Two spellings of one day to be summed are one.
  expect((await owner.query('SELECT person FROM telemetry_due')).rows).toEqual([{ person: pseudonym }]);
  const again = await runCommand(database, 'privacy', '--erase', MAIL, '--yes');
  expect(again.errors).toContain(`Nobody is known as "${MAIL}"`);
});

it.each([
  ['a login of a run', 'eva'],
  ['an address among the responders of an incident', 'fay@acme.test'],
])('deletes %s', async (_, login) => {
  expect(await everything()).toContain(login);
  expect(await runCommand(database, 'privacy', '--erase', login, '--yes')).toMatchObject({ code: 0 });
  expect(await everything()).not.toContain(login);
  expect(await everything()).toContain('other@acme.test');
});

it('refuses an automated account that only usage names', async () => {
  const { code, errors } = await runCommand(database, 'privacy', '--erase', 'devin-ai-integration[bot]', '--yes');
  expect(code).toBe(2);
  expect(errors).toContain('is an automated account');
});
