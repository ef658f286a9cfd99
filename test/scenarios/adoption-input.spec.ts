import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(240_000);

/** Public data that may not be copied into the project; a few records of the same shape stand below. */
const FOLDER = join(__dirname, '..', '..', '..', 'shared', 'data', 'agent-prs');

interface Run {
  person: string;
  started_at: string;
  ended_at: string;
  repo: string;
  number: number;
  outcome?: string;
}
interface Change {
  repo: string;
  number: number;
  merged_at?: string;
  closed_at?: string;
}
interface Event {
  repo: string;
  number: number;
  event: string;
  at: string;
}

interface Figures {
  median: number;
  p90: number;
  n: number;
  hours: number;
  /** By length: merged, decided and open runs. */
  lengths: Record<string, [number, number, number]>;
  /** People by the most runs they had at once. */
  atOnce: Record<number, number>;
}

const seconds = (at: string): number => Date.parse(at) / 1000;

/** Type 7. */
function quantile(sorted: number[], p: number): number {
  const h = (sorted.length - 1) * p;
  const [low, high] = [sorted[Math.floor(h)], sorted[Math.min(sorted.length - 1, Math.floor(h) + 1)]];
  return low + (h - Math.floor(h)) * (high - low);
}

/** By the records alone: nothing of the program has a part in it. */
function byHand(runs: Run[], changes: Change[], events: Event[]): Figures {
  const change = new Map(changes.map((of) => [`${of.repo}#${of.number}`, of]));
  const closing = new Map<string, string>();
  for (const { repo, number, event, at } of [...events].sort((a, b) => seconds(a.at) - seconds(b.at)))
    if (event === 'closed' || event === 'reopened') closing.set(`${repo}#${number}`, at && event);
  const lengths: Figures['lengths'] = {};
  for (const { started_at: from, ended_at: to, repo, number, outcome } of runs) {
    const minutes = (seconds(to) - seconds(from)) / 60;
    const length = minutes < 15 ? 'under_15_minutes' : minutes < 60 ? '15_to_60_minutes' : minutes < 120 ? '1_to_2_hours' : 'longer'; // prettier-ignore
    const of = change.get(`${repo}#${number}`)!;
    const end = outcome ?? (of.merged_at ? 'merged' : of.closed_at || closing.get(`${repo}#${number}`) === 'closed' ? 'closed' : 'open'); // prettier-ignore
    lengths[length] ??= [0, 0, 0];
    if (end === 'open') lengths[length][2]++;
    else lengths[length][1]++;
    if (end === 'merged') lengths[length][0]++;
  }
  const atOnce: Figures['atOnce'] = {};
  for (const person of new Set(runs.map((run) => run.person))) {
    const own = runs.filter((run) => run.person === person).map((run) => [seconds(run.started_at), seconds(run.ended_at)]); // prettier-ignore
    const most = Math.max(...own.map(([at]) => own.filter(([from, to]) => from <= at && at < to).length));
    atOnce[most] = (atOnce[most] ?? 0) + 1;
  }
  const hours = runs.map((run) => (seconds(run.ended_at) - seconds(run.started_at)) / 3600).sort((a, b) => a - b);
  return { median: quantile(hours, 0.5), p90: quantile(hours, 0.9), n: runs.length, hours: hours.reduce((a, b) => a + b, 0), lengths, atOnce }; // prettier-ignore
}

/** The same by the program. */
async function byProgram(database: TestDatabase, path: string, org: string): Promise<Figures> {
  await outputOf(database, 'import', path, '--org', org);
  const told = async <T>(...args: string[]): Promise<T> =>
    JSON.parse(await outputOf(database, 'adoption', '--org', org, '--range', 'all', '--json', ...args)) as T;
  const work = await told<{ medianHours: number; p90Hours: number; n: number; totalHours: number; atOnce: { runs: number; people: number }[] }>('--delegated'); // prettier-ignore
  const { groups } = await told<{ groups: { key: string; runs: number; merged: { numerator: number; n: number } }[] }>('--mergeability'); // prettier-ignore
  return {
    median: work.medianHours,
    p90: work.p90Hours,
    n: work.n,
    hours: work.totalHours,
    lengths: Object.fromEntries(
      groups.map(({ key, runs, merged }) => [key, [merged.numerator, merged.n, runs - merged.n]]),
    ),
    atOnce: Object.fromEntries(work.atOnce.map(({ runs, people }) => [runs, people])),
  };
}

function expectSame(program: Figures, hand: Figures): void {
  const { median, p90, hours, ...counts } = program;
  const { median: medianByHand, p90: p90ByHand, hours: hoursByHand, ...countsByHand } = hand;
  expect(counts).toEqual(countsByHand);
  expect([median, p90, hours].map((of) => of.toFixed(6))).toEqual([medianByHand, p90ByHand, hoursByHand].map((of) => of.toFixed(6))); // prettier-ignore
}

let database: TestDatabase;
beforeAll(async () => void (database = await cloneDatabase()));
afterAll(() => database?.drop());

describe('delegated runs as public data have them', () => {
  it('are told as on paper', async () => {
    const run = (person: string, from: string, to: string, number: number, outcome?: string): Run => ({
      person, started_at: `2025-06-02T${from}:00Z`, ended_at: `2025-06-02T${to}:00Z`, repo: 'acme/shop', number, ...(outcome && { outcome }),
    }); // prettier-ignore
    // 10, 20, 20, 5 and 70 minutes; ada's first two share five minutes, her third starts as the second ends.
    const runs = [
      run('ada', '10:00', '10:10', 1, 'merged'), run('ada', '10:05', '10:25', 2), run('ada', '10:25', '10:45', 3, 'abandoned'),
      run('ben', '11:00', '11:05', 4), run('ben', '12:00', '13:10', 5),
    ]; // prettier-ignore
    const changes: Change[] = [
      { repo: 'acme/shop', number: 1, merged_at: '2025-06-02T14:00:00Z', closed_at: '2025-06-02T14:00:00Z' },
      { repo: 'acme/shop', number: 2 },
      { repo: 'acme/shop', number: 3, merged_at: '2025-06-02T14:00:00Z' },
      { repo: 'acme/shop', number: 4, closed_at: '2025-06-02T14:00:00Z' },
      { repo: 'acme/shop', number: 5 },
    ];
    // #5 is closed by an event alone, as cut exports have it.
    const events: Event[] = [{ repo: 'acme/shop', number: 5, event: 'closed', at: '2025-06-02T15:00:00Z' }];
    const expected: Figures = {
      median: 20 / 60, p90: 50 / 60, n: 5, hours: 125 / 60, atOnce: { 1: 1, 2: 1 },
      lengths: { under_15_minutes: [1, 2, 0], '15_to_60_minutes': [0, 1, 1], '1_to_2_hours': [0, 1, 0] },
    }; // prettier-ignore
    expectSame(byHand(runs, changes, events), expected);
    const records = [
      ...runs.map((of, place) => ({ kind: 'agent_run', id: `r${place}`, tool: 'copilot', surface: 'web', mode: 'delegated', ...of })),
      ...changes.map((of) => ({ kind: 'pull_request', title: 'Work', author: 'Copilot', created_at: '2025-06-02T09:00:00Z', ...of })),
      ...events.map((of) => ({ kind: 'pull_request_event', ...of })),
    ]; // prettier-ignore
    const folder = mkdtempSync(join(tmpdir(), 'downstream-runs-'));
    const file = join(folder, 'runs.ndjson');
    writeFileSync(file, records.map((row) => JSON.stringify(row)).join('\n'));
    expectSame(await byProgram(database, file, 'paper'), expected);
    rmSync(folder, { recursive: true });
  });

  const there = existsSync(FOLDER);
  (there ? it : it.skip)(`are told as the files say${there ? '' : ` (skipped: ${FOLDER} is not there)`}`, async () => {
    const rows = <T>(name: string): T[] =>
      gunzipSync(readFileSync(join(FOLDER, `${name}.ndjson.gz`))).toString().trim().split('\n').map((line) => JSON.parse(line) as T); // prettier-ignore
    const expected = byHand(rows<Run>('agent_run'), rows<Change>('pull_request'), rows<Event>('pull_request_event'));
    expect(expected.n).toBe(2976);
    expectSame(await byProgram(database, FOLDER, 'agent-prs'), expected);
  });
});
