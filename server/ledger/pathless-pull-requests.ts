import type { Store } from '../store/data-source';

/** A merged pull request whose changed files are not known, with what a record of it must hold. */
export interface PathlessPullRequest {
  number: number;
  title: string;
  author: string;
  /** Seconds since 1970. */
  createdAt: number;
}

/** Merged pull requests of a repository without paths, the last merged first. What is still open may yet touch others. */
export async function pathlessPullRequests(
  store: Store,
  organizationId: number,
  repo: string,
  most: number,
): Promise<PathlessPullRequest[]> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<PathlessPullRequest>(
      `SELECT number, title, author, extract(epoch FROM created_at)::float8 AS "createdAt" FROM pull_request
       WHERE repo = $1 AND merged_at IS NOT NULL AND paths IS NULL ORDER BY merged_at DESC, number DESC LIMIT $2`,
      [repo, most],
    ),
  );
  return rows;
}
