import { accountOf } from '../github-rest/account';
import { requestedOf } from '../github-rest/event';
import { pullRecord } from '../github-rest/pull';
import { isObject, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';

/** Events of the ledger by the action that tells of them, with the field of the pull request that says when it happened. */
const events = new Map<string, { event: string; at: string }>([
  ['closed', { event: 'closed', at: 'closed_at' }],
  ['reopened', { event: 'reopened', at: 'updated_at' }],
  ['ready_for_review', { event: 'ready_for_review', at: 'updated_at' }],
  ['converted_to_draft', { event: 'convert_to_draft', at: 'updated_at' }],
  ['review_requested', { event: 'review_requested', at: 'updated_at' }],
  ['review_request_removed', { event: 'review_request_removed', at: 'updated_at' }],
  ['enqueued', { event: 'added_to_merge_queue', at: 'updated_at' }],
  ['dequeued', { event: 'removed_from_merge_queue', at: 'updated_at' }],
  ['auto_merge_enabled', { event: 'auto_merge_enabled', at: 'updated_at' }],
]);

/** The pull request that a delivery carries, as a record; its `updated_at` decides between deliveries. Undefined when it carries none. */
export function pullOfDelivery(payload: Json, { repo }: DeliveryPlace): Json | undefined {
  if (!isObject(payload.pull_request) || typeof payload.pull_request.number !== 'number') return undefined;
  // After a rename the repository is named newly at both places; before, neither knows the new name.
  return { ...pullRecord(payload.pull_request, []), repo };
}

/**
 * Deliveries of `pull_request`, whatever the action: the pull request as it is now, and what happened where the ledger keeps such events. A push
 * (`synchronize`) says neither when its commits were made nor whether it was forced; those come with the sync.
 */
export function pullRequestDelivery(payload: Json, action: string, place: DeliveryPlace): DeliveryOutcome {
  const record = pullOfDelivery(payload, place);
  if (!record || !isObject(payload.pull_request))
    return {
      fault: 'The delivery has no "pull_request" with a number; GitHub sends one with every pull_request event.',
    };
  const pull = payload.pull_request;
  const happened = (event: string, at: unknown, user: unknown): Json => {
    const actor = isObject(user) ? accountOf(user) : undefined;
    const { repo, number } = record;
    return { kind: 'pull_request_event', repo, number, event, at, actor: actor?.login, actor_type: actor?.type };
  };
  const records = [record];
  const { event, at } = events.get(action) ?? {};
  // GitHub's timeline tells of a merge twice: as merged and as closed.
  if (event === 'closed' && typeof pull.merged_at === 'string')
    records.push(happened('merged', pull.merged_at, pull.merged_by ?? payload.sender));
  if (event !== undefined && at !== undefined)
    records.push({ ...happened(event, pull[at] ?? pull.updated_at, payload.sender), ...requestedOf(payload) });
  return { records };
}
