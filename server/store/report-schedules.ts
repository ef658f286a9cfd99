import type { PoolClient } from 'pg';
import { Failure } from '../platform/failure';
import type { Sealed } from '../platform/sealed';

export type ScheduleKindWord = 'email' | 'slack' | 'teams' | 'file';

/** A schedule as it is stored. Times in epoch seconds. */
export interface ScheduleRow {
  id: string;
  name: string;
  /** '' = the whole organization */
  team: string;
  kind: ScheduleKindWord;
  recipients: string[];
  webhook: Sealed | null;
  folder: string | null;
  format: 'md' | 'html' | 'json' | 'pdf' | null;
  weekday: number;
  minuteOfDay: number;
  timeZone: string;
  alerts: boolean;
  paused: boolean;
  nextRunAt: number;
  lastRunAt: number | null;
}

const COLUMNS = `id, name, team, kind, recipients, webhook, folder, format, weekday, minute_of_day AS "minuteOfDay", time_zone AS "timeZone", alerts,
  paused, extract(epoch from next_run_at)::float8 AS "nextRunAt", extract(epoch from last_run_at)::float8 AS "lastRunAt"`;

/** By name. */
export async function schedulesIn(client: PoolClient): Promise<ScheduleRow[]> {
  const { rows } = await client.query<ScheduleRow>(`SELECT ${COLUMNS} FROM report_schedule ORDER BY lower(name), id`);
  return rows;
}

/** @throws Failure not_found */
export async function scheduleIn(client: PoolClient, id: string): Promise<ScheduleRow> {
  const { rows } = await client.query<ScheduleRow>(`SELECT ${COLUMNS} FROM report_schedule WHERE id = $1`, [id]);
  if (rows.length === 0)
    throw new Failure(
      'not_found',
      `There is no schedule "${id}": it may have been deleted; the page Report lists them.`,
    );
  return rows[0];
}

export async function saveScheduleIn(
  client: PoolClient,
  organizationId: number,
  of: Omit<ScheduleRow, 'lastRunAt'>,
): Promise<void> {
  await client.query(
    `INSERT INTO report_schedule (organization_id, id, name, team, kind, recipients, webhook, folder, format, weekday, minute_of_day, time_zone, alerts, paused, next_run_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, to_timestamp($15))
     ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name, team = excluded.team, kind = excluded.kind, recipients = excluded.recipients,
       webhook = excluded.webhook, folder = excluded.folder, format = excluded.format, weekday = excluded.weekday, minute_of_day = excluded.minute_of_day,
       time_zone = excluded.time_zone, alerts = excluded.alerts, paused = excluded.paused, next_run_at = excluded.next_run_at`,
    [organizationId, of.id, of.name, of.team, of.kind, of.recipients, of.webhook, of.folder, of.format, of.weekday, of.minuteOfDay, of.timeZone, of.alerts, of.paused, of.nextRunAt], // prettier-ignore
  );
}

/** With what went out by it. @returns whether there was one */
export async function deleteScheduleIn(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query('DELETE FROM report_schedule WHERE id = $1', [id]);
  return rowCount === 1;
}

/** Schedules whose time has come, locked until the end of the transaction; those another process takes at the moment are left to it. */
export async function dueSchedulesIn(client: PoolClient): Promise<ScheduleRow[]> {
  const { rows } = await client.query<ScheduleRow>(
    `SELECT ${COLUMNS} FROM report_schedule WHERE next_run_at <= now() AND NOT paused ORDER BY next_run_at FOR UPDATE SKIP LOCKED`,
  );
  return rows;
}

export async function scheduleRanIn(client: PoolClient, id: string, nextRunAt: number): Promise<void> {
  await client.query('UPDATE report_schedule SET last_run_at = now(), next_run_at = to_timestamp($2) WHERE id = $1', [id, nextRunAt]); // prettier-ignore
}

/** Fingerprints of addresses that want no more of a schedule. */
export async function unsubscribedIn(client: PoolClient, schedule: string): Promise<Set<string>> {
  const { rows } = await client.query<{ mark: string }>(
    'SELECT address_mark AS mark FROM report_unsubscribed WHERE schedule = $1',
    [schedule],
  );
  return new Set(rows.map(({ mark }) => mark));
}

export async function unsubscribeIn(
  client: PoolClient,
  organizationId: number,
  schedule: string,
  mark: string,
): Promise<void> {
  await client.query(
    'INSERT INTO report_unsubscribed (organization_id, schedule, address_mark) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [organizationId, schedule, mark],
  );
}

export async function resubscribeIn(client: PoolClient, schedule: string, mark: string): Promise<void> {
  await client.query('DELETE FROM report_unsubscribed WHERE schedule = $1 AND address_mark = $2', [schedule, mark]);
}
