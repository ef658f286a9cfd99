import { Client } from 'pg';
import { openStore, type Store } from '../../server/store/data-source';
import { Organizations, type OrganizationRow } from '../../server/store/organizations';
import { personCalendars, type PersonCalendar } from '../../server/store/person-calendars';
import { cloneDatabase, type TestDatabase } from '../support/database';

jest.setTimeout(180_000);

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Monday to Sunday, 2026-10-05 to 2026-10-11, UTC: no holiday of the simulated organization, summer time where there is one. */
const FROM = Date.UTC(2026, 9, 5) / 1000;
const TO = FROM + 7 * DAY;

let database: TestDatabase;
let store: Store;
let organization: OrganizationRow;
/** As the simulated records state them. */
let zones: Map<string, string>;

beforeAll(async () => {
  database = await cloneDatabase('simulated');
  store = await openStore({ ownerUrl: database.url, appUrl: database.url });
  organization = await new Organizations(store).get('simulated');
  zones = await store.inOrganization(organization.id, async (client) => {
    const { rows } = await client.query<{ login: string; zone: string }>('SELECT login, time_zone AS zone FROM person');
    return new Map(rows.map(({ login, zone }) => [login, zone]));
  });
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

const calendars = (logins: Iterable<string>): Promise<Map<string, PersonCalendar>> =>
  store.inOrganization(organization.id, (client) => personCalendars(client, organization, logins, FROM, TO));

/** Epoch seconds of an hour on the clock of a zone, on the Monday. */
function mondayAt(hour: number, zone: string): number {
  const shown = new Date(FROM * 1000 + 12 * HOUR * 1000).toLocaleString('sv-SE', { timeZone: zone });
  const offset = Date.parse(`${shown.replace(' ', 'T')}Z`) / 1000 - (FROM + 12 * HOUR);
  return FROM + hour * HOUR - offset;
}

it('takes the organization’s hours in the time zone a record states', async () => {
  const found = await calendars(zones.keys());
  expect(found.size).toBe(zones.size);
  for (const [login, zone] of zones) {
    const { kind, starts, ends } = found.get(login)!;
    expect([login, kind, starts.length]).toEqual([login, 'stated', 5]);
    expect([ends.length, starts[0], ends[0]]).toEqual([5, mondayAt(9, zone), mondayAt(17, zone)]);
  }
});

it('learns the hours of most simulated people to the hour when their time zone is withheld', async () => {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.organization_id', $1, true)`, [String(organization.id)]);
    await client.query('UPDATE person SET time_zone = NULL');
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  const found = await calendars(zones.keys());
  const learnt = [...found].filter(([, { kind }]) => kind === 'learnt');
  const near = learnt.filter(([login, { starts, ends }]) => {
    const zone = zones.get(login)!;
    const off = [starts[0] - mondayAt(9, zone), ends[0] - mondayAt(17, zone)];
    return starts.length === 5 && off.every((seconds) => Math.abs(seconds) <= HOUR);
  });
  // Everybody else keeps the organization's: too little was seen of them.
  for (const { kind } of found.values()) expect(['learnt', 'organization']).toContain(kind);
  expect(learnt.length / zones.size).toBeGreaterThan(0.6);
  expect(near.length / learnt.length).toBeGreaterThan(0.9);
});
