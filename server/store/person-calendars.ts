import type { PoolClient } from 'pg';
import { learntCalendar } from '../domain/learnt-calendar';
import { workingIntervals, type WeeklyCalendar } from '../platform/time-zone';
import { accountFactsIn } from './account-facts';
import { accountsUnder, type Accounts } from './accounts';
import { LocalDays } from './local-days';
import { OFFICE_HOURS, type OrganizationRow } from './organizations';

/** When a person is on duty: ascending, disjoint intervals in epoch seconds, and how that is known. */
export interface PersonCalendar {
  /** `stated`: the organization's hours in the person's own time zone. `learnt`: from activity. `organization`: nothing else is known. */
  kind: 'stated' | 'learnt' | 'organization';
  starts: Float64Array;
  ends: Float64Array;
}

/** Activity this far back before the data horizon counts: hours change with the years. */
const LEARNT_FROM = 364 * 86400;

/**
 * The calendars of people over [from, to), cut to it, by login; inside `inOrganization`. A person's time zone as their record states it (of any of their accounts) with the
 * organization's weekly hours, else hours learnt from reviews, comments, pushes and pull requests they opened in the 52 weeks before the data horizon, else the
 * organization's. The organization's holidays are free for everybody. People with one calendar share its intervals.
 *
 * @param known who is who, where the caller has worked it out already
 */
export async function personCalendars(
  client: PoolClient,
  organization: OrganizationRow,
  logins: Iterable<string>,
  from: number,
  to: number,
  known?: Accounts,
): Promise<Map<string, PersonCalendar>> {
  const { settings, timeZone } = organization;
  const weekly = (settings.calendar as WeeklyCalendar | undefined) ?? (OFFICE_HOURS as WeeklyCalendar);
  const holidays = settings.holidays ?? [];
  const wanted = [...new Set(logins)];
  const accountsOf = await personsOf(client, wanted, known);
  const zones = await statedZones(client);
  const byZone = new Map<string, { starts: Float64Array; ends: Float64Array }>();
  const inZone = (zone: string) => {
    const found = byZone.get(zone) ?? within(workingIntervals(zone, weekly, holidays, from, to), from, to);
    byZone.set(zone, found);
    return found;
  };
  const calendars = new Map<string, PersonCalendar>();
  const untold: string[] = [];
  for (const login of wanted) {
    const zone = accountsOf.get(login)!.map((account) => zones.get(account)).find((stated) => stated !== undefined); // prettier-ignore
    if (zone === undefined) untold.push(login);
    else calendars.set(login, { kind: 'stated', ...inZone(zone) });
  }
  if (untold.length === 0) return calendars;
  const active = await activeHours(client, organization, untold.flatMap((login) => accountsOf.get(login)!)); // prettier-ignore
  const days = new LocalDays(timeZone, holidays, from, to);
  const byHours = new Map<string, { starts: Float64Array; ends: Float64Array }>();
  for (const login of untold) {
    const hours = accountsOf.get(login)!.flatMap((account) => active.get(account) ?? []);
    const learnt = learntCalendar(hours);
    if (!learnt) {
      calendars.set(login, { kind: 'organization', ...inZone(timeZone) });
      continue;
    }
    const key = JSON.stringify(learnt);
    const found = byHours.get(key) ?? within(days.intervals(learnt), from, to);
    byHours.set(key, found);
    calendars.set(login, { kind: 'learnt', ...found });
  }
  return calendars;
}

/** Intervals of whole days cut to the span asked for. */
function within({ starts, ends }: { starts: Float64Array; ends: Float64Array }, from: number, to: number) {
  const inside = starts.map((_, i) => i).filter((i) => ends[i] > from && starts[i] < to);
  return {
    starts: inside.map((i) => Math.max(starts[i], from)),
    ends: inside.map((i) => Math.min(ends[i], to)),
  };
}

/** All accounts of the people that logins stand for. */
async function personsOf(client: PoolClient, logins: string[], known: Accounts | undefined) {
  const { identities } = known ?? accountsUnder(await accountFactsIn(client));
  const all = new Map<string, string[]>();
  for (const { accounts } of identities) {
    const names = accounts.map(({ login }) => login);
    for (const name of names) all.set(name, names);
  }
  return new Map(logins.map((login) => [login, all.get(login) ?? [login]]));
}

/** The time zone per login, of those whose record states one there is. */
async function statedZones(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ login: string; zone: string }>(
    `SELECT login, time_zone AS zone FROM person WHERE time_zone IS NOT NULL ORDER BY login`,
  );
  return new Map(rows.filter(({ zone }) => exists(zone)).map(({ login, zone }) => [login, zone]));
}

function exists(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** The hours in which accounts were active, in seconds of the organization's local clock. */
async function activeHours(client: PoolClient, { timeZone, dataHorizon }: OrganizationRow, logins: string[]) {
  const { rows } = await client.query<{ login: string; hours: number[] }>(
    `SELECT login, array_agg(DISTINCT extract(epoch FROM date_trunc('hour', at AT TIME ZONE $2))::float8) AS hours FROM (
       SELECT reviewer AS login, submitted_at AS at FROM review
       UNION ALL SELECT author, created_at FROM review_comment
       UNION ALL SELECT author, created_at FROM pull_request
       UNION ALL SELECT actor, at FROM pull_request_event WHERE event IN ('committed', 'head_force_pushed')
     ) AS activity
     WHERE login = ANY($1) AND at > to_timestamp($3) AND at <= to_timestamp($4) GROUP BY login`,
    [logins, timeZone, dataHorizon - LEARNT_FROM, dataHorizon],
  );
  return new Map(rows.map(({ login, hours }) => [login, hours]));
}
