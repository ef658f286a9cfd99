import type { Store } from '../store/data-source';

/** A commit whose changed lines may tell what became of a finding. */
export interface WantedCommit {
  sha: string;
  /** Its pull request; null = it belongs to several. */
  number: number | null;
}

/**
 * Commits of a repository whose changed files are not known and may answer an agent's finding: of pull requests with findings in review threads,
 * those written after the first of them, and those that came after the commit it was made on, so that its line can be followed. Merges are left
 * out: what they bring in is nobody's answer. The last written first, at most `most` of `total`.
 *
 * @param without commits that need no further look
 */
export async function wantedCommits(
  store: Store,
  organizationId: number,
  repo: string,
  without: readonly string[],
  most: number,
): Promise<{ commits: WantedCommit[]; total: number }> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<WantedCommit & { total: number }>(
      `WITH found AS (
         SELECT f.number, min(f.posted_at) AS posted_at, array_agg(DISTINCT c.commit_sha) FILTER (WHERE c.commit_sha IS NOT NULL) AS made_on
         FROM finding_outcome f LEFT JOIN review_comment c ON c.repo = f.repo AND c.number = f.number AND c.id = f.comment_id
         WHERE f.repo = $1 AND f.place = 'thread' AND f.outcome <> 'unparsed' GROUP BY f.number
       ), listed AS (
         SELECT p.number, c.value->>'sha' AS sha, c.place, (c.value->>'authored_at')::timestamptz AS authored_at, found.posted_at,
           jsonb_typeof(c.value->'parents') = 'number' AND (c.value->>'parents')::numeric >= 2 AS merges,
           min(c.place) FILTER (WHERE c.value->>'sha' = ANY (found.made_on)) OVER (PARTITION BY p.number) AS made_at
         FROM found JOIN pull_request p ON p.repo = $1 AND p.number = found.number,
           LATERAL jsonb_array_elements(p.commits) WITH ORDINALITY AS c (value, place)
       ), wanted AS (
         SELECT sha, CASE WHEN min(number) = max(number) THEN min(number) END AS number, max(authored_at) AS authored_at FROM listed
         WHERE merges IS NOT TRUE AND (extract(epoch FROM authored_at) > posted_at OR place > made_at)
           AND NOT sha = ANY ($2::text[]) AND NOT EXISTS (SELECT FROM commit_file k WHERE k.repo = $1 AND k.sha = listed.sha)
         GROUP BY sha
       )
       SELECT sha, number, count(*) OVER ()::int AS total FROM wanted ORDER BY authored_at DESC NULLS LAST, sha LIMIT $3`,
      [repo, without, most],
    ),
  );
  return { commits: rows.map(({ sha, number }) => ({ sha, number })), total: rows.at(0)?.total ?? 0 };
}
