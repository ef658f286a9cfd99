import { textOf, type Json } from '../github-rest/shape';
import type { IncidentEvent } from '../incident-events/incident-event';
import { firstText, firstTime, objectAt } from '../incident-events/told';
import { incidentEvent, incidentId, userOf } from './incident';

const kinds = {
  trigger_log_entry: 'open',
  acknowledge_log_entry: 'acknowledged',
  unacknowledge_log_entry: 'open',
  reopen_log_entry: 'open',
  resolve_log_entry: 'resolved',
} as const;

/** Whether a value is an entry of PagerDuty's log, of whatever kind. */
export const isLogEntry = (value: Json): boolean => /_log_entry$/.test(textOf(value, 'type') ?? '');

/**
 * An entry of `/log_entries`: what an incident went through, of which the incident itself keeps the last. Its incident is a reference, or whole
 * when it was asked for with `include[]=incidents`.
 *
 * @returns null for kinds that say nothing of opening, acknowledging or resolving; undefined for one that names no incident or no time
 */
export function logEntryEvent(entry: Json): IncidentEvent | null | undefined {
  const type = textOf(entry, 'type') ?? '';
  const state = kinds[type as keyof typeof kinds] as (typeof kinds)[keyof typeof kinds] | undefined;
  if (state === undefined) return null;
  const incident = objectAt(entry, 'incident');
  const id = firstText(incident, 'id');
  const at = firstTime(entry, 'created_at');
  if (id === undefined || Number.isNaN(at)) return undefined;
  const createdAt = firstText(entry, 'created_at') as string;
  const agent = userOf(objectAt(entry, 'agent'));
  const acts = state === 'acknowledged' || state === 'resolved';
  return {
    id: incidentId(id),
    at,
    fields: {
      ...(incidentEvent(incident, at)?.fields ?? {}),
      title: firstText(incident, 'title', 'summary'),
      service: firstText(objectAt(incident, 'service'), 'summary') ?? firstText(objectAt(entry, 'service'), 'summary'),
      source: 'pagerduty',
    },
    state,
    openedAt: type === 'trigger_log_entry' ? createdAt : firstText(incident, 'created_at'),
    ...(state === 'acknowledged' ? { acknowledgedAt: createdAt } : {}),
    ...(state === 'resolved' ? { resolvedAt: createdAt } : {}),
    responders: acts && agent !== undefined ? [agent] : [],
  };
}
