import type { PoolClient } from 'pg';

/** How far the sync of one repository is; times in epoch seconds, null = not yet. */
export interface SyncedRepositoryRow {
  readonly repo: string;
  readonly nodeId: string;
  readonly state: string;
  readonly cursor: string | null;
  readonly counts: Record<string, { expected?: number | null; got?: number | null }>;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly completeTo: number | null;
  readonly syncedAt: number | null;
  readonly reconciledAt: number | null;
  readonly errorCode: string | null;
  readonly error: string | null;
  readonly remedy: string | null;
}

/** One row more than asked for tells that there is a next page. */
export interface RowPage<Row> {
  readonly total: number;
  readonly rows: Row[];
}

/**
 * SQL of the moment up to which everything of a repository is in: the newest change that was read, or, where nothing is left to read and nothing failed,
 * the moment at which the last run looked. A quiet repository is thus as complete as a busy one.
 */
export const completeToSql = (row: string): string =>
  `CASE WHEN ${row}.state IN ('current', 'archived') AND ${row}.error_code IS NULL AND NOT ${row}.lists ?| ARRAY['walk', 'front']
     AND coalesce(${row}.lists -> 'owed', '{}') = '{}' THEN greatest(${row}.complete_to, ${row}.synced_at) ELSE ${row}.complete_to END`;

const seconds = (sql: string): string => `extract(epoch FROM ${sql})::float8`;

/**
 * Repositories of a connection by name, of the organization whose transaction `client` is in.
 *
 * @param after name and node id of the one before the first one wanted, as `endOf` gives it
 */
export async function syncedRepositoryRows(
  client: PoolClient,
  connectionId: number,
  page: { state?: string; limit: number; after?: string },
): Promise<RowPage<SyncedRepositoryRow>> {
  const cut = page.after?.indexOf(' ') ?? -1;
  const after = cut < 0 ? [null, null] : [page.after!.slice(0, cut), page.after!.slice(cut + 1)];
  const { rows: counted } = await client.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM synced_repository WHERE connection_id = $1 AND ($2::text IS NULL OR state = $2)`,
    [connectionId, page.state ?? null],
  );
  const { rows } = await client.query<SyncedRepositoryRow>(
    `SELECT s.repo, s.node_id AS "nodeId", s.state, s.cursor, s.counts, ${seconds('f.first_at')} AS "firstAt", ${seconds('f.last_at')} AS "lastAt",
       ${seconds(completeToSql('s'))} AS "completeTo", ${seconds('s.synced_at')} AS "syncedAt", ${seconds('s.reconciled_at')} AS "reconciledAt",
       s.error_code AS "errorCode", s.error, s.remedy
     FROM synced_repository s
     LEFT JOIN LATERAL (
       SELECT min(created_at) AS first_at, max(created_at) AS last_at FROM pull_request p
       WHERE p.organization_id = s.organization_id AND p.repo = s.repo
     ) f ON true
     WHERE s.connection_id = $1 AND ($2::text IS NULL OR s.state = $2) AND ($3::text IS NULL OR (s.repo, s.node_id) > ($3, $4))
     ORDER BY s.repo, s.node_id LIMIT $5`,
    [connectionId, page.state ?? null, ...after, page.limit],
  );
  return { total: counted[0].total, rows };
}

/** What `after` takes to go on behind this row. Names of repositories hold no blank. */
export const endOf = ({ repo, nodeId }: SyncedRepositoryRow): string => `${repo} ${nodeId}`;
