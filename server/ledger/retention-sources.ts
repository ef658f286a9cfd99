import type { PoolClient } from 'pg';

/** One kind of data about people, and how old it is. Times in epoch seconds. */
export interface RetentionSource {
  /** `usage:TOOL`, `runs:TOOL`, `telemetry`, `rejects`, `webhooks`. */
  source: string;
  rows: number;
  /** null = nothing is there. */
  oldest: number | null;
}

/** Days for which points of telemetry are kept where nothing else is said: the days they were summed into stay. */
export const TELEMETRY_DAYS = 30;

/** What is kept about people, in the order of their names; tools of which nothing is there any more are left out. Inside `inOrganization`. */
export async function retentionSources(client: PoolClient): Promise<RetentionSource[]> {
  const epoch = (of: string): string => `extract(epoch FROM ${of})::float8`;
  const { rows } = await client.query<RetentionSource>(
    `SELECT 'usage:' || tool AS source, sum(rows)::int AS rows, min(oldest) AS oldest FROM (
       SELECT tool, count(*) AS rows, ${epoch('min(day)')} AS oldest FROM agent_usage GROUP BY tool
       UNION ALL SELECT tool, count(*), ${epoch('min(from_day)')} FROM agent_usage_period GROUP BY tool) u GROUP BY tool
     UNION ALL SELECT 'runs:' || tool, count(*)::int, ${epoch('min(started_at)')} FROM agent_run GROUP BY tool
     UNION ALL SELECT 'telemetry', count(*)::int, ${epoch('min(at)')} FROM telemetry_point
     UNION ALL SELECT 'rejects', count(*)::int, ${epoch('min(last_seen)')} FROM rejected_record
     UNION ALL SELECT 'webhooks', count(*)::int, ${epoch('min(received_at)')} FROM webhook_delivery WHERE payload <> ''
     ORDER BY source`,
  );
  return rows;
}
