import { accountOf } from './account';
import { textOf, type Json } from './shape';

/** A review of the REST API, or a `reviewed` event, as a record; undefined for one that is not submitted yet. */
export function reviewRecord(review: Json, repo: unknown, number: unknown): Json | undefined {
  const state = textOf(review, 'state')?.toLowerCase();
  if (state === 'pending') return undefined;
  const reviewer = accountOf(review.user ?? review.actor);
  return {
    kind: 'review',
    repo,
    number,
    id: review.id,
    reviewer: reviewer.login,
    reviewer_id: reviewer.id,
    reviewer_type: reviewer.type,
    state,
    // Backups made from event lists leave one or the other empty.
    submitted_at: review.submitted_at ?? review.created_at ?? review.updated_at,
    body: review.body,
  };
}
