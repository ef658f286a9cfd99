import type { PoolClient } from 'pg';

/** Whether and how a run of a connection ended; null = everything that could be asked was. */
export interface RunFault {
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

/** The task of jobs that sync a connection; their payload holds its `connectionId`. */
export const SYNC_TASK = 'sync';

/** After a fault the next run waits twice as long as the one before did, up to this. */
const MOST_MINUTES = 6 * 60;

/** The moment of the database's clock at which a run begins, as PostgreSQL writes it. */
export async function beginRun(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ at: string }>('SELECT now()::text AS at');
  return rows[0].at;
}

/**
 * Notes the end of a run and when the next one is due: after the usual time, after a fault of the whole connection later and later, and not at all by
 * itself while its credentials are refused. A fault from before this run is over.
 *
 * @param startedAt what `beginRun` gave
 * @param thrown what the run could not note itself, because it threw
 * @returns the fault that stands at the connection now; null = none
 */
export async function endRun(
  client: PoolClient,
  id: number,
  startedAt: string,
  thrown: RunFault | null,
): Promise<RunFault | null> {
  await client.query(
    `UPDATE connection SET error_code = $2, error = $3, remedy = $4, error_at = CASE WHEN $2::text IS NOT NULL THEN now() END
     WHERE id = $1 AND ($2::text IS NOT NULL OR error_at < $5)`,
    [id, thrown?.code ?? null, thrown?.message ?? null, thrown?.remedy ?? null, startedAt],
  );
  const { rows } = await client.query<{ code: string | null; message: string; remedy: string }>(
    `UPDATE connection SET last_run_at = now(),
       next_run_at = CASE
         WHEN error_code IS NULL THEN now() + every_minutes * interval '1 minute'
         WHEN error_code = 'unauthorized' THEN NULL
         ELSE now() + greatest(every_minutes * interval '1 minute',
           least(2 * coalesce(next_run_at - last_run_at, interval '0'), interval '${MOST_MINUTES} minutes'))
       END
     WHERE id = $1 RETURNING error_code AS code, error AS message, remedy`,
    [id],
  );
  const [{ code, message, remedy } = { code: null, message: '', remedy: '' }] = rows;
  return code === null ? null : { code, message, remedy };
}

/**
 * Connections whose time has come, locked until the transaction ends so that no other process starts them too. One whose run somebody stopped comes
 * after the usual time again.
 */
export async function dueConnections(client: PoolClient): Promise<{ id: number; name: string }[]> {
  await client.query(
    `UPDATE connection c SET next_run_at = now() + every_minutes * interval '1 minute'
     WHERE next_run_at <= now() AND EXISTS (
       SELECT FROM job j WHERE j.task = '${SYNC_TASK}' AND j.payload ->> 'connectionId' = c.id::text AND j.state = 'stopped' AND j.finished_at >= c.next_run_at)`,
  );
  const { rows } = await client.query<{ id: number; name: string }>(
    `SELECT id, name FROM connection WHERE next_run_at <= now() AND NOT paused AND settings ->> 'auth' <> 'none'
     ORDER BY next_run_at FOR UPDATE SKIP LOCKED`,
  );
  return rows;
}
