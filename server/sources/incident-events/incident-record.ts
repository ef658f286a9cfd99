import { instantOf, instantText } from '../../ledger/instant';
import type { Json } from '../github-rest/shape';
import type { IncidentEvent } from './incident-event';

const order = { open: 0, acknowledged: 1, resolved: 2 } as const;

/**
 * One incident's record out of all that is known to have been told of it. The same for any order of the events, and for an event told twice:
 * fields are the newest told, `opened_at` and `acknowledged_at` the earliest, `responders` all that were named, and `resolved_at` is when it was
 * resolved and not opened again since. `updated_at`, its version, is the newest event's time.
 *
 * @param events of one incident, at least one
 * @returns undefined while no event tells when it opened
 */
export function incidentRecord(events: readonly IncidentEvent[]): Json | undefined {
  const sorted = [...events].sort(
    (a, b) => a.at - b.at || rankOf(a) - rankOf(b) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1),
  );
  const openedAt = earliest(sorted.map((event) => event.openedAt));
  if (openedAt === undefined) return undefined;
  const told: Json = {};
  let state: IncidentEvent['state'];
  let resolvedAt: string | undefined;
  const responders = new Set<string>();
  for (const event of sorted) {
    for (const [name, value] of Object.entries(event.fields))
      if (value !== undefined && value !== null && value !== '') told[name] = value;
    for (const responder of event.responders ?? []) if (responder !== '') responders.add(responder);
    if (event.state === undefined) continue;
    // What says again that it is resolved says nothing of when.
    if (event.state !== 'resolved') resolvedAt = undefined;
    else if (state !== 'resolved') resolvedAt = event.resolvedAt ?? instantText(event.at);
    state = event.state;
  }
  const acknowledgedAt = earliest(sorted.map((event) => event.acknowledgedAt));
  return {
    kind: 'incident',
    id: sorted[0].id,
    ...told,
    opened_at: openedAt,
    ...(acknowledgedAt === undefined ? {} : { acknowledged_at: acknowledgedAt }),
    ...(resolvedAt === undefined ? {} : { resolved_at: resolvedAt }),
    ...(state === undefined ? {} : { status: state }),
    ...(responders.size === 0 ? {} : { responders: [...responders] }),
    updated_at: instantText((sorted.at(-1) as IncidentEvent).at),
  };
}

const rankOf = ({ state }: IncidentEvent): number => (state === undefined ? -1 : order[state]);

/** Of texts that are no time the first one is kept, so that the ledger says what is wrong with it. */
function earliest(texts: readonly (string | undefined)[]): string | undefined {
  const given = texts.filter((text) => text !== undefined);
  const odd = given.find((text) => Number.isNaN(instantOf(text)));
  return odd ?? given.sort((a, b) => instantOf(a) - instantOf(b) || (a < b ? -1 : 1))[0];
}
