import { reviewRecord } from '../github-rest/review';
import { reviewCommentRecord } from '../github-rest/review-comment';
import { accountOf } from '../github-rest/account';
import { isObject, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';
import { pullOfDelivery } from './pull-request-delivery';
import { subjectTime } from './subject-time';

const noPart = (event: string, part: string): DeliveryOutcome => ({
  fault: `The delivery has no "${part}" and "pull_request"; GitHub sends both with every ${event} event.`,
});

const updatedAt = (value: unknown): unknown => (isObject(value) ? value.updated_at : undefined);

/** Deliveries of `pull_request_review`. Reviews have no version: what changes them also touches the pull request, whose time counts. */
export function reviewDelivery(payload: Json, action: string, place: DeliveryPlace): DeliveryOutcome {
  const { review } = payload;
  const pull = pullOfDelivery(payload, place);
  if (!pull || !isObject(review)) return noPart('pull_request_review', 'review');
  const record = reviewRecord(review, place.repo, pull.number);
  if (!record) return { ignored: 'The review is not submitted yet.' };
  if (action === 'dismissed') record.state = 'dismissed';
  const rank = ['submitted', 'edited', 'dismissed'].indexOf(action);
  const at = subjectTime([review.submitted_at, review.updated_at, pull.updated_at], Math.max(0, rank));
  const name = `review ${place.host}/${place.repo}#${String(pull.number)} ${String(review.id)}`;
  return { records: [pull], subject: { name, at, records: [record] } };
}

/** Deliveries of `pull_request_review_comment`. A comment that was deleted stays: it was made, and what followed it happened. */
export function reviewCommentDelivery(payload: Json, action: string, place: DeliveryPlace): DeliveryOutcome {
  const { comment } = payload;
  const pull = pullOfDelivery(payload, place);
  if (!pull || !isObject(comment)) return noPart('pull_request_review_comment', 'comment');
  if (action === 'deleted') return { ignored: 'A deleted comment stays in the records: it was made at its time.' };
  const at = subjectTime([comment.updated_at, comment.created_at], action === 'edited' ? 1 : 0);
  const name = `review_comment ${place.host}/${place.repo}#${String(pull.number)} ${String(comment.id)}`;
  return { records: [pull], subject: { name, at, records: [reviewCommentRecord(comment, place.repo, pull.number)] } };
}

/**
 * Deliveries of `pull_request_review_thread`: whether it is resolved and by whom, on each of its comments. Of the comments themselves only what a
 * record needs: their own deliveries tell the rest, and may be newer.
 */
export function reviewThreadDelivery(payload: Json, action: string, place: DeliveryPlace): DeliveryOutcome {
  const pull = pullOfDelivery(payload, place);
  const thread = isObject(payload.thread) ? payload.thread : {};
  const comments = Array.isArray(thread.comments) ? thread.comments.filter(isObject) : [];
  if (!pull || comments.length === 0) return noPart('pull_request_review_thread', 'thread');
  const records = comments.map((comment): Json => {
    const full = reviewCommentRecord(comment, place.repo, pull.number);
    const { kind, repo, number, id, author, author_id, author_type, created_at, in_reply_to, thread_id } = full;
    const known = { kind, repo, number, id, author, author_id, author_type, created_at, in_reply_to, thread_id };
    // Nobody, as a known value: an absent one would leave the name of who had resolved it.
    const by = action === 'resolved' ? accountOf(payload.sender).login : '';
    return { ...known, resolved: action === 'resolved', resolved_by: by };
  });
  const at = subjectTime([payload.updated_at, thread.updated_at, pull.updated_at, ...comments.map(updatedAt)]);
  const name = `review_thread ${place.host}/${place.repo}#${String(pull.number)} ${String(records[0].thread_id)}`;
  return { records: [pull], subject: { name, at, records } };
}
