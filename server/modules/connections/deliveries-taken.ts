import { setTimeout as pause } from 'node:timers/promises';
import type { JobContext } from '../../platform/jobs';
import type { Store } from '../../store/data-source';

const LOOK_MS = 250;

/**
 * Waits until the deliveries of a connection that wait were taken in their turn.
 *
 * @param total how many there were to take
 * @returns what became of them, for people
 */
export async function deliveriesTaken(
  store: Store,
  connectionId: number,
  total: number,
  { organizationId, signal, progress }: JobContext,
): Promise<string> {
  for (;;) {
    const { rows } = await store.inOrganization(organizationId, (client) =>
      client.query<{ waiting: number; failed: number }>(
        `SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting, count(*) FILTER (WHERE state = 'failed')::int AS failed
         FROM webhook_delivery WHERE connection_id = $1 AND state IN ('waiting', 'failed')`,
        [connectionId],
      ),
    );
    const [{ waiting, failed }] = rows;
    const done = Math.max(0, total - waiting);
    progress({ done, total, message: 'taking deliveries' });
    if (waiting === 0) return `${total} replayed, ${failed} of this connection failed`;
    await pause(LOOK_MS, undefined, { signal });
  }
}
