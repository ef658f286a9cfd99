import { accountOf } from './account';
import { isObject, textOf, type Json } from './shape';

const names = new Map(
  [
    'ready_for_review',
    'convert_to_draft',
    'review_requested',
    'review_request_removed',
    'reopened',
    'closed',
    'merged',
    'committed',
    'added_to_merge_queue',
    'removed_from_merge_queue',
    'auto_merge_enabled',
    'commented',
  ].map((name) => [name, name]),
);
names.set('head_ref_force_pushed', 'head_force_pushed');
names.set('converted_to_draft', 'convert_to_draft');
names.set('auto_squash_enabled', 'auto_merge_enabled');
names.set('auto_rebase_enabled', 'auto_merge_enabled');

/** A timeline event as a record; undefined for events that say nothing about the flow (labels, mentions, renames …). */
export function eventRecord(event: Json, repo: unknown, number: unknown): Json | undefined {
  const name = names.get(textOf(event, 'event') ?? '');
  if (name === undefined) return undefined;
  const committer = isObject(event.committer) ? event.committer : {};
  const author = isObject(event.author) ? event.author : {};
  const user = event.actor ?? event.user;
  const actor = isObject(user) ? accountOf(user) : undefined;
  return {
    kind: 'pull_request_event',
    repo,
    number,
    event: name,
    at: name === 'committed' ? (committer.date ?? author.date) : event.created_at,
    actor: actor?.login,
    actor_type: actor?.type,
    // A commit has no event id of its own.
    id: event.id ?? event.sha,
    ...requestedOf(event),
  };
}

/** Whom a review was asked of, as events of the timeline and deliveries tell it: an account, or a team by its slug. */
export function requestedOf({ requested_reviewer: reviewer, requested_team: team }: Json): Json {
  if (isObject(team)) return { requested: textOf(team, 'slug') ?? textOf(team, 'name'), requested_type: 'team' };
  if (!isObject(reviewer)) return {};
  const { login, type } = accountOf(reviewer);
  return { requested: login, requested_type: type };
}

/** A `committed` event as an entry of the pull request's commits. */
export function commitOf(event: Json): Json {
  const committer = isObject(event.committer) ? event.committer : {};
  const author = isObject(event.author) ? event.author : {};
  return {
    sha: event.sha,
    authored_at: author.date,
    committed_at: committer.date,
    author: author.name,
    email: author.email,
    // The name is no login; the event tells none.
    login: '',
    message: event.message,
    // 2 or more: a merge.
    parents: Array.isArray(event.parents) ? event.parents.length : undefined,
  };
}
