import type { PoolClient } from 'pg';
import type { RowPage } from './connection-repositories';

/** One message of a webhook, without its payload; times in epoch seconds. */
export interface DeliveryRow {
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly repo: string | null;
  readonly receivedAt: number;
  readonly state: string;
  readonly reason: string | null;
}

/**
 * Deliveries of a connection, the newest first, of the organization whose transaction `client` is in.
 *
 * @param after the id of the one before the first one wanted
 */
export async function deliveryRows(
  client: PoolClient,
  connectionId: number,
  page: { state?: string; limit: number; after?: string },
): Promise<RowPage<DeliveryRow>> {
  const { rows: counted } = await client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM webhook_delivery WHERE connection_id = $1 AND ($2::text IS NULL OR state = $2)`,
    [connectionId, page.state ?? null],
  );
  const { rows } = await client.query<DeliveryRow>(
    `SELECT id, event, action, repo, extract(epoch FROM received_at)::float8 AS "receivedAt", state, reason
     FROM webhook_delivery d
     WHERE connection_id = $1 AND ($2::text IS NULL OR state = $2) AND ($3::text IS NULL OR EXISTS (
       SELECT FROM webhook_delivery c WHERE c.connection_id = $1 AND c.id = $3
         AND (d.received_at < c.received_at OR (d.received_at = c.received_at AND d.id > c.id))))
     ORDER BY received_at DESC, id LIMIT $4`,
    [connectionId, page.state ?? null, page.after ?? null, page.limit],
  );
  return { total: counted[0].total, rows };
}
