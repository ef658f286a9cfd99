import { isObject, textOf } from '../github-rest/shape';
import type { IncidentOutcome } from '../incident-events/incident-event';
import { firstText } from '../incident-events/told';
import { incidentEvent, unrealModes } from './incident';

const incidents = /^public_incident\.incident_(created|updated)_v2$/;
const statusUpdated = 'public_incident.incident_status_updated_v2';

/**
 * One webhook of incident.io: `{event_type, [event_type]: …}`. Each holds the whole incident, at the time of its last change. Private incidents come
 * with their id alone and are ignored.
 *
 * @param payload the body as `JSON.parse` gave it
 * @see https://docs.incident.io/api-reference/webhooks
 */
export function webhookEvent(payload: unknown): IncidentOutcome {
  if (!isObject(payload)) return { fault: 'The payload is no JSON object.' };
  const type = textOf(payload, 'event_type') ?? '';
  if (type.startsWith('private_incident.'))
    return { ignored: 'Of a private incident only its id is sent; an import of its export brings it.' };
  if (!incidents.test(type) && type !== statusUpdated)
    return {
      ignored: type === '' ? 'The message has no event_type.' : `No measure needs this event: ${type.slice(0, 100)}.`,
    };
  const data = payload[type];
  const incident = isObject(data) && type === statusUpdated ? data.incident : data;
  if (!isObject(incident)) return { fault: `The event ${type} holds no incident.` };
  const mode = firstText(incident, 'mode') ?? '';
  if (unrealModes.has(mode)) return { ignored: `An incident of the mode ${mode} did not happen.` };
  const event = incidentEvent(incident);
  return event ? { event } : { fault: 'The incident has no id, or neither updated_at nor created_at as a time.' };
}
