import { isObject } from '../github-rest/shape';
import type { IncidentOutcome } from '../incident-events/incident-event';
import { incidentEvent } from './incident';

/**
 * One webhook of a Statuspage: an incident or maintenance as it is now, or a component that changed its status, which alone is no incident.
 *
 * @param payload the body as `JSON.parse` gave it
 * @see https://support.atlassian.com/statuspage/docs/enable-webhook-notifications/
 */
export function webhookEvent(payload: unknown): IncidentOutcome {
  if (!isObject(payload)) return { fault: 'The payload is no JSON object.' };
  if (isObject(payload.incident)) {
    const event = incidentEvent(payload.incident);
    return event ? { event } : { fault: 'The incident has no id, or neither updated_at nor created_at as a time.' };
  }
  if (isObject(payload.component_update) || isObject(payload.component))
    return { ignored: 'A component that changes its status is no incident; incidents come by themselves.' };
  return { ignored: 'The message holds no incident.' };
}
