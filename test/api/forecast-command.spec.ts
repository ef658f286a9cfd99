import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf, runCommand } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(120_000);

let database: TestDatabase;

beforeAll(async () => {
  database = await cloneDatabase('simulated');
});
afterAll(() => database.drop());

const quick = ['--weeks', '13', '--replications', '50', '--no-refits'];

test('forecast: one sentence first, with n and the base utilisation; kept as a scenario, and asked for again as JSON', async () => {
  const text = await outputOf(database, 'forecast', '--write', '2', ...quick, '--save', 'Twice');
  const [range, sentence] = text.split('\n');
  expect(range).toMatch(/^\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d \(UTC\)$/);
  expect(sentence).toMatch(/^((Breaks next:|Nothing else becomes the constraint in most of the runs; nearest comes) \w+ in week \d+ \(\d{4}-W\d\d\), \d+ % \(n = 50 replications, 95 % interval \d+–\d+ %\)|Nothing else becomes the constraint in the 13 weeks \(n = 50 replications\)); (the )?base utilisation of reviewers /); // prettier-ignore

  const told = JSON.parse(
    await outputOf(database, 'forecast', '--scenario', 'Twice', '--replications', '50', '--no-refits', '--json'),
  ) as { levers: { writing: number }; weeks: string[]; range: { from: string } };
  expect(told.levers).toMatchObject({ writing: 2, reviewers: 0 });
  expect(told.weeks).toHaveLength(13);
  expect(told.range.from).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('what cannot be asked ends with 2 and one line that says what to do', async () => {
  const wrong = await runCommand(database, 'forecast', '--deploy-every', 'often');
  expect(wrong).toMatchObject({ code: 2, output: '' });
  expect(wrong.errors).toBe('--deploy-every often is no time: write hours, days or weeks, as 12h or 1d.\n');
  const early = await runCommand(database, 'forecast', '--until', '2019-W01');
  expect(early).toMatchObject({ code: 2, output: '' });
  expect(early.errors).toMatch(/^There is no whole week 2019-W01 in the data to forecast from; there are /);
  const unknown = await runCommand(database, 'forecast', '--scenario', 'Thrice');
  expect(unknown.code).toBe(1);
  expect(unknown.errors).toMatch(/^There is no scenario "Thrice"; there are: Twice\.\n$/);
});

test('without an organization there is nothing to ask of, and a history that is too short is refused with the reason', async () => {
  const empty = await cloneDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'downstream-'));
  try {
    const none = await runCommand(empty, 'forecast', '--calibration');
    expect(none.code).toBe(1);
    expect(none.errors).toMatch(/^There is no organization yet/);
    const file = join(folder, 'one.ndjson');
    const record = { kind: 'pull_request', repo: 'acme/app', number: 1, title: 'One', author: 'ada', created_at: '2026-03-02T09:00:00Z', merged_at: '2026-03-02T15:00:00Z', closed_at: '2026-03-02T15:00:00Z' }; // prettier-ignore
    await writeFile(file, `${JSON.stringify(record)}\n`);
    await outputOf(empty, 'import', file, '--org', 'acme');
    const short = await runCommand(empty, 'forecast');
    expect(short.code).toBe(2);
    expect(short.errors).toMatch(/^Nothing can be forecast: /);
  } finally {
    await empty.drop();
    await rm(folder, { recursive: true });
  }
});
