import type { Store } from '../store/data-source';

/** A merged pull request of which something is still to be asked, with what a record of it must hold. */
export interface LackingPullRequest {
  number: number;
  title: string;
  author: string;
  /** Seconds since 1970. */
  createdAt: number;
}

/**
 * Merged pull requests of a repository of which nobody told yet, the last merged first. What is still open may yet change.
 *
 * @param lacks what nobody told: the files it changed, or the issues it closes
 */
export async function lackingPullRequests(
  store: Store,
  organizationId: number,
  repo: string,
  lacks: 'paths' | 'linked_issues',
  most: number,
): Promise<LackingPullRequest[]> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<LackingPullRequest>(
      `SELECT number, title, author, extract(epoch FROM created_at)::float8 AS "createdAt" FROM pull_request
       WHERE repo = $1 AND merged_at IS NOT NULL AND ${lacks} IS NULL ORDER BY merged_at DESC, number DESC LIMIT $2`,
      [repo, most],
    ),
  );
  return rows;
}
