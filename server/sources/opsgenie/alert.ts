import { instantOf, instantText } from '../../ledger/instant';
import type { Json } from '../github-rest/shape';
import type { IncidentEvent } from '../incident-events/incident-event';
import { firstText, objectAt, objectsIn } from '../incident-events/told';

/** Actors that are no persons. */
const machines = /^(system|alert api|escalation|opsgenie|.* integration)$/i;

/** Someone who did something to an alert; undefined for the system and integrations. */
export function personOf(name: string | undefined): string | undefined {
  return name === undefined || machines.test(name) ? undefined : name;
}

/**
 * A time as Opsgenie writes it, in seconds since 1970: RFC 3339 in the REST API, in webhooks milliseconds, microseconds or nanoseconds since 1970,
 * which their size tells apart. NaN for anything else.
 */
export function timeOf(value: unknown): number {
  if (typeof value === 'string') return instantOf(value);
  if (typeof value !== 'number' || !(value > 0)) return NaN;
  for (const perSecond of [1e3, 1e6, 1e9]) if (value / perSecond < 1e11) return value / perSecond;
  return NaN;
}

/**
 * The service an alert is about: `service` among its details, else a tag `service:…`, else its entity. (The services that Opsgenie itself links are
 * ids, which say nothing here.)
 */
export function serviceOf(alert: Json): string | undefined {
  const details = { ...objectAt(alert, 'details'), ...objectAt(alert, 'extraProperties') };
  const key = Object.keys(details).find((name) => name.toLowerCase() === 'service');
  const stated = key === undefined ? undefined : firstText(details, key);
  const tags = Array.isArray(alert.tags) ? alert.tags.filter((tag) => typeof tag === 'string') : [];
  const tag = tags.find((text) => /^service[:=]./i.test(text));
  return stated ?? tag?.slice('service:'.length).trim() ?? firstText(alert, 'entity');
}

/** What webhooks and the REST API call alike. Priorities stay what they are called: `p1` to `p5`. */
export function fieldsOf(alert: Json): Json {
  return {
    title: firstText(alert, 'message'),
    service: serviceOf(alert),
    severity: firstText(alert, 'priority')?.toLowerCase(),
    source: 'opsgenie',
  };
}

/** Users among the responders, where they are named and not only numbered. */
export function namedResponders(alert: Json): string[] {
  return objectsIn(alert.responders)
    .filter((responder) => firstText(responder, 'type') === 'user')
    .flatMap((responder) => firstText(responder, 'username', 'name') ?? []);
}

/**
 * An alert of `GET /v2/alerts`. It has no time of closing or acknowledging: `report` has milliseconds since its creation.
 *
 * @returns undefined for one without an id or a time
 */
export function alertEvent(alert: Json): IncidentEvent | undefined {
  const id = firstText(alert, 'id');
  const createdAt = timeOf(alert.createdAt);
  const updatedAt = timeOf(alert.updatedAt);
  const at = Number.isNaN(updatedAt) ? createdAt : updatedAt;
  if (id === undefined || Number.isNaN(at)) return undefined;
  const report = objectAt(alert, 'report');
  const after = (name: string): string | undefined => {
    const milliseconds = report[name];
    return typeof milliseconds === 'number' && milliseconds >= 0 && !Number.isNaN(createdAt)
      ? instantText(createdAt + milliseconds / 1000)
      : undefined;
  };
  const closed = firstText(alert, 'status') === 'closed';
  const people = [firstText(alert, 'owner'), firstText(report, 'acknowledgedBy'), firstText(report, 'closedBy')];
  return {
    id: `opsgenie:${id}`,
    at,
    fields: fieldsOf(alert),
    state: closed ? 'resolved' : alert.acknowledged === true ? 'acknowledged' : 'open',
    openedAt: Number.isNaN(createdAt) ? undefined : instantText(createdAt),
    acknowledgedAt: after('ackTime'),
    resolvedAt: closed ? after('closeTime') : undefined,
    responders: [...people.flatMap((name) => personOf(name) ?? []), ...namedResponders(alert)],
  };
}
