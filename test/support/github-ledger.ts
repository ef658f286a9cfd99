import { Client } from 'pg';
import type { Account, PullRequest, Reaction, Repository, Team, World } from '../doubles/github/world';
import type { TestDatabase } from './database';

type Row = Record<string, unknown>;

/** Records of a world, or of the ledger, as sorted lines: two of them are equal or differ in lines one can read. */
export type Ledger = Record<
  | 'repository'
  | 'pull_request'
  | 'pull_request_event'
  | 'review'
  | 'review_comment'
  | 'pull_request_comment'
  | 'deploy',
  string[]
>;

const EVENTS: Record<string, string> = {
  ReadyForReviewEvent: 'ready_for_review',
  ConvertToDraftEvent: 'convert_to_draft',
  ReviewRequestedEvent: 'review_requested',
  ReviewRequestRemovedEvent: 'review_request_removed',
  ReopenedEvent: 'reopened',
  ClosedEvent: 'closed',
  MergedEvent: 'merged',
  HeadRefForcePushedEvent: 'head_force_pushed',
  AddedToMergeQueueEvent: 'added_to_merge_queue',
  RemovedFromMergeQueueEvent: 'removed_from_merge_queue',
  AutoMergeEnabledEvent: 'auto_merge_enabled',
  AutoSquashEnabledEvent: 'auto_merge_enabled',
  AutoRebaseEnabledEvent: 'auto_merge_enabled',
};
const REACTIONS: Record<string, string> = { THUMBS_UP: '+1', THUMBS_DOWN: '-1', LAUGH: 'laugh', HOORAY: 'hooray', CONFUSED: 'confused', HEART: 'heart', ROCKET: 'rocket', EYES: 'eyes' }; // prettier-ignore

/** What the ledger must hold of a world, by docs/records.md and the record ids that the GitHub doors share. */
export function ledgerOf(
  world: World,
  host = '127.0.0.1',
  repositories: readonly Repository[] = world.repositories,
): Ledger {
  const ledger: Record<keyof Ledger, Set<string>> = {
    repository: new Set(),
    pull_request: new Set(),
    pull_request_event: new Set(),
    review: new Set(),
    review_comment: new Set(),
    pull_request_comment: new Set(),
    deploy: new Set(),
  };
  const add = (kind: keyof Ledger, row: Row) => ledger[kind].add(lineOf(row));
  for (const repository of repositories) {
    const repo = nameOf(repository);
    add('repository', { repo, default_branch: repository.defaultBranch, archived: repository.isArchived });
    for (const pullRequest of repository.pullRequests) addPullRequest(add, repo, pullRequest);
    for (const deployment of repository.deployments) {
      const decided = deployment.statuses.filter(({ state }) => ['SUCCESS', 'FAILURE', 'ERROR'].includes(state));
      if (decided.length === 0) continue;
      const started = deployment.statuses.find(({ state }) => ['PENDING', 'IN_PROGRESS'].includes(state));
      add('deploy', {
        id: `github-deployment:${host}:${deployment.databaseId}`,
        repo,
        environment: deployment.environment,
        sha: deployment.commitOid,
        ref: deployment.ref?.name ?? null,
        started_at: started?.createdAt ?? null,
        finished_at: decided[0].createdAt,
        status: decided[0].state === 'SUCCESS' ? 'success' : 'failure',
      });
    }
    for (const release of repository.releases) {
      if (release.isDraft || !release.tagCommit) continue;
      add('deploy', {
        id: `github-release:${host}:${release.databaseId}`,
        repo,
        environment: 'release',
        sha: release.tagCommit.oid,
        ref: release.tagName,
        started_at: null,
        finished_at: release.publishedAt,
        status: 'success',
      });
    }
  }
  return Object.fromEntries(Object.entries(ledger).map(([kind, lines]) => [kind, [...lines].sort()])) as Ledger;
}

function addPullRequest(add: (kind: keyof Ledger, row: Row) => void, repo: string, one: PullRequest): void {
  const { number } = one;
  const author = accountOf(one.author);
  const labels = one.events.reduce<string[]>((names, { __typename, label }) => {
    if (__typename === 'LabeledEvent') return [...names, label.name as string];
    return __typename === 'UnlabeledEvent' ? names.filter((name) => name !== label.name) : names;
  }, []);
  add('pull_request', {
    repo,
    number,
    title: one.title,
    author: author.login,
    author_id: author.id,
    author_type: author.type,
    branch: one.headRefName,
    base: one.baseRefName,
    body: one.body,
    state: one.state === 'OPEN' ? 'open' : 'closed',
    draft: one.isDraft,
    labels: labels.sort(),
    created_at: one.createdAt,
    merged_at: one.mergedAt,
    closed_at: one.closedAt,
    updated_at: one.updatedAt,
    merge_commit_sha: one.mergeCommit?.oid ?? null,
    additions: one.additions,
    deletions: one.deletions,
    changed_files: one.changedFiles,
    commits: one.commits
      .map(({ oid, author: by, message, authoredDate, committedDate, parents }) => [
        oid,
        authoredDate,
        committedDate,
        by.name,
        by.email,
        message,
        parents?.length ?? 1,
      ])
      .sort(),
  });
  for (const { __typename, createdAt, actor, requestedReviewer } of one.events) {
    const event = EVENTS[__typename];
    const by = accountOf(actor);
    const asked = requestedReviewer as Account | Team | null | undefined;
    const requested = asked?.__typename === 'User' ? asked.login : null;
    const requested_type = asked ? { User: 'human', Bot: 'bot', Team: 'team' }[asked.__typename as string] : null;
    if (event) add('pull_request_event', { repo, number, event, at: createdAt, actor: by.login, actor_type: by.type, requested, requested_type }); // prettier-ignore
  }
  for (const { committedDate, author: by, oid } of one.commits) {
    const actor = by.user?.login ?? null;
    add('pull_request_event', {
      repo,
      number,
      event: 'committed',
      at: committedDate,
      actor,
      actor_type: actor && 'human',
      id: oid,
    });
  }
  for (const review of one.reviews) {
    if (review.state === 'PENDING') continue;
    const by = accountOf(review.author);
    const { body, submittedAt } = review;
    add('review', { repo, number, id: String(review.databaseId), reviewer: by.login, reviewer_id: by.id, reviewer_type: by.type, state: review.state.toLowerCase(), submitted_at: submittedAt, body }); // prettier-ignore
  }
  for (const thread of one.reviewThreads) {
    for (const comment of thread.comments) {
      if (comment.state === 'PENDING') continue;
      const by = accountOf(comment.author);
      add('review_comment', {
        repo,
        number,
        id: String(comment.databaseId),
        author: by.login,
        author_id: by.id,
        author_type: by.type,
        created_at: comment.createdAt,
        path: comment.path,
        line: comment.line ?? comment.originalLine ?? null,
        start_line: comment.startLine,
        in_reply_to: comment.replyTo ? String(comment.replyTo.databaseId) : null,
        body: comment.body,
        thread_id: String(thread.comments[0].databaseId),
        resolved: thread.isResolved,
        resolved_by: thread.resolvedBy?.login ?? null,
        outdated: thread.isOutdated,
        reactions: countsOf(comment.reactions),
        commit_sha: comment.originalCommit?.oid ?? null,
        original_line: comment.originalLine ?? null,
        original_start_line: comment.originalStartLine ?? null,
        review_id: comment.pullRequestReview ? String(comment.pullRequestReview.databaseId) : null,
      });
    }
  }
  for (const { databaseId, author: writer, createdAt, updatedAt, body, reactions } of one.comments) {
    const by = accountOf(writer);
    add('pull_request_comment', { repo, number, id: String(databaseId), author: by.login, author_id: by.id, author_type: by.type, created_at: createdAt, updated_at: updatedAt, body, reactions: countsOf(reactions) }); // prettier-ignore
  }
}

function countsOf(reactions: readonly Reaction[]): Row {
  return Object.fromEntries(
    Object.entries(REACTIONS).map(([content, name]) => [
      name,
      reactions.filter((one) => one.content === content).length,
    ]),
  );
}

function accountOf(account: Account | null): { login: string; id: string | null; type: string | null } {
  if (!account) return { login: 'ghost', id: null, type: null };
  const { __typename, login, databaseId } = account;
  if (__typename === 'Bot') return { login: `${login}[bot]`, id: String(databaseId), type: 'bot' };
  return { login, id: String(databaseId), type: __typename === 'User' ? 'human' : null };
}

export const nameOf = (repository: Repository): string => `${repository.owner.login}/${repository.name}`;

const COLUMNS: Record<keyof Ledger, string> = {
  repository: 'repo, default_branch, archived',
  pull_request: `repo, number, title, author, author_id, author_type, branch, base, body, state, draft,
    (SELECT coalesce(json_agg(l ORDER BY l), '[]') FROM unnest(labels) l) AS labels, created_at, merged_at, closed_at, updated_at,
    merge_commit_sha, additions, deletions, changed_files,
    (SELECT coalesce(json_agg(json_build_array(c->'sha', c->'authored_at', c->'committed_at', c->'author', c->'email', c->'message', c->'parents') ORDER BY c->>'sha'), '[]')
     FROM jsonb_array_elements(commits) c WHERE commits IS NOT NULL) AS commits`,
  pull_request_event: `repo, number, event, at, actor, actor_type, id, requested, requested_type`,
  review: 'repo, number, id, reviewer, reviewer_id, reviewer_type, state, submitted_at, body',
  review_comment: `repo, number, id, author, author_id, author_type, created_at, path, line, start_line, in_reply_to, body, thread_id, resolved,
    resolved_by, outdated, reactions, commit_sha, original_line, original_start_line, review_id`,
  pull_request_comment: 'repo, number, id, author, author_id, author_type, created_at, updated_at, body, reactions',
  deploy: 'id, repo, environment, sha, ref, started_at, finished_at, status',
};

/** What the ledger of the organization `main` holds. */
export async function ledgerIn(database: TestDatabase, repos?: readonly string[]): Promise<Ledger> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query(
      `SELECT set_config('app.organization_id', (SELECT id::text FROM organization WHERE name = 'main'), false)`,
    );
    const ledger: Partial<Ledger> = {};
    for (const [kind, columns] of Object.entries(COLUMNS)) {
      const { rows } = await client.query<Row>(
        `SELECT ${columns} FROM ${kind} WHERE organization_id = current_setting('app.organization_id')::int AND ($1::text[] IS NULL OR repo = ANY ($1))`,
        [repos ?? null],
      );
      ledger[kind as keyof Ledger] = rows.map(lineOf).sort();
    }
    return ledger as Ledger;
  } finally {
    await client.end();
  }
}

/** One record as a line, with its names in order; what is not known is left out. */
function lineOf(row: Row): string {
  return JSON.stringify(row, (_, value: unknown) => {
    if (value instanceof Date) return value.toISOString();
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const known = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
    return Object.fromEntries(known.sort(([one], [other]) => (one < other ? -1 : 1)));
  }).replaceAll('.000Z"', 'Z"');
}

/**
 * What tells two ledgers apart: per kind how many lines are missing in the first or too much, and the first three of each. Empty when they are equal:
 * `expect(differences(…)).toEqual({})` fails with something one can read.
 */
export function differences(found: Ledger, wanted: Ledger): Record<string, unknown> {
  const told: Record<string, unknown> = {};
  for (const kind of Object.keys(wanted) as (keyof Ledger)[]) {
    const here = new Set(found[kind]);
    const there = new Set(wanted[kind]);
    const missing = wanted[kind].filter((line) => !here.has(line));
    const surplus = found[kind].filter((line) => !there.has(line));
    const doubled = found[kind].length - here.size;
    if (missing.length + surplus.length + doubled === 0) continue;
    told[kind] = {
      missing: missing.length,
      surplus: surplus.length,
      doubled,
      examples: { missing: missing.slice(0, 3), surplus: surplus.slice(0, 3) },
    };
  }
  return told;
}
