import { webhookEvents } from '../../sources/incident-events/webhook-events';
import { deliveryRecords } from '../../sources/github-webhook/delivery-records';
import type { DeliveryOutcome, DeliverySubject } from '../../sources/github-webhook/delivery-outcome';
import type { Store } from '../../store/data-source';
import { importDeliveries, type DeliveryConnection, type DeliveryRecords } from './delivery-import';
import { takeIncidents } from './delivery-incidents';
import type { DerivationHook } from './derivation-hook';
import {
  decideDeliveries,
  newestSubjects,
  waitingDeliveries,
  type Decision,
  type WaitingDelivery,
} from './delivery-rows';

/** What is taken at once: one import, one derivation. */
export const mostAtOnce = 500;

/** Characters in the name of a delivery's subject; an index row of PostgreSQL holds 2,700 bytes. */
const mostName = 500;

/** What taking deliveries came to. */
export interface TakenCounts {
  taken: number;
  ignored: number;
  failed: number;
}

/**
 * Takes what waits of a connection in order of receipt, until nothing does. A delivery that cannot be used is noted and stops no other. Deliveries
 * are decided after their records are in, so that being killed in between means taking them again, which changes nothing.
 *
 * @param between awaited after each batch, before looking for more; false = take no more
 * @throws what the database throws; what was not decided by then still waits
 */
export async function takeDeliveries(
  store: Store,
  connection: DeliveryConnection,
  derive: DerivationHook | undefined,
  between: (batch: number) => Promise<boolean> = async () => true,
): Promise<TakenCounts> {
  const counts: TakenCounts = { taken: 0, ignored: 0, failed: 0 };
  for (;;) {
    const waiting = await waitingDeliveries(store, connection, mostAtOnce);
    if (waiting.length === 0) return counts;
    const take = webhookEvents.has(connection.door) ? takeIncidents : takeSome;
    const decisions = await take(store, connection, waiting, derive);
    await decideDeliveries(store, connection, decisions);
    for (const { state } of decisions) counts[state]++;
    if (!(await between(decisions.length))) return counts;
  }
}

async function takeSome(
  store: Store,
  connection: DeliveryConnection,
  waiting: readonly WaitingDelivery[],
  derive: DerivationHook | undefined,
): Promise<Decision[]> {
  const mapped = waiting.map((delivery) => ({ delivery, outcome: outcomeOf(delivery, connection) }));
  const subjects = mapped.flatMap(({ outcome }) =>
    'subject' in outcome && outcome.subject ? [outcome.subject.name] : [],
  );
  const newest = await newestSubjects(store, connection.organizationId, subjects);
  const decisions: Decision[] = [];
  const deliveries: DeliveryRecords[] = [];
  for (const { delivery, outcome } of mapped) {
    const { id } = delivery;
    if ('fault' in outcome) {
      decisions.push({ id, state: 'failed', reason: outcome.fault });
      continue;
    }
    const { relist } = outcome;
    if ('ignored' in outcome) {
      decisions.push({ id, state: 'ignored', reason: outcome.ignored, relist });
      continue;
    }
    const subject = current(outcome.subject, delivery, newest);
    const records = [...outcome.records, ...(subject?.records ?? [])];
    const reason = subject || !outcome.subject ? null : 'Something newer about the same was taken already.';
    decisions.push({ id, state: 'taken', reason, relist, gone: outcome.gone, subject: subject?.name, subjectAt: subject?.at }); // prettier-ignore
    deliveries.push({ id, records });
  }
  const refused = await importDeliveries(store, connection, deliveries, derive);
  return decisions.map((decision) => {
    const problem = refused.get(decision.id);
    return problem === undefined ? decision : { id: decision.id, state: 'failed', reason: problem };
  });
}

/** A delivery's outcome whatever it holds: one that breaks this program is a fault of its own. */
function outcomeOf({ event, payload }: WaitingDelivery, connection: DeliveryConnection): DeliveryOutcome {
  try {
    const outcome = deliveryRecords(event, JSON.parse(payload), connection);
    const name = 'subject' in outcome ? outcome.subject?.name : undefined;
    // The database would refuse it, and with it whatever else is taken at once.
    if (name !== undefined && (name.includes('\0') || name.length > mostName))
      return { fault: 'It names something in more characters than a name has, or with a NUL character.' };
    return outcome;
  } catch (error) {
    return { fault: `This program failed on it: ${(error as Error).message}` };
  }
}

/** The subject when nothing newer is known about it; notes it as the newest. */
function current(
  subject: DeliverySubject | undefined,
  { receivedAt }: WaitingDelivery,
  newest: Map<string, number>,
): DeliverySubject | undefined {
  if (!subject) return undefined;
  const at = Number.isNaN(subject.at) ? receivedAt : subject.at;
  if (at < (newest.get(subject.name) ?? -Infinity)) return undefined;
  newest.set(subject.name, at);
  return { ...subject, at };
}
