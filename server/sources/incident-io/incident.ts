import { instantOf } from '../../ledger/instant';
import { textOf, type Json } from '../github-rest/shape';
import type { IncidentEvent } from '../incident-events/incident-event';
import { firstText, firstTime, objectAt, objectsIn } from '../incident-events/told';

/** Categories of a status under which the incident goes on. */
const going = new Set(['triage', 'live', 'paused']);
/** Categories that take back that it was an incident, or its own. */
const withdrawn = new Set(['declined', 'merged', 'canceled', 'cancelled']);

/** Modes whose incidents did not happen. */
export const unrealModes = new Set(['test', 'tutorial']);

/** What a custom field is called that names what is affected, best first. */
const affected = ['service', 'services', 'affected service', 'affected services', 'impacted service', 'impacted services', 'component', 'components', 'affected component', 'affected components', 'application', 'system', 'product']; // prettier-ignore

/**
 * An incident of the API v2, as webhooks hold it too. It opened when it was reported, else when it was declared; it is resolved when it was
 * resolved, else fixed, else closed; acknowledged when it was accepted out of triage. These are incident.io's own timestamps, by their names.
 *
 * @returns undefined for what has no id, or no time at all
 */
export function incidentEvent(incident: Json): IncidentEvent | undefined {
  const id = firstText(incident, 'id');
  const at = firstTime(incident, 'updated_at', 'created_at');
  if (id === undefined || Number.isNaN(at)) return undefined;
  const category = firstText(objectAt(incident, 'incident_status'), 'category')?.toLowerCase();
  const times = timestampsOf(incident);
  const first = (...names: string[]): string | undefined =>
    names.map((name) => times.get(name)).find((text) => text !== undefined);
  const acknowledgedAt = first('acknowledged at', 'accepted at');
  const over = category !== undefined && !going.has(category);
  return {
    id: `incident-io:${id}`,
    at,
    fields: {
      title: firstText(incident, 'name'),
      service: affectedBy(incident),
      severity: firstText(objectAt(incident, 'severity'), 'name')?.toLowerCase(),
      // Said both ways: what was declined by mistake counts again.
      withdrawn: category === undefined ? undefined : withdrawn.has(category),
      url: firstText(incident, 'permalink'),
      source: 'incident-io',
    },
    state:
      category === undefined ? undefined : over ? 'resolved' : acknowledgedAt === undefined ? 'open' : 'acknowledged',
    openedAt: first('reported at') ?? firstText(incident, 'created_at'),
    acknowledgedAt,
    resolvedAt: over
      ? first('resolved at', 'fixed at', 'closed at', 'declined at', 'merged at', 'canceled at', 'cancelled at')
      : undefined,
    responders: objectsIn(incident.incident_role_assignments)
      // Whoever reported it need not work on it.
      .filter((assignment) => textOf(objectAt(assignment, 'role'), 'role_type') !== 'reporter')
      .flatMap((assignment) => firstText(objectAt(assignment, 'assignee'), 'email', 'name') ?? []),
  };
}

/** When what, by the timestamps' names in small letters; those without a value are absent. */
function timestampsOf(incident: Json): Map<string, string> {
  const times = new Map<string, string>();
  for (const entry of objectsIn(incident.incident_timestamp_values)) {
    const name = firstText(objectAt(entry, 'incident_timestamp'), 'name')?.toLowerCase();
    const value = firstText(objectAt(entry, 'value'), 'value') ?? firstText(entry, 'value');
    if (name !== undefined && value !== undefined && !Number.isNaN(instantOf(value))) times.set(name, value);
  }
  return times;
}

/** Names in the custom field that tells what is affected, joined by a comma. */
function affectedBy(incident: Json): string | undefined {
  const named = new Map<string, string>();
  for (const entry of objectsIn(incident.custom_field_entries)) {
    const field = firstText(objectAt(entry, 'custom_field'), 'name')?.toLowerCase();
    const names = objectsIn(entry.values).flatMap(
      (value) =>
        firstText(objectAt(value, 'value_catalog_entry'), 'name') ??
        firstText(objectAt(value, 'value_option'), 'value') ??
        firstText(value, 'value_text') ??
        [],
    );
    if (field !== undefined && names.length > 0) named.set(field, names.join(', '));
  }
  return affected.map((name) => named.get(name)).find((names) => names !== undefined);
}
