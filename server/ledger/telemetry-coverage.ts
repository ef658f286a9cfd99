import type { PoolClient } from 'pg';
import type { DueDay } from './telemetry-days';

/**
 * Notes in the coverage of a source the days that are summed for the first time: a day is summed again and again while its points come in, and is one
 * record. To be called before the records are written.
 *
 * @param client in a transaction of the organization
 */
export async function noteTelemetryCoverage(
  client: PoolClient,
  door: string,
  source: string,
  days: readonly DueDay[],
): Promise<void> {
  await client.query(
    `INSERT INTO coverage AS c (organization_id, door, source, kind, repo, records, first_at, last_at, imported_at)
     SELECT current_setting('app.organization_id')::int, $1, $2, 'agent_usage', '', count(*) FILTER (WHERE NOT known),
       min(day)::timestamp AT TIME ZONE 'UTC', max(day)::timestamp AT TIME ZONE 'UTC', now()
     FROM (
       SELECT t.day, EXISTS (
         SELECT FROM agent_usage u WHERE u.person = t.person AND u.day = t.day AND u.tool = t.tool AND u.surface = t.surface) AS known
       FROM unnest($3::text[], $4::date[], $5::text[], $6::text[]) AS t (person, day, tool, surface)
     ) summed
     HAVING count(*) > 0
     ON CONFLICT (organization_id, door, source, kind, repo) DO UPDATE SET records = c.records + excluded.records,
       first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at), imported_at = now()`,
    [
      door,
      source,
      days.map(({ person }) => person),
      days.map(({ day }) => day),
      days.map(({ tool }) => tool),
      days.map(({ surface }) => surface),
    ],
  );
}
