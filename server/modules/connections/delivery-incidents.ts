import type { IncidentEvent, IncidentOutcome } from '../../sources/incident-events/incident-event';
import { incidentRecord } from '../../sources/incident-events/incident-record';
import { webhookEvents } from '../../sources/incident-events/webhook-events';
import type { Store } from '../../store/data-source';
import { importDeliveries, type DeliveryConnection } from './delivery-import';
import { deliveriesAbout, type Decision, type WaitingDelivery } from './delivery-rows';
import type { DerivationHook } from './derivation-hook';

/** Characters in the id of an incident; an index row of PostgreSQL holds 2,700 bytes. */
const longestId = 500;
const unopened = 'It waits for a message that tells when the incident opened.';

interface Told {
  readonly delivery: WaitingDelivery;
  readonly event: IncidentEvent;
}

/**
 * Takes deliveries of an incident tool. Each tells what happened to one incident at one moment and may come in any order, so that the record is made
 * anew of all deliveries about that incident that are kept: those of 30 days. What the ledger holds from before them is older and only fills gaps.
 */
export async function takeIncidents(
  store: Store,
  connection: DeliveryConnection,
  waiting: readonly WaitingDelivery[],
  derive: DerivationHook | undefined,
): Promise<Decision[]> {
  const { door } = connection;
  const decisions = new Map<string, Decision>();
  const told = new Map<string, Told[]>();
  for (const delivery of waiting) {
    const { id } = delivery;
    const outcome = incidentOutcome(door, delivery);
    if ('fault' in outcome) decisions.set(id, { id, state: 'failed', reason: outcome.fault });
    else if ('ignored' in outcome) decisions.set(id, { id, state: 'ignored', reason: outcome.ignored });
    else {
      const { event } = outcome;
      told.set(event.id, [...(told.get(event.id) ?? []), { delivery, event }]);
      decisions.set(id, { id, state: 'taken', reason: null, subject: subjectOf(event), subjectAt: event.at });
    }
  }
  const before = await eventsBefore(
    store,
    connection,
    [...told.values()].map(([{ event }]) => subjectOf(event)),
  );
  const deliveries = [...told.entries()].map(([incident, own]) => {
    const record = incidentRecord([...(before.get(incident) ?? []), ...own.map(({ event }) => event)]);
    const { id } = own[own.length - 1].delivery;
    if (!record) for (const { delivery } of own) decisions.set(delivery.id, { ...decided(decisions, delivery), reason: unopened }); // prettier-ignore
    return { id, records: record ? [record] : [], own };
  });
  const refused = await importDeliveries(store, connection, deliveries, derive);
  // One record of several deliveries: none of them came in.
  for (const { id, own } of deliveries) {
    const reason = refused.get(id);
    if (reason === undefined) continue;
    for (const { delivery } of own) decisions.set(delivery.id, { id: delivery.id, state: 'failed', reason });
  }
  return [...decisions.values()];
}

const subjectOf = ({ id }: IncidentEvent): string => `incident ${id}`;

const decided = (decisions: Map<string, Decision>, { id }: WaitingDelivery): Decision => decisions.get(id) as Decision;

/** What deliveries taken before tell of the same incidents, by incident. */
async function eventsBefore(
  store: Store,
  connection: DeliveryConnection,
  subjects: readonly string[],
): Promise<Map<string, IncidentEvent[]>> {
  const events = new Map<string, IncidentEvent[]>();
  for (const delivery of await deliveriesAbout(store, connection.organizationId, subjects)) {
    const outcome = incidentOutcome(delivery.door, delivery);
    if (!('event' in outcome)) continue;
    const { event } = outcome;
    events.set(event.id, [...(events.get(event.id) ?? []), event]);
  }
  return events;
}

/** A delivery's outcome whatever it holds: one that breaks this program is a fault of its own. */
function incidentOutcome(
  door: string,
  { payload, receivedAt }: Pick<WaitingDelivery, 'payload' | 'receivedAt'>,
): IncidentOutcome {
  try {
    const read = webhookEvents.get(door);
    if (!read) return { fault: `There is no reader for the door ${door}.` };
    const outcome = read(JSON.parse(payload), receivedAt);
    // The database would refuse it, and with it whatever else is taken at once.
    if ('event' in outcome && (outcome.event.id.includes('\0') || outcome.event.id.length > longestId))
      return { fault: 'The id of the incident has more characters than an id has, or a NUL character.' };
    return outcome;
  } catch (error) {
    return { fault: `This program failed on it: ${(error as Error).message}` };
  }
}
