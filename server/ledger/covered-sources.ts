import type { Store } from '../store/data-source';

/** What one source gave of one kind; times in seconds since 1970, null = nothing happened in it. */
export interface CoveredSource {
  readonly door: string;
  readonly source: string;
  readonly kind: string;
  readonly records: number;
  readonly rejected: number;
  readonly repos: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly importedAt: number;
}

/** Coverage per door, source and kind, over all repositories; rejects of no known kind stand under `unknown`. */
export async function coveredSources(store: Store, organizationId: number): Promise<CoveredSource[]> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<CoveredSource>(
      `WITH read AS (
         SELECT door, source, kind, sum(records)::float8 AS records, count(*) FILTER (WHERE repo <> '')::int AS repos,
           min(first_at) AS first_at, max(last_at) AS last_at, max(imported_at) AS imported_at
         FROM coverage GROUP BY door, source, kind
       ), rejected AS (
         SELECT door, source, coalesce(kind, 'unknown') AS kind, count(*)::int AS rejected, max(last_seen) AS seen
         FROM rejected_record GROUP BY 1, 2, 3
       )
       SELECT door, source, kind, coalesce(records, 0) AS records, coalesce(rejected, 0) AS rejected, coalesce(repos, 0) AS repos,
         extract(epoch FROM first_at)::float8 AS "firstAt", extract(epoch FROM last_at)::float8 AS "lastAt",
         extract(epoch FROM coalesce(imported_at, seen))::float8 AS "importedAt"
       FROM read FULL JOIN rejected USING (door, source, kind) ORDER BY door, source, kind`,
    ),
  );
  return rows;
}
