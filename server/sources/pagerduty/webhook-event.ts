import { instantOf } from '../../ledger/instant';
import { isObject, textOf, type Json } from '../github-rest/shape';
import type { IncidentEvent, IncidentOutcome } from '../incident-events/incident-event';
import { firstText, objectAt } from '../incident-events/told';
import { incidentEvent, incidentId, userOf } from './incident';

/** Events whose data are the whole incident, with what they tell beyond it. */
const whole = new Set([
  'incident.triggered',
  'incident.acknowledged',
  'incident.unacknowledged',
  'incident.resolved',
  'incident.reopened',
  'incident.reassigned',
  'incident.delegated',
  'incident.escalated',
  'incident.priority_updated',
  'incident.service_updated',
  'incident.title_updated',
  'incident.urgency_updated',
]);
const responders = new Set(['incident.responder.added', 'incident.responder.replied']);

/** What says nothing that is kept: notes, status updates, workflows, and what happens to services. */
const unused =
  /^(incident\.(annotated|status_update_published|conference_bridge|custom_field_values|incident_type|workflow|action_invocation|task|role)|service\.)/;

/**
 * One webhook of PagerDuty, v3. When an event occurred is when what it says was so; who acknowledges or resolves is a responder.
 *
 * @param payload the body as `JSON.parse` gave it
 * @see https://developer.pagerduty.com/docs/webhooks-overview
 */
export function webhookEvent(payload: unknown): IncidentOutcome {
  const event = isObject(payload) ? payload.event : undefined;
  if (!isObject(event)) return { fault: 'The payload has no object "event", which PagerDuty v3 always sends.' };
  const type = textOf(event, 'event_type') ?? '';
  if (type === 'pagey.ping') return { ignored: 'PagerDuty tried the webhook: it works.' };
  if (!whole.has(type) && !responders.has(type))
    return { ignored: unused.test(type) ? 'No measure needs this event.' : `Unknown event: ${type.slice(0, 100)}.` };
  const occurredAt = textOf(event, 'occurred_at') ?? '';
  const at = instantOf(occurredAt);
  if (Number.isNaN(at))
    return { fault: `occurred_at is ${JSON.stringify(occurredAt.slice(0, 60))}, which is no time with an offset.` };
  const data = objectAt(event, 'data');
  const told = responders.has(type) ? responderEvent(data, at) : incidentEvent(data, at);
  if (!told) return { fault: `The data of ${type} name no incident.` };
  const agent = userOf(objectAt(event, 'agent'));
  // PagerDuty resolves and acknowledges by itself, too: then nobody did.
  const acts = type === 'incident.acknowledged' || type === 'incident.resolved';
  return {
    event: {
      ...told,
      ...(type === 'incident.acknowledged' ? { acknowledgedAt: occurredAt } : {}),
      ...(type === 'incident.resolved' ? { state: 'resolved', resolvedAt: occurredAt } : {}),
      responders: [...(told.responders ?? []), ...(acts && agent !== undefined ? [agent] : [])],
    },
  };
}

/** Tells who was asked, and nothing of the incident but its name. */
function responderEvent(data: Json, at: number): IncidentEvent | undefined {
  const incident = objectAt(data, 'incident');
  const id = firstText(incident, 'id');
  if (id === undefined) return undefined;
  const user = isObject(data.user) ? userOf(data.user) : undefined;
  return {
    id: incidentId(id),
    at,
    fields: { title: firstText(incident, 'summary'), url: firstText(incident, 'html_url'), source: 'pagerduty' },
    responders: user === undefined ? [] : [user],
  };
}
