import { type HookForm } from './hook-form';
import { deliveryId, jsonBody, objectIn, shownText } from './hook-json';

/** Statuspage: nothing is signed and no header can be added, so that the address alone admits. */
export const statuspageHook: HookForm = {
  check: () => Promise.resolve(async () => undefined),
  delivery(request) {
    const payload = jsonBody(request, 'Statuspage');
    const incident = objectIn(payload, 'incident');
    const updates = Array.isArray(incident.incident_updates) ? (incident.incident_updates as unknown[]) : [];
    // An update that is edited keeps its id; then the incident's own time differs.
    const update = updates
      .filter(
        (each): each is { id: unknown; created_at?: unknown } =>
          typeof each === 'object' && each !== null && 'id' in each,
      )
      .sort((a, b) => String(b.created_at).localeCompare(String(a.created_at)))[0];
    const component = objectIn(payload, 'component_update');
    const isIncident = incident.id !== undefined;
    return {
      id: isIncident
        ? deliveryId([incident.id, update?.id ?? 'none', incident.updated_at], request)
        : deliveryId(['component', component.id], request),
      event: isIncident ? 'incident' : component.id === undefined ? 'unknown' : 'component_update',
      action: shownText(isIncident ? incident.status : component.new_status),
      repo: null,
      payload: request.text,
    };
  },
};
