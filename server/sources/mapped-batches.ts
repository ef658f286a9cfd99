import type { Entry, EntryBatch } from '../ledger/entry';
import { Fault } from '../ledger/fault';
import { placeOf, type Reject } from '../ledger/reject';

/** Makes a record of what came in, or says why it is none. */
export type RecordOf = (value: unknown, now: number) => object | Fault;

/** Batches whose entries are not records yet: each is mapped, and what is none becomes a reject of this door with the payload as it came. */
export async function* mappedBatches(
  batches: AsyncIterable<EntryBatch>,
  door: string,
  kind: string,
  recordOf: RecordOf,
  now: () => number,
): AsyncGenerator<EntryBatch> {
  for await (const batch of batches) {
    const entries: Entry[] = [];
    const rejects: Reject[] = [...(batch.rejects ?? [])];
    for (const { value, line, raw = JSON.stringify(value) ?? String(value) } of batch.entries) {
      const record = recordOf(value, now());
      if (!(record instanceof Fault)) entries.push({ value: record, line, raw });
      else {
        const message = `${placeOf(batch.file, line)}: ${kind} ${record.problem}.`;
        rejects.push({ reason: record.reason, message, line, kind, raw });
      }
    }
    yield { ...batch, door, entries, rejects };
  }
}
