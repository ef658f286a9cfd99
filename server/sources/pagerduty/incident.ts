import type { Json } from '../github-rest/shape';
import type { IncidentEvent } from '../incident-events/incident-event';
import { firstText, firstTime, objectAt, objectsIn } from '../incident-events/told';

const states = { triggered: 'open', acknowledged: 'acknowledged', resolved: 'resolved' } as const;

/** The name of a record's id, before what PagerDuty calls it. */
export const incidentId = (id: string): string => `pagerduty:${id}`;

/** Who a reference to a user names: the e-mail address where it is included, else the name. Undefined for services and integrations. */
export function userOf(reference: Json): string | undefined {
  const type = firstText(reference, 'type') ?? '';
  return type === '' || type.startsWith('user') ? firstText(reference, 'email', 'summary', 'name') : undefined;
}

/**
 * An incident of the REST API, or the one in a webhook: title, service, priority (else urgency), who it is assigned to and who acknowledged it.
 *
 * PagerDuty tells of an acknowledgement only while it holds; `/log_entries` and the webhooks tell of all.
 *
 * @param at when it was so; NaN: when the incident says it was last changed
 * @returns undefined for what has no id, or no time at all
 */
export function incidentEvent(incident: Json, at = NaN): IncidentEvent | undefined {
  const id = firstText(incident, 'id');
  const state = states[firstText(incident, 'status') as keyof typeof states] as IncidentEvent['state'];
  const changedAt = Number.isNaN(at)
    ? firstTime(incident, 'updated_at', 'resolved_at', 'last_status_change_at', 'created_at')
    : at;
  if (id === undefined || Number.isNaN(changedAt)) return undefined;
  const acknowledgements = objectsIn(incident.acknowledgements).filter(
    (acknowledgement) => userOf(objectAt(acknowledgement, 'acknowledger')) !== undefined,
  );
  const named = [
    ...objectsIn(incident.assignees),
    ...objectsIn(incident.assignments).map((assignment) => objectAt(assignment, 'assignee')),
    ...acknowledgements.map((acknowledgement) => objectAt(acknowledgement, 'acknowledger')),
  ];
  const priority = objectAt(incident, 'priority');
  return {
    id: incidentId(id),
    at: changedAt,
    fields: {
      title: firstText(incident, 'title', 'summary', 'description'),
      service: firstText(objectAt(incident, 'service'), 'summary', 'name'),
      severity: (firstText(priority, 'summary', 'name') ?? firstText(incident, 'urgency'))?.toLowerCase(),
      url: firstText(incident, 'html_url'),
      source: 'pagerduty',
    },
    state,
    openedAt: firstText(incident, 'created_at'),
    acknowledgedAt: acknowledgements
      .map((acknowledgement) => firstText(acknowledgement, 'at'))
      .filter((text) => text !== undefined)
      .sort()[0],
    // Under webhooks the event says when; older exports have the last change of the status only.
    resolvedAt: state === 'resolved' ? firstText(incident, 'resolved_at', 'last_status_change_at') : undefined,
    responders: named.flatMap((reference) => userOf(reference) ?? []),
  };
}
