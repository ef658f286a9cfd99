import type { Store } from '../store/data-source';

/** A pull request as far as a sync must know it. */
export interface StoredPullRequest {
  number: number;
  /** Epoch seconds, NaN = not known. */
  updatedAt: number;
  /** Review threads of which at least one comment is there. */
  threads: number;
}

/** Those of the numbers that are in the ledger. */
export async function storedPullRequests(
  store: Store,
  organizationId: number,
  repo: string,
  numbers: readonly number[],
): Promise<Map<number, StoredPullRequest>> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<StoredPullRequest>(
      `SELECT number, coalesce(extract(epoch from updated_at)::float8, 'NaN') AS "updatedAt",
         (SELECT count(DISTINCT coalesce(c.thread_id, c.id))::int FROM review_comment c WHERE c.repo = p.repo AND c.number = p.number) AS threads
       FROM pull_request p WHERE repo = $1 AND number = ANY ($2::int[])`,
      [repo, numbers],
    ),
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** Known from a clone alone (see from-git.ts): no source has told of the pull request itself. */
const NOT_FROM_GIT = 'updated_at IS DISTINCT FROM to_timestamp(0)';

/** Pull requests of one repository; those known from a clone alone do not count as fetched. */
export async function countPullRequests(store: Store, organizationId: number, repo: string): Promise<number> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ count: number }>(`SELECT count(*)::int FROM pull_request WHERE repo = $1 AND ${NOT_FROM_GIT}`, [
      repo,
    ]),
  );
  return rows[0].count;
}

type CountedKind =
  | 'pull_request'
  | 'review'
  | 'review_comment'
  | 'pull_request_event'
  | 'pull_request_comment'
  | 'check_run'
  | 'commits';

/** Rows per kind of one repository, and commits whose changed lines are known. */
export async function countsOfRepository(
  store: Store,
  organizationId: number,
  repo: string,
): Promise<Record<CountedKind, number>> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<Record<CountedKind, number>>(
      `SELECT (SELECT count(*)::int FROM pull_request WHERE repo = $1 AND ${NOT_FROM_GIT}) AS pull_request,
         (SELECT count(*)::int FROM review WHERE repo = $1) AS review,
         (SELECT count(*)::int FROM review_comment WHERE repo = $1) AS review_comment,
         (SELECT count(*)::int FROM pull_request_event WHERE repo = $1) AS pull_request_event,
         (SELECT count(*)::int FROM pull_request_comment WHERE repo = $1) AS pull_request_comment,
         (SELECT count(*)::int FROM check_run WHERE repo = $1) AS check_run,
         (SELECT count(DISTINCT sha)::int FROM commit_file WHERE repo = $1) AS commits`,
      [repo],
    ),
  );
  return rows[0];
}

/**
 * Numbers of pull requests with review comments that are open or were merged after `since` (epoch seconds): those whose threads may still be
 * resolved, which does not count as an update of the pull request.
 */
export async function livelyPullRequests(
  store: Store,
  organizationId: number,
  repo: string,
  since: number,
): Promise<number[]> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ number: number }>(
      `SELECT number FROM pull_request p WHERE repo = $1 AND (merged_at > to_timestamp($2) OR state = 'open')
         AND EXISTS (SELECT FROM review_comment c WHERE c.repo = p.repo AND c.number = p.number) ORDER BY number`,
      [repo, since],
    ),
  );
  return rows.map((row) => row.number);
}
