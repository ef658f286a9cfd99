import type { PoolClient } from 'pg';
import type { FindingFacts, StoredComment, StoredCommit, StoredDecision, StoredFinding, StoredReview, StoredText } from './finding-facts'; // prettier-ignore
import type { CommitFile } from '../domain/moved-line';

/** One pull request to be looked at. */
export interface Place {
  repo: string;
  number: number;
}

const WANTED = 'unnest($1::text[], $2::int[]) WITH ORDINALITY AS w (repo, number, place)';
const epoch = (column: string): string => `coalesce(extract(epoch from ${column})::float8, 'NaN')`;
const text = (...columns: string[]): string => columns.map((column) => `coalesce(${column}, '')`).join(', ');
/** One look-up by key for each pull request: joined as the planner likes, without statistics of the rows just imported, whole tables would be read. */
const of = (table: string, columns: string, order: string): string =>
  `SELECT w.place::int - 1 AS place, ${columns} FROM ${WANTED}
   CROSS JOIN LATERAL (SELECT * FROM ${table} WHERE repo = w.repo AND number = w.number OFFSET 0) AS t ORDER BY ${order}`;
const said = (author: string, at: string, body: string, url: string, id = `${author}_id`, type = `${author}_type`): string =>
  `t.id, ${author} AS author, coalesce(${id}, '') AS "authorId", coalesce(${type}, '') AS "authorType", ${epoch(at)} AS at, ${body} AS body, ${url} AS url`; // prettier-ignore
const number = (column: string, as: string): string => `coalesce(${column}::float8, 'NaN') AS "${as}"`;

const QUERIES = {
  pulls: of('pull_request', `${epoch('coalesce(t.merged_at, t.closed_at)')} AS "closedAt", t.commits`, '1'),
  comments: of(
    'review_comment',
    `${said('author', 'created_at', text('body'), text('t.url'))}, ${text('path')} AS path, ${number('line', 'line')}, ${number('start_line', 'startLine')},
     ${number('original_line', 'originalLine')}, ${number('original_start_line', 'originalStartLine')}, ${text('in_reply_to')} AS "inReplyTo",
     ${text('thread_id')} AS "threadId", resolved IS TRUE AS resolved, ${text('resolved_by')} AS "resolvedBy", outdated IS TRUE AS outdated,
     coalesce(nullif(reactions, 'null'), '{}') AS reactions, suggestion_applied IS TRUE AS "suggestionApplied", ${text('commit_sha')} AS "commitSha", ${text('review_id')} AS "reviewId"`,
    'created_at, id',
  ),
  reviews: of(
    'review',
    `${said('reviewer', 'submitted_at', text('body'), `''`)}, state = 'dismissed' AS dismissed`,
    'submitted_at, id',
  ),
  conversation: of('pull_request_comment', said('author', 'created_at', text('body'), text('t.url')), 'created_at, id'),
  checks: of(
    'check_run',
    said('coalesce(t.app, \'\')', 'completed_at', `concat_ws(chr(10), 'conclusion: ' || conclusion, t.name, title, summary, body)`, text('t.url'), 't.app_id', `'bot'`),
    'completed_at, id',
  ),
  records: of(
    'finding',
    `agent, t.id, ${epoch('posted_at')} AS at, ${text('body')} AS body, ${text('severity')} AS severity, ${text('category')} AS category,
     ${text('confidence')} AS confidence, ${text('path')} AS path, ${number('line', 'line')}, ${text('outcome')} AS outcome,
     ${epoch('outcome_at')} AS "outcomeAt", evidence, ${text('t.url')} AS url`,
    'posted_at, agent, id',
  ),
  findings: of('finding_outcome', 't.agent, t.id', 't.agent, t.id'),
  agents: of('agent_review', 't.agent', 't.agent'),
  decisions: of('finding_decision', `agent, t.id, outcome, ${text('note')} AS note, ${epoch('decided_at')} AS at`, 'agent, id'),
}; // prettier-ignore

/** A commit's files, by its name alone: they may have come before anybody knew where it belongs. */
const FILES = `SELECT w.place, t.sha, t.path, coalesce(t.previous_path, '') AS "previousPath", coalesce(t.status, '') AS status, t.hunks
  FROM unnest($1::text[], $2::text[], $3::int[]) AS w (repo, sha, place)
  CROSS JOIN LATERAL (SELECT * FROM commit_file WHERE repo = w.repo AND sha = w.sha OFFSET 0) AS t ORDER BY t.sha, t.path`;

type Row<T> = T & { place: number };

/** All that is recorded of some pull requests as far as findings go, in the order they are given in; one look-up per table. */
export async function findingFacts(client: PoolClient, places: readonly Place[]): Promise<FindingFacts[]> {
  const wanted = [places.map(({ repo }) => repo), places.map(({ number }) => number)];
  const rows = async <T extends object>(query: string): Promise<Row<T>[]> =>
    (await client.query<Row<T>>({ text: query, values: wanted })).rows;
  const all = places.map(
    ({ repo, number }): FindingFacts => ({
      repo, number, recorded: false, closedAt: NaN, commits: undefined, comments: [], reviews: [], conversation: [], checks: [], records: [], decisions: [],
      files: new Map(), before: { findings: [], agents: [] },
    }), // prettier-ignore
  );
  for (const row of await rows<StoredComment>(QUERIES.comments)) all[row.place].comments.push(row);
  for (const row of await rows<StoredReview>(QUERIES.reviews)) all[row.place].reviews.push(row);
  for (const row of await rows<StoredText>(QUERIES.conversation)) all[row.place].conversation.push(row);
  for (const row of await rows<StoredText>(QUERIES.checks)) all[row.place].checks.push(row);
  for (const row of await rows<StoredFinding>(QUERIES.records)) all[row.place].records.push(row);
  for (const row of await rows<StoredDecision>(QUERIES.decisions)) all[row.place].decisions.push(row);
  for (const { place, agent, id } of await rows<{ agent: string; id: string }>(QUERIES.findings))
    all[place].before.findings.push({ agent, id });
  for (const { place, agent } of await rows<{ agent: string }>(QUERIES.agents)) all[place].before.agents.push(agent);
  const commits: { repo: string[]; sha: string[]; place: number[] } = { repo: [], sha: [], place: [] };
  for (const { place, closedAt, commits: list } of await rows<{ closedAt: number; commits: StoredCommit[] | null }>(QUERIES.pulls)) {
    const facts = all[place];
    facts.recorded = true;
    facts.closedAt = closedAt;
    // A pull request without any commit is none: an empty list says that they are not told.
    if (!list || list.length === 0) continue;
    facts.commits = list;
    if (facts.comments.length === 0) continue;
    for (const { sha } of list) {
      commits.repo.push(facts.repo);
      commits.sha.push(sha);
      commits.place.push(place);
    }
  } // prettier-ignore
  if (commits.sha.length === 0) return all;
  const files = await client.query<Row<CommitFile & { sha: string; hunks: number[] | null }>>({
    text: FILES,
    values: [commits.repo, commits.sha, commits.place],
  });
  for (const { place, sha, path, previousPath, status, hunks } of files.rows) {
    const known = all[place].files.get(sha);
    const file = { path, previousPath, status, hunks: hunks ?? undefined };
    if (known) known.push(file);
    else all[place].files.set(sha, [file]);
  }
  return all;
}
