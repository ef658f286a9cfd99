import type { PoolClient } from 'pg';
import { TouchedCollector, type Touched } from './touched';

/**
 * The pull requests that accounts reviewed, commented or wrote, as something that touched them.
 *
 * @param since only those merged at or after this moment, epoch seconds
 */
export async function reviewedBy(client: PoolClient, logins: ReadonlySet<string>, since?: number): Promise<Touched> {
  const touched = new TouchedCollector();
  if (logins.size === 0) return touched;
  const theirs = `SELECT repo, number FROM review WHERE reviewer = ANY($1) UNION SELECT repo, number FROM review_comment WHERE author = ANY($1)
    UNION SELECT repo, number FROM pull_request_comment WHERE author = ANY($1) UNION SELECT repo, number FROM pull_request WHERE author = ANY($1)`;
  const { rows } =
    since === undefined
      ? await client.query<{ repo: string; number: number }>(theirs, [[...logins]])
      : await client.query<{ repo: string; number: number }>(
          `SELECT repo, number FROM (${theirs}) AS theirs JOIN pull_request USING (repo, number) WHERE merged_at >= to_timestamp($2)`,
          [[...logins], since],
        );
  for (const { repo, number } of rows) touched.pullRequest(repo, number);
  return touched;
}
