import type { Store } from '../store/data-source';

/** A closed pull request whose checks were not looked at. */
export interface WantedCheck {
  number: number;
  /** Merge or close, epoch seconds. */
  closedAt: number;
}

/** Between which closed pull requests checks were looked at, by time of closing and number; the ends are looked at as well. */
export interface CheckedSpan {
  oldest: [closedAt: number, number: number];
  newest: [closedAt: number, number: number];
}

const CLOSED = 'extract(epoch FROM coalesce(merged_at, closed_at))::float8';

/**
 * Closed pull requests of a repository outside of what was looked at, since one of the accounts first spoke there: first those closed after it, the
 * oldest first, so that no gap is left; then those before it, the newest first. None where none of them ever spoke.
 *
 * @param logins with and without `[bot]`
 */
export async function wantedChecks(
  store: Store,
  organizationId: number,
  repo: string,
  logins: readonly string[],
  span: CheckedSpan | undefined,
  most: number,
): Promise<WantedCheck[]> {
  return store.inOrganization(organizationId, async (client) => {
    const spoke = await client.query<{ since: number | null }>(
      `SELECT extract(epoch FROM least(
         (SELECT min(created_at) FROM review_comment WHERE repo = $1 AND author = ANY ($2::text[])),
         (SELECT min(submitted_at) FROM review WHERE repo = $1 AND reviewer = ANY ($2::text[])),
         (SELECT min(created_at) FROM pull_request_comment WHERE repo = $1 AND author = ANY ($2::text[])),
         (SELECT min(completed_at) FROM check_run WHERE repo = $1 AND app = ANY ($2::text[]))))::float8 AS since`,
      [repo, logins],
    );
    const { since } = spoke.rows[0];
    if (since === null) return [];
    const closed = async (bound: string, order: 'ASC' | 'DESC', values: unknown[], left: number) => {
      const { rows } = await client.query<WantedCheck>(
        `SELECT number, ${CLOSED} AS "closedAt" FROM pull_request WHERE repo = $1 AND ${CLOSED} >= $2 AND ${bound}
         ORDER BY ${CLOSED} ${order}, number ${order} LIMIT $3`,
        [repo, since, left, ...values],
      );
      return rows;
    };
    if (!span) return closed('true', 'DESC', [], most);
    const after = await closed(`(${CLOSED}, number) > ($4, $5)`, 'ASC', span.newest, most);
    if (after.length >= most) return after;
    return [...after, ...(await closed(`(${CLOSED}, number) < ($4, $5)`, 'DESC', span.oldest, most - after.length))];
  });
}
