import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { buildServer, startProgram } from '../support/program';

jest.setTimeout(120_000);

/** The published logs with their expected waits; they may not be copied into the project. Hand-made ones stand in server/domain/event-log.spec.ts. */
const ORACLES = join(__dirname, '..', '..', '..', 'shared', 'data', 'waiting-causes');
const CALENDAR = ['--calendar', 'mon-fri=10-20', '--break', 'Marcus=12:00-12:30'];

type Row = Record<string, string>;
let folder: string;

beforeAll(async () => {
  await buildServer();
  folder = mkdtempSync(join(tmpdir(), 'downstream-waiting-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command with nothing to find a database by. */
async function command(...args: string[]): Promise<{ code: number | null; output: string; errors: string }> {
  const program = startProgram(['waiting', ...args], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
  const code = await program.ended;
  return { code, output: program.output(), errors: program.errors() };
}

/** `0 days 01:30:00` or `0 days` in seconds. */
function secondsOf(text: string): number {
  const [, days, hours, minutes, seconds] = /^(\d+) days(?: (\d+):(\d+):(\d+))?$/.exec(text) ?? [];
  return Number(days) * 86400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}

const CAUSES = ['wt_total', 'wt_batching', 'wt_prioritization', 'wt_contention', 'wt_unavailability', 'wt_extraneous'];
const NAMES = ['source_activity', 'source_resource', 'target_activity', 'target_resource', 'cases'];

for (const log of ['manual_log_1', 'manual_log_2']) {
  const file = join(ORACLES, `${log}.csv`);
  const present = existsSync(file);
  (present ? it : it.skip)(
    `${log}: every transition to the second (Lashkevich et al. 2023)${present ? '' : ` (${file} is not there)`}`,
    async () => {
      const { output, errors } = await command('--log', file, ...CALENDAR, '--csv');
      expect(errors).toBe('');
      const found = parse(output, { columns: true }) as Row[];
      const expected = parse(readFileSync(join(ORACLES, `${log}_expected.csv`), 'utf8'), { columns: true }) as Row[];
      const told = (row: Row) => [...NAMES.map((name) => row[name]), Number(row.frequency)];
      expect(found.map((row) => [...told(row), ...CAUSES.map((cause) => Number(row[cause]))])).toEqual(
        expected.map((row) => [...told(row), ...CAUSES.map((cause) => secondsOf(row[cause]))]),
      );
    },
  );
}

it('reads a log with other column names, offsets and calendars of one’s own, without a database', async () => {
  const file = join(folder, 'log.csv');
  // 2026-01-05 is a Monday. Ada's A ends at 11 in Berlin; Ben, away from 12 to 13 and after 16, begins B on Tuesday at 10.
  writeFileSync(
    file,
    [
      'case:concept:name,concept:name,start_timestamp,time:timestamp,org:resource',
      '1,A,2026-01-05T10:00:00,2026-01-05T11:00:00,ada',
      '1,B,2026-01-06T09:00:00Z,2026-01-06T11:00:00+01:00,ben',
      '2,C,2026-01-05T10:30:00,2026-01-05T11:30:00,ben',
      '',
    ].join('\n'),
  );
  const { output } = await command('--log', file, '--zone', 'Europe/Berlin', '--calendar', 'mon-fri=9-18', 'ben:mon-tue=9-16', '--break', 'ben=12:00-13:00', '--json'); // prettier-ignore
  const { transitions } = JSON.parse(output) as { transitions: Record<string, unknown>[] };
  expect(transitions).toEqual([
    {
      source_activity: 'A', source_resource: 'ada', target_activity: 'B', target_resource: 'ben', frequency: 1, cases: '1',
      // 11–11:30 by C, which was enabled at its own start; 12–13 and 16–9 away; the rest 11:30–12, 13–16 and 9–10.
      wt_total: 23 * 3600, wt_batching: 0, wt_prioritization: 0, wt_contention: 1800, wt_unavailability: 18 * 3600, wt_extraneous: 4.5 * 3600,
    }, // prettier-ignore
  ]);
});

it.each([
  [['--log', 'nowhere.csv'], 'There is no file nowhere.csv'],
  [['--log', 'package.json', '--calendar', 'someday=9-17'], '--calendar someday=9-17 is not a calendar'],
  [['--log', 'package.json', '--break', 'ben=12'], '"12" are not hours of a day'],
  [[], 'Name a stage'],
  [['--stage', 'write'], '--stage write does not exist'],
])('says what is wrong with %j', async (args, message) => {
  const { code, errors } = await command(...args);
  expect(code).not.toBe(0);
  expect(errors).toContain(message);
});

it('names the row of a log that cannot be read', async () => {
  const file = join(folder, 'bad.csv');
  writeFileSync(file, 'case_id,Activity,start_time,end_time,Resource\n1,A,2026-01-05T10:00:00,soon,ada\n');
  expect((await command('--log', file)).errors).toContain('row 1: the end "soon" is not a time');
  writeFileSync(file, 'case_id,Activity,start_time,Resource\n1,A,2026-01-05T10:00:00,ada\n');
  expect((await command('--log', file)).errors).toContain('has no column end_time');
});
