import type { Store } from '../../store/data-source';
import { enqueueDeliveries } from './delivery-queue';

/** Payloads that were emptied cannot be read again. */
export const emptied = '';

/**
 * Sets deliveries back to waiting and has them processed: the failed ones, or those named, whatever became of them. Those whose payload was
 * removed by then stay as they are.
 *
 * @returns how many wait now
 */
export async function replayDeliveries(
  store: Store,
  organizationId: number,
  connectionId: number,
  ids?: readonly string[] | null,
): Promise<number> {
  return store.inOrganization(organizationId, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE webhook_delivery SET state = 'waiting', reason = NULL, decided_at = NULL
       WHERE connection_id = $1 AND payload <> $3
         AND CASE WHEN $2::text[] IS NULL THEN state = 'failed' ELSE id = ANY ($2::text[]) END`,
      [connectionId, ids ?? null, emptied],
    );
    if (rowCount) await enqueueDeliveries(client, organizationId, connectionId);
    return rowCount ?? 0;
  });
}
