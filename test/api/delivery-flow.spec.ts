import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { at, deployed, incident, pull } from '../support/linked';

jest.setTimeout(180_000);

/*
 * Forty weeks of the service web on paper; week w begins at 168 w hours. Every weekday (d = 0 … 4) two changes are opened at 24 d + 9, reviewed and approved
 * an hour later and merged at 24 d + 11: ten a week.
 *
 * Deploy. Weeks 0–15: a train each day at 24 d + 15, so a change waits 4 h: in work 10 · 4 / 168 = 0.238, by 10/7 a day = 0.167 backlog days. Weeks
 * 16–27: one train a week, on the Friday of the week after: on average a change waits 7 + 2 days = 9 days and 4 h, about 9.2 backlog days, 55 times as much.
 * From week 28 on trains leave daily again.
 *
 * Operate. Every weekday two incidents of the service mail open at 24 d + 12 for half an hour: 10/7 a day, 10 · 0.5 / 168 open = 0.021 backlog days. In weeks
 * 28–39 each stays open for two weeks: about 14 backlog days.
 *
 * By the rule (saturated = more than three times the lower quartile, the last saturated stage is the constraint) nothing jams in weeks 4–15, deploy is the
 * constraint in weeks 18–27, operate in weeks 30–38. The weeks between are those in which a pile builds up or is worked off.
 */
const WEEKS = 40;
const SLOW_TRAINS = [16, 28];
const SLOW_REPAIRS = 28;
const records: object[] = [];
let number = 0;
for (let week = 0; week < WEEKS; week++) {
  const waiting: string[] = [];
  for (let day = 0; day < 5; day++) {
    const start = 168 * week + 24 * day;
    for (let i = 0; i < 2; i++) {
      number++;
      records.push(pull(number, start + 9, start + 11));
      records.push({ kind: 'review', repo: 'acme/shop', number, id: `r${number}`, reviewer: 'ben', state: 'approved', submitted_at: at(start + 10) }); // prettier-ignore
      waiting.push(String(number));
      const opened = start + 12 + i;
      records.push(incident(`i${number}`, opened, opened + (week >= SLOW_REPAIRS ? 336 : 0.5), { service: 'mail' }));
    }
    const slow = week >= SLOW_TRAINS[0] && week < SLOW_TRAINS[1];
    if (slow && day < 4) continue;
    const leaves = slow ? start + 168 + 15 : start + 15;
    records.push(deployed(`d${week}-${day}`, leaves, { pull_requests: waiting.splice(0) }));
  }
}

interface Answer {
  weeks: {
    start: string;
    constraint: string | null;
    stages: {
      stage: string;
      unknown: boolean;
      backlogDays: number | null;
      wip: number | null;
      saturated: boolean | null;
    }[];
  }[];
  moves: { from: string; to: string; week?: string }[];
}

let database: TestDatabase;
let folder: string;
let answer: Answer;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'delivery-flow-'));
  const file = join(folder, 'records.ndjson');
  await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
  await outputOf(database, 'import', file, '--org', 'acme');
  answer = JSON.parse(await outputOf(database, 'bottleneck', '--org', 'acme', '--range', 'all', '--json')) as Answer;
});

afterAll(async () => {
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

const weekOf = (week: number): Answer['weeks'][number] => {
  const found = answer.weeks.find(({ start }) => start === at(168 * week) || (week === 0 && start < at(168)));
  if (!found) throw new Error(`Week ${week} is not in the answer.`);
  return found;
};
const stageOf = (week: number, stage: string): Answer['weeks'][number]['stages'][number] =>
  weekOf(week).stages.find((row) => row.stage === stage)!;
const named = (from: number, to: number): (string | null)[] =>
  Array.from({ length: to - from }, (_, i) => weekOf(from + i).constraint);

it('knows deploy and operate once deploys and incidents are recorded', () => {
  for (const stage of ['deploy', 'operate']) expect(stageOf(10, stage)).toMatchObject({ unknown: false });
  expect(stageOf(10, 'deploy').backlogDays).toBeCloseTo((10 * 4) / 168 / (10 / 7), 6);
  expect(stageOf(10, 'operate').backlogDays).toBeCloseTo((10 * 0.5) / 168 / (10 / 7), 6);
});

it('names write while nothing jams, deploy while trains are slow, operate while incidents stay open', () => {
  expect(named(8, 16)).toEqual(new Array(8).fill('write'));
  expect(named(19, 28)).toEqual(new Array(9).fill('deploy'));
  expect(named(31, 39)).toEqual(new Array(8).fill('operate'));
});

it('shows the piles', () => {
  // On Sunday night of a week with weekly trains: the ten of the week.
  expect(stageOf(20, 'deploy').wip).toBe(10);
  expect(stageOf(10, 'deploy').wip).toBe(0);
  // Two weeks of ten incidents are open.
  expect(stageOf(34, 'operate').wip).toBe(20);
});

it('tells when the constraint moved to deploy, and from there to operate', () => {
  const moves = answer.moves.map(({ from, to }) => `${from} → ${to}`);
  expect(moves).toEqual(expect.arrayContaining(['write → deploy', 'deploy → operate']));
});
