import { commentRecord } from '../github-rest/comment';
import { pullRecord } from '../github-rest/pull';
import { isObject, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';

/**
 * Deliveries of `issue_comment`, of pull requests only: the comment below it, and what the delivery says about the pull request. The `updated_at` of each
 * decides between deliveries. A comment that was deleted stays: it was made, and what followed it happened.
 */
export function commentDelivery(payload: Json, action: string, { repo }: DeliveryPlace): DeliveryOutcome {
  const { issue, comment } = payload;
  if (!isObject(issue) || typeof issue.number !== 'number' || !isObject(comment))
    return { fault: 'The delivery has no "issue" with a number and "comment"; GitHub sends both with every issue_comment event.' }; // prettier-ignore
  if (!isObject(issue.pull_request)) return { ignored: 'The comment is on an issue, not on a pull request.' };
  if (action === 'deleted') return { ignored: 'A deleted comment stays in the records: it was made at its time.' };
  return { records: [{ ...pullRecord(issue, []), repo }, commentRecord(comment, repo, issue.number)] };
}
