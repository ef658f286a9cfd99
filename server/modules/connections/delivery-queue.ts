import type { PoolClient } from 'pg';
import { queueSchema } from '../../store/job-queue';

/** The queue task that takes what waits of one connection. */
export const deliveriesTask = 'deliveries';

export interface DeliveriesPayload {
  organizationId: number;
  connectionId: number;
}

/**
 * Has the waiting deliveries of a connection processed, once the transaction is committed. One turn in the queue per connection, however many
 * deliveries: a turn that waits already is left where it is, one that runs is followed by another, since it may be past this delivery.
 *
 * No named queue keeps turns of one connection apart, because a worker that was killed would block it; a lock does (delivery-turn.ts).
 *
 * @param inSeconds when, at the earliest
 */
export async function enqueueDeliveries(
  client: PoolClient,
  organizationId: number,
  connectionId: number,
  inSeconds = 0,
): Promise<void> {
  await client.query({
    name: 'enqueue-deliveries',
    text: `SELECT FROM ${queueSchema}.add_job($1::text, payload => $2::json, job_key => $3::text,
      run_at => now() + make_interval(secs => $4), job_key_mode => 'preserve_run_at')`,
    values: [
      deliveriesTask,
      JSON.stringify({ organizationId, connectionId }),
      `${deliveriesTask}:${organizationId}:${connectionId}`,
      inSeconds,
    ],
  });
}
