import { instantText } from '../../ledger/instant';
import { isObject, textOf } from '../github-rest/shape';
import type { IncidentEvent, IncidentOutcome } from '../incident-events/incident-event';
import { firstText } from '../incident-events/told';
import { fieldsOf, namedResponders, personOf, timeOf } from './alert';

/** Actions that are read, and where the alert stands after them. */
const actions = new Map<string, IncidentEvent['state'] | undefined>([
  ['Create', 'open'],
  ['Acknowledge', 'acknowledged'],
  ['UnAcknowledge', 'open'],
  ['Close', 'resolved'],
  // What was deleted can happen no more; its record stays.
  ['Delete', 'resolved'],
  ['AssignOwnership', undefined],
  ['TakeOwnership', undefined],
  ['Escalate', undefined],
  ['EscalateNext', undefined],
  ['AddResponder', undefined],
  ['AddRecipient', undefined],
  ['AddTeam', undefined],
  ['UpdatePriority', undefined],
  ['UpdateMessage', undefined],
  ['AddTags', undefined],
  ['RemoveTags', undefined],
  ['AddDetails', undefined],
  ['RemoveDetails', undefined],
]);
const unused = new Set(['AddNote', 'UpdateDescription', 'Snooze', 'SnoozeEnd', 'UnSnooze', 'Seen', 'ExecuteCustomAction', 'CustomAction']); // prettier-ignore
/** Actions whose actor works on the alert. */
const works = new Set(['Acknowledge', 'Close', 'TakeOwnership']);

/**
 * One webhook of Opsgenie's webhook integration: an action on an alert. The action, not the alert in it, tells where the alert stands, at the time of
 * its last change.
 *
 * @param payload the body as `JSON.parse` gave it
 * @param receivedAt seconds since 1970; stands in where the alert has no `updatedAt`
 * @see https://support.atlassian.com/opsgenie/docs/opsgenie-edge-connector-alert-action-data/
 */
export function webhookEvent(payload: unknown, receivedAt: number): IncidentOutcome {
  if (!isObject(payload)) return { fault: 'The payload is no JSON object.' };
  const action = textOf(payload, 'action') ?? '';
  if (unused.has(action)) return { ignored: 'No measure needs this action.' };
  if (!actions.has(action)) return { ignored: `Unknown action: ${action.slice(0, 100)}.` };
  const alert = payload.alert;
  if (!isObject(alert)) return { fault: `The action ${action} has no object "alert".` };
  const id = firstText(alert, 'alertId', 'id');
  if (id === undefined) return { fault: 'The alert has no alertId.' };
  const createdAt = timeOf(alert.createdAt);
  const updatedAt = timeOf(alert.updatedAt);
  const at = !Number.isNaN(updatedAt) ? updatedAt : action === 'Create' && !Number.isNaN(createdAt) ? createdAt : receivedAt; // prettier-ignore
  const state = actions.get(action);
  const people = [
    ...(works.has(action) ? [firstText(alert, 'username')] : []),
    firstText(alert, 'owner'),
    ...(action === 'TakeOwnership' || action === 'AssignOwnership' ? [firstText(alert, 'ownerUsername')] : []),
  ];
  return {
    event: {
      id: `opsgenie:${id}`,
      at,
      fields: fieldsOf(alert),
      state,
      openedAt: Number.isNaN(createdAt) ? undefined : instantText(createdAt),
      ...(state === 'acknowledged' ? { acknowledgedAt: instantText(at) } : {}),
      ...(state === 'resolved' ? { resolvedAt: instantText(at) } : {}),
      responders: [...people.flatMap((name) => personOf(name) ?? []), ...namedResponders(alert)],
    },
  };
}
