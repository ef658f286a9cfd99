import type { Json } from '../github-rest/shape';
import type { IncidentEvent } from '../incident-events/incident-event';
import { firstText, firstTime, objectsIn } from '../incident-events/told';

const planned = new Set(['scheduled', 'in_progress', 'verifying', 'completed']);
const over = new Set(['resolved', 'completed', 'postmortem']);

/** The severity of announced work: such rows are kept and counted by no measure. */
export const MAINTENANCE = 'maintenance';

/** Whether it is announced work: by its impact, by the words of its status, or because it was scheduled for a time. */
function isMaintenance(incident: Json): boolean {
  return (
    firstText(incident, 'impact') === MAINTENANCE ||
    planned.has(firstText(incident, 'status') ?? '') ||
    firstText(incident, 'scheduled_for') !== undefined
  );
}

/**
 * An incident or a maintenance of the REST API, of the public API or in a webhook. Services are its components, joined by a comma. A page tells
 * neither who works on it nor when somebody began to.
 *
 * @returns undefined for what has no id, or no time at all
 */
export function incidentEvent(incident: Json): IncidentEvent | undefined {
  const id = firstText(incident, 'id');
  const at = firstTime(incident, 'updated_at', 'resolved_at', 'created_at');
  if (id === undefined || Number.isNaN(at)) return undefined;
  const maintenance = isMaintenance(incident);
  const status = firstText(incident, 'status');
  const resolved = over.has(status ?? '');
  return {
    id: `statuspage:${id}`,
    at,
    fields: {
      title: firstText(incident, 'name'),
      service: componentsOf(incident).join(', '),
      severity: maintenance ? MAINTENANCE : firstText(incident, 'impact_override', 'impact')?.toLowerCase(),
      url: firstText(incident, 'shortlink'),
      source: 'statuspage',
    },
    state: status === undefined ? undefined : resolved ? 'resolved' : 'open',
    openedAt: maintenance ? firstText(incident, 'scheduled_for', 'created_at') : firstText(incident, 'created_at'),
    resolvedAt: resolved ? (firstText(incident, 'resolved_at') ?? resolvingUpdate(incident)) : undefined,
  };
}

/** Names of the components it lists, else of those that its updates changed; in alphabetical order. */
function componentsOf(incident: Json): string[] {
  const named = (list: unknown) => objectsIn(list).flatMap((component) => firstText(component, 'name') ?? []);
  const own = named(incident.components);
  const changed = objectsIn(incident.incident_updates).flatMap((update) => named(update.affected_components));
  return [...new Set(own.length > 0 ? own : changed)].sort();
}

/** When the update that resolved it was shown. */
function resolvingUpdate(incident: Json): string | undefined {
  return objectsIn(incident.incident_updates)
    .filter((update) => ['resolved', 'completed'].includes(firstText(update, 'status') ?? ''))
    .flatMap((update) => firstText(update, 'display_at', 'created_at') ?? [])
    .sort()[0];
}
