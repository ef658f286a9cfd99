import type { Store } from '../store/data-source';

/** An incident as far as it is needed to withdraw it; times as RFC 3339. */
export interface StoredIncident {
  openedAt: string;
  /** Undefined when its source told none. */
  updatedAt: string | undefined;
}

/** Incidents of a repository that are not withdrawn, by their ids, which begin with `prefix`. */
export async function storedIncidents(
  store: Store,
  organizationId: number,
  repo: string,
  prefix: string,
): Promise<Map<string, StoredIncident>> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ id: string; openedAt: number; updatedAt: number | null }>(
      `SELECT id, extract(epoch FROM opened_at)::float8 AS "openedAt", extract(epoch FROM updated_at)::float8 AS "updatedAt"
       FROM incident WHERE repo = $1 AND starts_with(id, $2) AND withdrawn IS NOT TRUE`,
      [repo, prefix],
    ),
  );
  return new Map(
    rows.map(({ id, openedAt, updatedAt }) => [
      id,
      { openedAt: timeOf(openedAt), updatedAt: updatedAt === null ? undefined : timeOf(updatedAt) },
    ]),
  );
}

const timeOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
