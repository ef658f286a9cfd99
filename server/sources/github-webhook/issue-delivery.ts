import { bearsLabel, issueRecord, withdrawnIssue } from '../github/issue-record';
import { isObject, textOf, type Json } from '../github-rest/shape';
import type { DeliveryOutcome } from './delivery-outcome';
import type { DeliveryPlace } from './delivery-place';

/** With these the issue is not in this repository any more. */
const gone = new Set(['deleted', 'transferred']);

/**
 * Deliveries of `issues`: an incident while the issue bears one of the labels. One that lost the last of them, was deleted or moved away is withdrawn.
 * Its `updated_at` orders them.
 *
 * @param synced the connection also reads GitHub by itself, and knows when an issue was first assigned
 */
export function issueDelivery(
  payload: Json,
  action: string,
  { repo, host }: DeliveryPlace,
  patterns: readonly string[],
  synced: boolean,
): DeliveryOutcome {
  const { issue } = payload;
  if (!isObject(issue) || (typeof issue.id !== 'number' && typeof issue.id !== 'string'))
    return { fault: 'The delivery has no "issue" with an id; GitHub sends one with every issues event.' };
  const id = String(issue.id);
  const createdAt = textOf(issue, 'created_at') ?? '';
  const updatedAt = textOf(issue, 'updated_at') ?? '';
  const labels = namesOf(issue.labels, 'name');
  if (!bearsLabel(patterns, labels)) {
    const removed = isObject(payload.label) ? (textOf(payload.label, 'name') ?? '') : '';
    if (action !== 'unlabeled' || !bearsLabel(patterns, [removed]))
      return { ignored: 'The issue bears none of the labels that mean an incident.' };
    return { records: [withdrawnIssue(host, id, createdAt, updatedAt)] };
  }
  if (gone.has(action)) return { records: [withdrawnIssue(host, id, createdAt, updatedAt)] };
  const assignees = namesOf(issue.assignees, 'login');
  const record = issueRecord(repo, host, {
    id,
    title: textOf(issue, 'title') ?? '',
    url: textOf(issue, 'html_url') ?? '',
    body: textOf(issue, 'body') ?? '',
    labels,
    assignees,
    createdAt,
    updatedAt,
    closedAt: textOf(issue, 'closed_at') ?? null,
    reason: textOf(issue, 'state_reason') ?? '',
    assignedAt: action === 'assigned' && assignees.length === 1 && !synced ? updatedAt : undefined,
  });
  return { records: [record] };
}

function namesOf(list: unknown, field: string): string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one) => (isObject(one) ? (textOf(one, field) ?? []) : []));
}
