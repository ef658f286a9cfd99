import type { EntryBatch } from '../../ledger/entry';
import { importRecords } from '../../ledger/import-records';
import type { Store } from '../../store/data-source';
import type { DerivationHook } from './derivation-hook';

/** The name of a door's webhooks, in the lists of imports and of rejects; the door's files have its own. */
export const webhookDoor = (door: string): string => `${door}-webhook`;

/** The connection whose deliveries are taken. */
export interface DeliveryConnection {
  readonly organizationId: number;
  readonly connectionId: number;
  readonly door: string;
  /** As it stands on the page. */
  readonly name: string;
  /** It also reads GitHub by itself. */
  readonly synced: boolean;
  /** Of GitHub: patterns of labels and workflows; absent = the default ones. */
  readonly incidentLabels?: readonly string[] | null;
  readonly workflows?: readonly string[] | null;
}

/** Records out of one delivery. */
export interface DeliveryRecords {
  /** The delivery's id. */
  readonly id: string;
  readonly records: readonly object[];
}

/**
 * Takes the records of deliveries into the ledger, as one import.
 *
 * @returns by the id of each delivery with a record that the ledger refused, why
 */
export async function importDeliveries(
  store: Store,
  { organizationId, door, name }: DeliveryConnection,
  deliveries: readonly DeliveryRecords[],
  derive: DerivationHook | undefined,
): Promise<Map<string, string>> {
  const refused = new Map<string, string>();
  const batches = deliveries
    .filter(({ records }) => records.length > 0)
    .map(({ id, records }): EntryBatch => {
      const entries = records.map((value) => ({ value }));
      return { door: webhookDoor(door), source: name, file: id, entries };
    });
  if (batches.length === 0) return refused;
  async function* all(): AsyncGenerator<EntryBatch> {
    yield* batches;
  }
  await importRecords(store, organizationId, all(), {
    door: webhookDoor(door),
    source: name,
    countCoverage: false,
    derive,
    // Each message begins with its place, which is the delivery's id.
    onReject: (message) => {
      const batch = batches.find(({ file }) => message.startsWith(`${file}: `));
      if (batch) refused.set(batch.file, message.slice(batch.file.length + 2));
    },
  });
  return refused;
}
