import type { Store } from '../store/data-source';

export type RepositorySyncState = 'waiting' | 'backfill' | 'current' | 'failed' | 'gone' | 'archived' | 'excluded';

/** How far the sync of one repository is. Times in epoch seconds, NaN = not yet. */
export interface SyncedRepository {
  /** The source's own id of the repository; stays when it is renamed or transferred. */
  nodeId: string;
  repo: string;
  state: RepositorySyncState;
  /** Where the walk from the newest to the oldest stands; null = at its beginning, or over. */
  cursor: string | null;
  backfilledAt: number;
  completeTo: number;
  reconcileCursor: string | null;
  reconciledAt: number;
  /** Per kind: what the source counts (null = it does not tell) and what is there. */
  counts: Record<string, { expected: number | null; got: number }>;
  /** What the door keeps of its own per list. */
  lists: Record<string, unknown>;
  pushedAt: number;
  syncedAt: number;
  errorCode: string | null;
  error: string | null;
  remedy: string | null;
}

const epoch = (column: string): string => `coalesce(extract(epoch from ${column})::float8, 'NaN')`;
const seconds = (value: number): number | null => (Number.isNaN(value) ? null : value);

export async function readSyncedRepositories(
  store: Store,
  organizationId: number,
  connectionId: number,
): Promise<SyncedRepository[]> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<SyncedRepository>(
      `SELECT node_id AS "nodeId", repo, state, cursor, ${epoch('backfilled_at')} AS "backfilledAt", ${epoch('complete_to')} AS "completeTo",
         reconcile_cursor AS "reconcileCursor", ${epoch('reconciled_at')} AS "reconciledAt", counts, lists, ${epoch('pushed_at')} AS "pushedAt",
         ${epoch('synced_at')} AS "syncedAt", error_code AS "errorCode", error, remedy
       FROM synced_repository WHERE connection_id = $1 ORDER BY repo`,
      [connectionId],
    ),
  );
  return rows;
}

/** Writes the whole row; `error_at` stays while the fault does. What people excluded meanwhile stays excluded. */
export async function saveSyncedRepository(
  store: Store,
  organizationId: number,
  connectionId: number,
  row: SyncedRepository,
): Promise<void> {
  await store.inOrganization(organizationId, (client) =>
    client.query(
      `INSERT INTO synced_repository AS s (organization_id, connection_id, node_id, repo, state, cursor, backfilled_at, complete_to,
         reconcile_cursor, reconciled_at, counts, lists, pushed_at, synced_at, error_code, error, remedy, error_at)
       VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7), to_timestamp($8), $9, to_timestamp($10), $11, $12, to_timestamp($13),
         to_timestamp($14), $15, $16, $17, CASE WHEN $15::text IS NOT NULL THEN now() END)
       ON CONFLICT (organization_id, connection_id, node_id) DO UPDATE SET
         repo = excluded.repo, state = CASE WHEN s.state = 'excluded' THEN s.state ELSE excluded.state END, cursor = excluded.cursor,
         backfilled_at = excluded.backfilled_at, complete_to = excluded.complete_to, reconcile_cursor = excluded.reconcile_cursor,
         reconciled_at = excluded.reconciled_at, counts = excluded.counts, lists = excluded.lists, pushed_at = excluded.pushed_at,
         synced_at = excluded.synced_at, error_code = excluded.error_code, error = excluded.error, remedy = excluded.remedy,
         error_at = CASE WHEN excluded.error IS NOT DISTINCT FROM s.error THEN s.error_at ELSE excluded.error_at END`,
      [
        organizationId,
        connectionId,
        row.nodeId,
        row.repo,
        row.state,
        row.cursor,
        seconds(row.backfilledAt),
        seconds(row.completeTo),
        row.reconcileCursor,
        seconds(row.reconciledAt),
        JSON.stringify(row.counts),
        JSON.stringify(row.lists),
        seconds(row.pushedAt),
        seconds(row.syncedAt),
        row.errorCode,
        row.error,
        row.remedy,
      ],
    ),
  );
}
