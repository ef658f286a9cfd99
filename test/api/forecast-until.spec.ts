import { cloneDatabase, type TestDatabase } from '../support/database';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(120_000);

/** Weeks of a small house: the first begins on Monday 2026-01-05 (2026-W02), and all of them are known to `later`, ten to `then`. */
const WEEKS = 13;
const KNOWN = 10;
const HOUR = 3_600_000;
const MONDAY = Date.UTC(2026, 0, 5);
const repo = 'acme/shop';
const instant = (week: number, hour: number): string => new Date(MONDAY + (week * 168 + hour) * HOUR).toISOString();
const people = ['ada', 'ben', 'cleo', 'dan', 'eve', 'fay'];

interface Told {
  at: string;
  record: Record<string, unknown>;
}

/** A pull request of a week: opened, reviewed after some hours, merged an hour after. In the last weeks reviews take days. */
function change(week: number, place: number): Told[] {
  const number = week * 100 + place;
  const author = people[place % people.length];
  const reviewer = people[(place + 1 + (week % 4)) % people.length];
  const start = (place % 5) * 24 + 9 + ((place * 7 + week * 3) % 5) + place / 50;
  const waits = week >= KNOWN ? 60 : 0.5 + ((place * 13 + week * 5) % 11) / 4;
  const record = { kind: 'pull_request', repo, number, title: `Change ${number}`, author, author_type: 'human', created_at: instant(week, start), additions: 20, deletions: 5 }; // prettier-ignore
  const merged = {
    ...record,
    merged_at: instant(week, start + waits + 1),
    closed_at: instant(week, start + waits + 1),
  };
  const submitted = instant(week, start + waits);
  return [
    { at: record.created_at, record },
    { at: submitted, record: { kind: 'review', repo, number, id: String(number), reviewer, reviewer_type: 'human', state: 'approved', submitted_at: submitted } }, // prettier-ignore
    { at: merged.merged_at, record: merged },
  ];
}

const told = Array.from({ length: WEEKS }, (_, week) =>
  Array.from({ length: week >= KNOWN ? 40 : 20 }, (_, place) => change(week, place)).flat(),
).flat();
/** Opened in week ten and merged in the week after: the same pull request, of which less was known. */
const straddling = change(KNOWN - 1, 50).map(({ record }) => record);
straddling[0].created_at = straddling[2].created_at = instant(KNOWN - 1, 100);
straddling[1].submitted_at = instant(KNOWN, 30);
straddling[2].merged_at = straddling[2].closed_at = instant(KNOWN, 31);
/** The data reach past the end of the week: it is whole. */
const next = { kind: 'pull_request', repo, number: 9999, title: 'Next', author: 'ada', author_type: 'human', created_at: instant(KNOWN, 1), draft: true }; // prettier-ignore

const end = instant(KNOWN, 0);
const then = [...told.filter(({ at }) => at < end).map(({ record }) => record), straddling[0], next];
const later = [...told.map(({ record }) => record), ...straddling, next];

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await cloneDatabase();
  server = await startServer(database);
  for (const [org, records] of Object.entries({ then, later })) {
    const body = records.map((record) => JSON.stringify(record)).join('\n');
    const headers = { 'content-type': 'application/x-ndjson' };
    const response = await fetch(`${server.url}/ingest?org=${org}`, { method: 'POST', headers, body });
    expect(await response.text()).toContain('"rejected":0');
  }
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

async function forecast(
  org: string,
  until: string | null,
): Promise<{ state: string; message: string | null; answer: { weeks: string[] } }> {
  const question = { levers: { writing: 2 }, weeks: 13, replications: 50, refits: false, until };
  const query = `query ($org: String, $question: ForecastQuestion!) { forecast(org: $org, question: $question) { state message answer {
    weeks constraintNow next { stage week probability n } baseNext { stage week probability n } base { stage wip { median low high } past { weeks wip p50 departures } }
    calibration { weeks { from to n } stages { stage servers service utilisation n } } } } }`;
  for (;;) {
    const { forecast: run } = await server.graphql<{ forecast: Awaited<ReturnType<typeof forecast>> }>(query, { org, question }); // prettier-ignore
    if (run.state !== 'running') return run;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a forecast until a week is the one that was made when that week was the last: what came after changes nothing', async () => {
  const before = await forecast('then', null);
  expect(before).toMatchObject({ state: 'done', message: null });
  // The tenth week is 2026-W11.
  expect(before.answer.weeks[0]).toBe('2026-W12');
  expect(await forecast('later', '2026-W11')).toEqual(before);
  const now = await forecast('later', null);
  expect(now.answer?.weeks[0]).toBe('2026-W15');
});
