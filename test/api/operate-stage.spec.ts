import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../support/command-line';
import { cloneDatabase, type TestDatabase } from '../support/database';
import { incident, pull } from '../support/linked';
import { startServer, type TestServer } from '../support/server';

jest.setTimeout(180_000);

/*
 * Times are hours since Monday 2024-07-08 00:00 UTC; the default calendar is Monday to Friday, 40 hours. All incidents last one hour.
 *
 * paged   five people, one incident each at 10:00 of Monday to Friday, then five more at 10:00 of Monday to Friday of the next week. The data
 *         end on its Friday at 11:00 = hour 275, and begin with a change half a year before.
 * few     ada and ben named on Monday; nobody on the incident of Monday two weeks later, hour 346.
 * quiet   one change, no incident.
 * odd     one row says opened at 10, acknowledged at 12; a newer one that it opened at 14.
 */
const people = ['ada', 'ben', 'cleo', 'dan', 'eve'];
const named = (hour: number, responders: string[]): object => incident(`i${hour}`, hour, hour + 1, { responders });
const early = pull(1, -4400, -4399);
const organizations: Record<string, object[]> = {
  paged: [early, ...[0, 1].flatMap((week) => people.map((who, day) => named(week * 168 + day * 24 + 10, [who])))],
  few: [early, named(10, ['ada', 'ben']), named(346, [])],
  quiet: [early, pull(2, 1, 2)],
  odd: [
    incident('a', 10, null, { acknowledged_at: '2024-07-08T12:00:00Z', updated_at: '2024-07-08T12:00:00Z' }),
    incident('a', 14, null, { updated_at: '2024-07-08T15:00:00Z' }),
    incident('b', 20, null, { acknowledged_at: '2024-07-08T23:00:00Z' }),
  ],
};

interface Stage {
  unknown: boolean;
  responders: number | null;
  staffedBy: string;
  toAcknowledge: { p50: number | null; n: number };
  pagesPerPersonWeek: { mean: number; people: number; weeks: number; pages: number } | null;
  weekly: Record<string, (number | null)[]>;
}

let database: TestDatabase;
let server: TestServer;
let folder: string;

beforeAll(async () => {
  database = await cloneDatabase();
  folder = await mkdtemp(join(tmpdir(), 'operate-'));
  for (const [name, records] of Object.entries(organizations)) {
    const file = join(folder, `${name}.ndjson`);
    await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'));
    await outputOf(database, 'import', file, '--org', name);
  }
  server = await startServer(database);
});

afterAll(async () => {
  await server?.close();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function stageOf(org: string, scope: object): Promise<Stage> {
  const { operateStage } = await server.graphql<{ operateStage: Stage }>(
    `query ($org: String, $scope: Scope) { operateStage(org: $org, scope: $scope) { unknown responders staffedBy toAcknowledge { p50 n }
       pagesPerPersonWeek { mean people weeks pages } weekly { incidents openHours outOfHoursOpenHours staffedHours load pages responders } } }`,
    { org, scope },
  );
  return operateStage;
}

it('counts pages per person over the weeks that have data, however long the range', async () => {
  // From Monday 0:00 to hour 275 are 275 / 168 weeks; 10 pages of 5 people.
  for (const range of ['2024-07-08..2024-07-21', '2024-01-08..2024-12-29', '..2024-07-21', 'all']) {
    const { pagesPerPersonWeek: pages } = await stageOf('paged', { range });
    expect(pages).toMatchObject({ people: 5, pages: 10 });
    expect(pages!.weeks).toBeCloseTo(275 / 168, 5);
    expect(pages!.mean).toBeCloseTo(10 / 5 / (275 / 168), 5);
  }
  // A range that begins later counts from its begin: 5 pages in 107 hours.
  const later = (await stageOf('paged', { range: '2024-07-15..2024-07-21' })).pagesPerPersonWeek;
  expect(later!.weeks).toBeCloseTo(107 / 168, 5);
});

it('shows the hours of five people on call, and of fewer none', async () => {
  // By the end of the first week five are on call, 40 hours each.
  const { staffedBy, weekly } = await stageOf('paged', { range: '2024-07-08..2024-07-14' });
  expect([staffedBy, weekly]).toEqual([
    'responders',
    {
      incidents: [5],
      openHours: [5],
      outOfHoursOpenHours: [0],
      staffedHours: [200],
      load: [5 / 200],
      pages: [5],
      responders: [5],
    },
  ]);
  // Up to Wednesday three.
  expect(await stageOf('paged', { range: '2024-07-08..2024-07-10' })).toMatchObject({
    staffedBy: 'hidden',
    weekly: { incidents: [3], openHours: [3], staffedHours: [null], load: [null], pages: [null], responders: [null] },
  });
  const csv = await (await fetch(`${server.url}/export/operate-weeks.csv?org=few&range=2024-07-08..2024-07-14`)).text();
  expect(csv).toMatch(/^2024-W28,1,1,0,,,,\r?$/m);
});

it('says whose hours they are by who is on call, not by who was named in the range', async () => {
  // The week of the unnamed incident: ada and ben were named two weeks before. How many responders it had, nobody tells.
  expect(await stageOf('few', { range: '2024-07-22..2024-07-28' })).toMatchObject({
    responders: null,
    staffedBy: 'hidden',
    weekly: { incidents: [1], staffedHours: [null], load: [null], responders: [null] },
  });
  // One paged on this Monday: five people are on call still, 8 hours each.
  const { responders, staffedBy, weekly } = await stageOf('paged', { range: '2024-07-15..2024-07-15' });
  expect([responders, staffedBy, weekly.staffedHours]).toEqual([1, 'responders', [40]]);
});

it('leaves weeks unknown where the selection or the data tell nothing of incidents', async () => {
  const none = { incidents: [null], openHours: [null], outOfHoursOpenHours: [null], staffedHours: [null], load: [null], pages: [null], responders: [null] }; // prettier-ignore
  const range = '2024-07-08..2024-07-14';
  expect(await stageOf('quiet', { range })).toMatchObject({ unknown: true, weekly: none });
  expect(await stageOf('paged', { range, sizes: ['S'] })).toMatchObject({ unknown: true, weekly: none });
});

it('leaves out an acknowledgement before the opening that two rows make', async () => {
  // a is one; b took three hours.
  expect((await stageOf('odd', { range: '2024-07-08..2024-07-08' })).toAcknowledge).toEqual({ p50: 3, n: 1 });
});
