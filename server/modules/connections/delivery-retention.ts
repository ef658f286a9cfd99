import type { Store } from '../../store/data-source';
import { emptied } from './delivery-replay';
import { webhookDoor } from './delivery-import';
import { hookForms } from './hook-forms';

/** Days for which payloads that were taken or ignored can be read and replayed. */
export const KEPT_DAYS = 30;

const atOnce = 1000;

/**
 * Removes the payloads of deliveries that were taken or ignored a month ago; their ids stay, so that a repetition is known. Those that failed stay
 * whole until they are replayed. Imports of webhooks, one for every few deliveries, are forgotten after the same time.
 *
 * @returns how many payloads were removed
 */
export async function emptyOldDeliveries(store: Store, organizationId: number): Promise<number> {
  let all = 0;
  for (;;) {
    const { rowCount } = await store.inOrganization(organizationId, (client) =>
      client.query(
        `UPDATE webhook_delivery d SET payload = $1
         FROM (SELECT connection_id, id FROM webhook_delivery
               WHERE state IN ('taken', 'ignored') AND payload <> '' AND received_at < now() - make_interval(days => $2) LIMIT $3) old
         WHERE d.connection_id = old.connection_id AND d.id = old.id AND d.state IN ('taken', 'ignored')`,
        [emptied, KEPT_DAYS, atOnce],
      ),
    );
    all += rowCount ?? 0;
    if ((rowCount ?? 0) < atOnce) break;
  }
  await store.inOrganization(organizationId, (client) =>
    client.query(
      `DELETE FROM import WHERE door = ANY ($1::text[]) AND derived AND finished_at < now() - make_interval(days => $2)`,
      [[...hookForms.keys()].map(webhookDoor), KEPT_DAYS],
    ),
  );
  return all;
}
