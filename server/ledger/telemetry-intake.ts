import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { TelemetryPoint } from './telemetry-point';

/** Rows per statement. */
const PAGE = 5000;

/**
 * Stores points, and notes the days of usage that must be summed again. A point that is there already changes nothing: its key is the fingerprint of
 * its series, the beginning of what it counts, and its time.
 *
 * @param client in a transaction of the organization
 * @param zone time zone of the organization, in which its days begin
 * @returns how many of them were new
 */
export async function storePoints(
  client: PoolClient,
  points: readonly TelemetryPoint[],
  zone: string,
): Promise<number> {
  let stored = 0;
  // In the order of their keys: two senders at once take the same locks one after another.
  const rows = points.map((point) => ({ ...point, key: fingerprint(point.series) }));
  rows.sort((a, b) => Buffer.compare(a.key, b.key) || a.startAt - b.startAt || a.at - b.at);
  for (let from = 0; from < rows.length; from += PAGE)
    stored += await storePage(client, rows.slice(from, from + PAGE), zone);
  return stored;
}

const fingerprint = (series: string): Buffer => createHash('sha256').update(series).digest().subarray(0, 16);

type Keyed = TelemetryPoint & { readonly key: Buffer };

async function storePage(client: PoolClient, rows: readonly Keyed[], zone: string): Promise<number> {
  const known = (value: number | null) => (value === null || Number.isNaN(value) ? null : value);
  const { rows: answer } = await client.query<{ stored: number }>({
    name: 'store-telemetry-points',
    text: `WITH stored AS (
        INSERT INTO telemetry_point (organization_id, series, start_at, at, person, tool, surface, session, field, cumulative, value, count, most)
        SELECT current_setting('app.organization_id')::int, series, to_timestamp(start_at), to_timestamp(at), person, tool, surface, session, field,
          cumulative, value, count, most
        FROM unnest($1::bytea[], $2::float8[], $3::float8[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bool[], $10::float8[], $11::int[], $12::float8[])
          AS u (series, start_at, at, person, tool, surface, session, field, cumulative, value, count, most)
        ON CONFLICT DO NOTHING RETURNING person, tool, surface, at
      ), due AS (
        INSERT INTO telemetry_due AS d (organization_id, person, day, tool, surface)
        SELECT DISTINCT current_setting('app.organization_id')::int, person, (at AT TIME ZONE $13)::date AS day, tool, surface FROM stored
        ORDER BY person, day, tool, surface
        ON CONFLICT (organization_id, person, day, tool, surface) DO UPDATE SET version = d.version + 1
      )
      SELECT count(*)::int AS stored FROM stored`,
    values: [
      rows.map(({ key }) => key),
      rows.map(({ startAt }) => startAt),
      rows.map(({ at }) => at),
      rows.map(({ person }) => person),
      rows.map(({ tool }) => tool),
      rows.map(({ surface }) => surface),
      rows.map(({ session }) => session),
      rows.map(({ field }) => field),
      rows.map(({ cumulative }) => cumulative),
      rows.map(({ value }) => value),
      rows.map(({ count }) => known(count)),
      rows.map(({ most }) => known(most)),
      zone,
    ],
  });
  const { stored } = answer[0];
  const cumulative = rows.filter((row) => row.cumulative);
  if (stored > 0 && cumulative.length > 0) await noteLaterDays(client, cumulative, zone);
  return stored;
}

/** A point of a running total that comes late takes its share from the next one, which may lie on another day. */
async function noteLaterDays(client: PoolClient, rows: readonly Keyed[], zone: string): Promise<void> {
  await client.query({
    name: 'note-later-telemetry-days',
    text: `INSERT INTO telemetry_due AS d (organization_id, person, day, tool, surface)
      SELECT DISTINCT current_setting('app.organization_id')::int, n.person, (n.at AT TIME ZONE $4)::date AS day, n.tool, n.surface
      FROM unnest($1::bytea[], $2::float8[], $3::float8[]) AS u (series, start_at, at)
      CROSS JOIN LATERAL (
        SELECT person, tool, surface, at FROM telemetry_point p
        WHERE p.series = u.series AND p.start_at = to_timestamp(u.start_at) AND p.at > to_timestamp(u.at) ORDER BY p.at LIMIT 1
      ) n
      WHERE (n.at AT TIME ZONE $4)::date <> (to_timestamp(u.at) AT TIME ZONE $4)::date
      ORDER BY n.person, day, n.tool, n.surface
      ON CONFLICT (organization_id, person, day, tool, surface) DO UPDATE SET version = d.version + 1`,
    values: [rows.map(({ key }) => key), rows.map(({ startAt }) => startAt), rows.map(({ at }) => at), zone],
  });
}
