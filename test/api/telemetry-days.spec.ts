import { dueDays, forgetDue, usageOfDays } from '../../server/ledger/telemetry-days';
import { storePoints } from '../../server/ledger/telemetry-intake';
import type { TelemetryPoint } from '../../server/ledger/telemetry-point';
import { forgetPoints, thinTotals } from '../../server/ledger/telemetry-thinning';
import { openStore, type Store } from '../../server/store/data-source';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(60_000);

/** Midnight begins an hour before UTC's in winter. */
const zone = 'Europe/Berlin';
/** No day is closed. */
const open = '1970-01-01';
const seconds = (text: string) => Date.parse(text) / 1000;

let database: TestDatabase;
let store: Store;
let organizationId: number;

beforeAll(async () => {
  database = await cloneDatabase();
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
});

afterAll(async () => {
  await store.close();
  await database.drop();
});

beforeEach(async () => {
  const name = `org ${expect.getState().currentTestName}`;
  const { rows } = await store.pool.query<{ id: number }>('INSERT INTO organization (name) VALUES ($1) RETURNING id', [
    name,
  ]);
  organizationId = rows[0].id;
});

/** A running total of tokens of one session. */
const total = (at: string, value: number, startAt = '2026-03-09T21:00:00Z', more: Partial<TelemetryPoint> = {}): TelemetryPoint => ({
  series: 'tokens of ada', at: seconds(at), startAt: seconds(startAt), person: 'ada', tool: 'codex', surface: 'cli', session: '',
  field: 'tokens', cumulative: true, value, count: null, most: null, ...more,
}); // prettier-ignore

const stored = (...points: TelemetryPoint[]) =>
  store.inOrganization(organizationId, (client) => storePoints(client, points, zone));

/** Sums what is due and writes nothing of it; the days are no longer due after. */
function summed(closed = open) {
  return store.inOrganization(organizationId, async (client) => {
    const days = await dueDays(client, 100);
    const records = await usageOfDays(client, days, zone, closed);
    await thinTotals(client, days, zone);
    await forgetDue(client, days);
    return records.map(({ kind: _kind, person: _person, tool: _tool, surface: _surface, ...rest }) => rest);
  });
}

async function pointsLeft(): Promise<number[]> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ value: number }>('SELECT value FROM telemetry_point ORDER BY at'),
  );
  return rows.map(({ value }) => value);
}

it('takes differences of a running total over midnight of the zone, and begins anew with another start', async () => {
  await stored(
    total('2026-03-09T21:30:00Z', 100),
    // 23:30 in Berlin
    total('2026-03-09T22:30:00Z', 250),
    // 00:30 on the 10th
    total('2026-03-09T23:30:00Z', 400),
    total('2026-03-10T08:30:00Z', 50, '2026-03-10T08:00:00Z'),
    total('2026-03-10T09:00:00Z', 80, '2026-03-10T08:00:00Z'),
  );
  expect(await summed()).toEqual([
    { day: '2026-03-09', tokens: 250 },
    // 400 - 250, and 80 of the second start
    { day: '2026-03-10', tokens: 230 },
  ]);
  // Of each start and day the last one is left.
  expect(await pointsLeft()).toEqual([250, 400, 80]);
  await stored(total('2026-03-10T07:00:00Z', 410));
  expect(await summed()).toEqual([{ day: '2026-03-10', tokens: 240 }]);
});

it('a value below the one before means that the total began anew, where no start is told', async () => {
  const never = '1970-01-01T00:00:00Z';
  await stored(...[5, 9, 2, 4].map((value, hour) => total(`2026-03-10T1${hour}:00:00Z`, value, never)));
  // 5 + 4, then 2 + 2
  expect(await summed()).toEqual([{ day: '2026-03-10', tokens: 13 }]);
  expect(await pointsLeft()).toEqual([9, 4]);
  await stored(total('2026-03-10T15:00:00Z', 6, never));
  expect(await summed()).toEqual([{ day: '2026-03-10', tokens: 15 }]);
});

it('a total that comes late takes its share from the day of the next one', async () => {
  await stored(total('2026-03-11T12:00:00Z', 12));
  expect(await summed()).toEqual([{ day: '2026-03-11', tokens: 12 }]);
  await stored(total('2026-03-10T12:00:00Z', 5));
  expect(await summed()).toEqual([
    { day: '2026-03-10', tokens: 5 },
    { day: '2026-03-11', tokens: 7 },
  ]);
});

it('the same points again change nothing and make no day due', async () => {
  const delta = (at: string, value: number) => total(at, value, '2026-03-10T00:00:00Z', { cumulative: false });
  const points = [delta('2026-03-10T10:00:00Z', 3), delta('2026-03-10T10:01:00Z', 4), delta('2026-03-10T10:01:00Z', 4)];
  expect(await stored(...points)).toBe(2);
  expect(await summed()).toEqual([{ day: '2026-03-10', tokens: 7 }]);
  expect(await stored(...points)).toBe(0);
  expect(await summed()).toEqual([]);
});

it('sums lengths of turns, counts no runs by them, and knows the longest of a running histogram on the day on which it grew', async () => {
  const turns = (at: string, count: number, value: number, most: number) =>
    total(at, value, '2026-03-09T08:00:00Z', { series: 'turns', field: 'turn_minutes', count, most });
  await stored(
    turns('2026-03-09T10:00:00Z', 2, 30, 20),
    turns('2026-03-10T10:00:00Z', 3, 40, 20),
    turns('2026-03-11T10:00:00Z', 4, 70, 30),
  );
  expect(await summed()).toEqual([
    { day: '2026-03-09', delegated_minutes: 30, longest_run_minutes: 20 },
    { day: '2026-03-10', delegated_minutes: 10 },
    { day: '2026-03-11', delegated_minutes: 30, longest_run_minutes: 30 },
  ]);
});

it('of two signals that count the same takes the larger, and what is told in parts where no whole is', async () => {
  const delta = (series: string, field: TelemetryPoint['field'], value: number, day = '2026-03-10') =>
    total(`${day}T10:00:00Z`, value, `${day}T09:59:00Z`, { series, field, cumulative: false });
  await stored(
    delta('sessions', 'sessions', 1),
    ...['a', 'b', 'c'].map((event) => delta(event, 'sessions_logged', 1)),
    delta('tokens', 'tokens', 900),
    delta('in', 'tokens_part', 500),
    delta('out', 'tokens_part', 100),
    delta('in', 'tokens_part', 70, '2026-03-12'),
    delta('out', 'tokens_part', 5, '2026-03-12'),
    delta('logged', 'tokens_logged', 60, '2026-03-12'),
    delta('cost', 'cost_logged', 0.5, '2026-03-12'),
  );
  expect(await summed()).toEqual([
    { day: '2026-03-10', sessions: 3, tokens: 900 },
    { day: '2026-03-12', tokens: 75, cost_usd: 0.5 },
  ]);
});

it('a day that is summed while points of it come is due again', async () => {
  await stored(total('2026-03-10T10:00:00Z', 5));
  await store.inOrganization(organizationId, async (client) => {
    const days = await dueDays(client, 100);
    await storePoints(client, [total('2026-03-10T11:00:00Z', 6)], zone);
    await forgetDue(client, days);
    expect(await dueDays(client, 100)).toMatchObject([
      { person: 'ada', day: '2026-03-10', tool: 'codex', surface: 'cli' },
    ]);
  });
});

it('days whose points may be gone only grow, and old points go except the one that the next is counted from', async () => {
  const delta = (at: string, value: number) =>
    total(at, value, '2026-03-10T00:00:00Z', { series: 'delta', cumulative: false });
  await stored(
    delta('2026-03-10T10:00:00Z', 100),
    total('2026-03-10T10:00:00Z', 30),
    total('2026-03-11T10:00:00Z', 40),
  );
  const forgotten = () =>
    store.inOrganization(organizationId, (client) => forgetPoints(client, seconds('2026-03-20T00:00:00Z')));
  // Not while they are still to be summed.
  expect(await forgotten()).toBe(0);
  await summed();
  await store.inOrganization(organizationId, (client) =>
    client.query(
      `INSERT INTO agent_usage (organization_id, person, day, tool, surface, tokens) VALUES ($1, 'ada', '2026-03-10', 'codex', 'cli', 130)`,
      [organizationId],
    ),
  );
  await stored(total('2026-03-25T10:00:00Z', 45));
  expect(await forgotten()).toBe(2);
  expect(await pointsLeft()).toEqual([40, 45]);
  await stored(delta('2026-03-10T11:00:00Z', 3));
  expect(await summed('2026-03-20')).toEqual([
    { day: '2026-03-10', tokens: 130 },
    { day: '2026-03-25', tokens: 5 },
  ]);
});

it('sees nothing of another organization', async () => {
  await stored(total('2026-03-10T10:00:00Z', 5));
  const { rows } = await store.pool.query<{ id: number }>(
    `INSERT INTO organization (name) VALUES ('another') RETURNING id`,
  );
  await store.inOrganization(rows[0].id, async (client) => {
    expect(await dueDays(client, 100)).toEqual([]);
    // Its own first point, of the same series.
    expect(await storePoints(client, [total('2026-03-10T10:00:00Z', 5)], zone)).toBe(1);
  });
});
