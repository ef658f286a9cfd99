import type { PoolClient } from 'pg';
import { queueSchema } from '../../store/job-queue';

/** The queue task that sums what came of one organization. */
export const telemetryTask = 'telemetry';

export interface TelemetryPayload {
  organizationId: number;
}

/**
 * Has the days of an organization summed, once the transaction is committed: one turn in the queue, however many requests. A turn that waits already is
 * left where it is; one that runs is followed by another.
 *
 * @param inSeconds when, at the earliest
 */
export async function enqueueTelemetry(client: PoolClient, organizationId: number, inSeconds: number): Promise<void> {
  await client.query({
    name: 'enqueue-telemetry',
    text: `SELECT FROM ${queueSchema}.add_job($1::text, payload => $2::json, job_key => $3::text,
      run_at => now() + make_interval(secs => $4), job_key_mode => 'preserve_run_at')`,
    values: [telemetryTask, JSON.stringify({ organizationId }), `${telemetryTask}:${organizationId}`, inSeconds],
  });
}
