import type { Json } from '../github-rest/shape';
import { accountOf } from './account';
import { EVENT_NAMES } from './pull-request-document';
import type { CommitNode, PullRequestNode, TimelineItem } from './pull-request-node';
import { reactionsOf } from './reactions';

/**
 * A pull request with its whole timeline as records: itself with commits and labels, its events, its reviews and the comments below it. Reviews that are not submitted yet
 * are left out.
 *
 * @param whole false: the timeline has gaps, so that commits and labels stay as they are in the ledger
 */
export function pullRequestRecords(
  repo: string,
  node: PullRequestNode,
  timeline: readonly TimelineItem[],
  whole = true,
): Json[] {
  const { number } = node;
  const author = accountOf(node.author);
  const commits = timeline.flatMap(({ commit }) => (commit ? [commitOf(commit)] : []));
  const pullRequest: Json = {
    kind: 'pull_request',
    repo,
    number,
    title: node.title,
    author: author.login,
    author_id: author.id,
    author_type: author.type,
    url: node.url,
    branch: node.headRefName,
    base: node.baseRefName,
    body: node.body,
    state: node.state === 'OPEN' ? 'open' : 'closed',
    draft: node.isDraft,
    labels: whole ? labelsOf(timeline) : undefined,
    created_at: node.createdAt,
    merged_at: node.mergedAt,
    closed_at: node.closedAt,
    updated_at: node.updatedAt,
    merge_commit_sha: node.mergedAt === null ? undefined : node.mergeCommit?.oid,
    additions: node.additions,
    deletions: node.deletions,
    changed_files: node.changedFiles,
    commits: whole ? commits : undefined,
  };
  return [pullRequest, ...timeline.flatMap((item): Json[] => toList(itemRecord(repo, number, item)))];
}

function itemRecord(repo: string, number: number, item: TimelineItem): Json | undefined {
  if (item.__typename === 'PullRequestReview') return reviewOf(repo, number, item);
  if (item.__typename === 'IssueComment') return commentOf(repo, number, item);
  if (item.commit) {
    const { oid, committedDate, author } = item.commit;
    const actor = author?.user?.login;
    const actor_type = actor === undefined ? undefined : actor.endsWith('[bot]') ? 'bot' : 'human';
    // A commit has no event id of its own; several of one person may share their second.
    return {
      kind: 'pull_request_event',
      repo,
      number,
      event: 'committed',
      at: committedDate,
      actor,
      actor_type,
      id: oid,
    };
  }
  const event = EVENT_NAMES[item.__typename];
  if (event === undefined) return undefined;
  const actor = accountOf(item.actor);
  return { kind: 'pull_request_event', repo, number, event, at: item.createdAt, actor: actor.login, actor_type: actor.type, ...requestedOf(item) }; // prettier-ignore
}

const REQUESTED_TYPES: Readonly<Record<string, string>> = { User: 'human', Bot: 'bot', Team: 'team' };

/** Whom a review was asked of: a person by login, of an app or a team only that it is one. */
function requestedOf({ requestedReviewer: reviewer }: TimelineItem): Json {
  return reviewer ? { requested: reviewer.login, requested_type: REQUESTED_TYPES[reviewer.__typename] } : {};
}

function reviewOf(repo: string, number: number, item: TimelineItem): Json | undefined {
  if (item.state === 'PENDING' || !item.submittedAt) return undefined;
  const reviewer = accountOf(item.author);
  return {
    kind: 'review',
    repo,
    number,
    // Without one the ledger puts it aside, and says so.
    id: item.fullDatabaseId ? String(item.fullDatabaseId) : undefined,
    reviewer: reviewer.login,
    reviewer_id: reviewer.id,
    reviewer_type: reviewer.type,
    state: item.state?.toLowerCase(),
    submitted_at: item.submittedAt,
    body: item.body,
  };
}

function commentOf(repo: string, number: number, item: TimelineItem): Json {
  const author = accountOf(item.author);
  return {
    kind: 'pull_request_comment',
    repo,
    number,
    id: item.fullDatabaseId ? String(item.fullDatabaseId) : undefined,
    author: author.login,
    author_id: author.id,
    author_type: author.type,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    body: item.body,
    reactions: reactionsOf(item.reactionGroups),
    url: item.url,
  };
}

function commitOf({ oid, authoredDate, committedDate, author, message, parents }: CommitNode): Json {
  return {
    sha: oid,
    authored_at: authoredDate,
    committed_at: committedDate,
    author: author?.name ?? undefined,
    email: author?.email ?? undefined,
    // Said even when there is none: the name is no login.
    login: author?.user?.login ?? '',
    message,
    parents: parents?.totalCount,
  };
}

/** What is left of the labels after all that were put on and taken off. */
function labelsOf(timeline: readonly TimelineItem[]): string[] {
  const labels = new Set<string>();
  for (const { __typename, label } of timeline) {
    if (!label) continue;
    if (__typename === 'LabeledEvent') labels.add(label.name);
    if (__typename === 'UnlabeledEvent') labels.delete(label.name);
  }
  return [...labels];
}

const toList = (record: Json | undefined): Json[] => (record ? [record] : []);
