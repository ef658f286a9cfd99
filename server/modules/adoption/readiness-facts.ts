import type { PoolClient } from 'pg';
import { linksIssue } from '../../domain/issue-link';
import type { OrganizationView } from '../../store/organization-view';

/** Pull requests asked for in one go: their texts are long. */
const BATCH = 2000;
/** Closing words stand near the beginning or the end; a text longer than this is a pasted log. */
const LONGEST = 60_000;

/** What is known of a merged pull request. undefined = not known. */
export interface MergedFacts {
  linked: boolean | undefined;
  green: boolean | undefined;
}

interface Stored {
  place: number;
  linked: number | null;
  checks: string | null;
  title: string;
  branch: string | null;
  body: string | null;
}

/**
 * Whether merged pull requests are linked to an issue, and whether their checks had passed, in the order given. Linked: the source says so, or a text does
 * (`linksIssue`). Not linked needs the source's word or the body: without both it is unknown.
 */
export async function mergedFacts(
  client: PoolClient,
  { flow }: OrganizationView,
  items: Int32Array,
): Promise<MergedFacts[]> {
  const facts = Array.from(items, (): MergedFacts => ({ linked: undefined, green: undefined }));
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.subarray(from, from + BATCH);
    const { rows } = await client.query<Stored>(
      `SELECT asked.place::int AS place, p.linked_issues AS linked, p.checks, p.title, p.branch, left(p.body, ${LONGEST}) AS body
       FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked (repo, number, place)
       JOIN pull_request p ON p.repo = asked.repo COLLATE "C" AND p.number = asked.number`,
      [Array.from(batch, (item) => flow.repos[flow.table.repo[item]]), Array.from(batch, (item) => flow.number[item])],
    );
    for (const { place, linked, checks, title, branch, body } of rows) {
      const said = (linked ?? 0) > 0 || linksIssue({ title, branch: branch ?? '', body: body ?? '' });
      facts[from + place - 1] = {
        linked: said ? true : linked === null && body === null ? undefined : false,
        green: checks === null ? undefined : checks === 'success',
      };
    }
  }
  return facts;
}

/** What a repository states. */
export interface StatedRepository {
  repo: string;
  /** null = not known. */
  instructions: string[] | null;
  requiredChecks: number | null;
}

export async function statedRepositories(client: PoolClient): Promise<Map<string, StatedRepository>> {
  const { rows } = await client.query<StatedRepository>(
    'SELECT repo, agent_instructions AS instructions, required_checks AS "requiredChecks" FROM repository',
  );
  return new Map(rows.map((row) => [row.repo, row]));
}

/** A pull request that takes another one back, merged or closed within a span. */
export interface Revert {
  repo: string;
  number: number;
  merged: boolean;
  /** Hours from the other one's merge to its own; null = it was not merged, or the other one is not recorded. */
  hours: number | null;
}

/** @param span epoch seconds, [from, to) */
export async function revertsWithin(client: PoolClient, { from, to }: { from: number; to: number }): Promise<Revert[]> {
  const { rows } = await client.query<Revert>(
    `SELECT DISTINCT ON (f.repo, f.number) f.repo, f.number, f.state = 1 AS merged,
       CASE WHEN f.state = 1 AND g.merged_at <= f.merged_at THEN (f.merged_at - g.merged_at) / 3600 END AS hours
     FROM pull_request_flow f
     LEFT JOIN pull_request p ON left(p.merge_commit_sha, 7) = left(f.reverts_sha, 7) AND p.merge_commit_sha LIKE f.reverts_sha || '%'
     LEFT JOIN pull_request_flow g ON g.repo = coalesce(f.reverts_repo, p.repo) AND g.number = coalesce(f.reverts_number, p.number)
     WHERE (f.reverts_number IS NOT NULL OR f.reverts_sha IS NOT NULL) AND f.state IN (1, 2) AND f.end_at >= $1 AND f.end_at < $2
     ORDER BY f.repo, f.number, g.merged_at DESC`,
    [from, to],
  );
  return rows;
}
