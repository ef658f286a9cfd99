import type { PoolClient } from 'pg';
import type { DueDay } from './telemetry-days';

/**
 * Removes those points of running totals that no sum needs: the ones that a later point of the same day, not below it, takes in. What stays of a series
 * and day is its last point, and the last one before it began anew.
 *
 * @param client in a transaction of the organization
 * @param days that were summed
 */
export async function thinTotals(client: PoolClient, days: readonly DueDay[], zone: string): Promise<void> {
  await client.query(
    `DELETE FROM telemetry_point p
     USING unnest($1::text[], $2::date[], $3::text[], $4::text[]) AS t (person, day, tool, surface)
     WHERE p.person = t.person AND p.tool = t.tool AND p.surface = t.surface AND p.cumulative
       AND p.at >= t.day::timestamp AT TIME ZONE $5 AND p.at < (t.day + 1)::timestamp AT TIME ZONE $5
       AND (
         SELECT n.value >= p.value AND n.at < (t.day + 1)::timestamp AT TIME ZONE $5 FROM telemetry_point n
         WHERE n.series = p.series AND n.start_at = p.start_at AND n.at > p.at ORDER BY n.at LIMIT 1
       )`,
    [
      days.map(({ person }) => person),
      days.map(({ day }) => day),
      days.map(({ tool }) => tool),
      days.map(({ surface }) => surface),
      zone,
    ],
  );
}

/**
 * Removes points from before a time, as the organization keeps them; what was summed stays. Of a running total the newest point before that time stays,
 * because the next one is counted from it; so do points of people of whom a day from before that time is still to be summed.
 *
 * @param before epoch seconds
 * @returns how many were removed
 */
export async function forgetPoints(client: PoolClient, before: number): Promise<number> {
  const { rowCount } = await client.query(
    `DELETE FROM telemetry_point p WHERE at < to_timestamp($1)
       AND (NOT cumulative OR EXISTS (
         SELECT FROM telemetry_point n WHERE n.series = p.series AND n.start_at = p.start_at AND n.at > p.at AND n.at < to_timestamp($1)))
       AND NOT EXISTS (
         -- A day of any zone that begins before that time.
         SELECT FROM telemetry_due d WHERE d.person = p.person AND d.tool = p.tool AND d.surface = p.surface
           AND d.day <= (to_timestamp($1) AT TIME ZONE 'UTC')::date + 1)`,
    [before],
  );
  return rowCount ?? 0;
}
