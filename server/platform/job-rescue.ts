import { enqueueJob, jobColumns, tellJob, type JobRow } from './job-table';
import type { JobsDatabase } from './jobs-database';

/** First key of the session lock that every worker holds while it lives; the second is made from the name of its pool. */
export const WORKER_LOCK = 461_005;

/** SQL for the second key. */
export const workerKey = (pool: string): string => `(hashtext(${pool}) & 2147483647)`;

/**
 * Gives the work of killed workers back to the queue, which would keep it locked for four hours. A worker is dead when its lock is gone: PostgreSQL
 * drops it with the connection. Its jobs go on under their ids once they have given no sign of life for ten seconds; one whose worker holds its
 * lock and is silent for a minute goes on elsewhere as well.
 */
export async function rescueJobs(database: JobsDatabase): Promise<void> {
  const { rows: dead } = await database.pool.query<{ pool: string }>(
    `SELECT DISTINCT locked_by AS pool FROM graphile_worker.jobs j
     WHERE locked_at < now() - interval '5 seconds' AND NOT EXISTS (
       SELECT FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${WORKER_LOCK} AND l.objid = ${workerKey('j.locked_by')}::oid
         AND l.objsubid = 2 AND l.granted AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()))`,
  );
  if (dead.length > 0) {
    await database.pool.query('SELECT graphile_worker.force_unlock_workers($1)', [dead.map(({ pool }) => pool)]);
  }
  for (const organizationId of await database.organizations()) {
    await database.inOrganization(organizationId, async (client) => {
      const { rows } = await client.query<JobRow>(
        `UPDATE job SET state = 'waiting', seen_at = now()
         WHERE (state = 'running' AND seen_at < now() - interval '60 seconds')
            OR (state IN ('waiting', 'running') AND coalesce(seen_at, created_at) < now() - interval '10 seconds' AND NOT EXISTS (
                 SELECT FROM graphile_worker.jobs q WHERE q.key = job.id AND (q.locked_at IS NOT NULL OR q.attempts < q.max_attempts)))
         RETURNING ${jobColumns}`,
      );
      for (const row of rows) {
        await enqueueJob(client, row);
        await tellJob(client, row);
      }
      await client.query(`DELETE FROM job WHERE finished_at < now() - interval '7 days'`);
    });
  }
}
