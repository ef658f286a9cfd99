import { Inject, Injectable } from '@nestjs/common';
import type { EntryBatch } from '../../ledger/entry';
import { importRecords } from '../../ledger/import-records';
import { openBytes } from '../../sources/byte-source';
import { detectDoor } from '../../sources/door-detection';
import { entryBatches } from '../../sources/entry-batches';
import { mappedBatches, type RecordOf } from '../../sources/mapped-batches';
import { Store } from '../../store/data-source';
import { DERIVATION_HOOK, type DerivationHook } from './derivation-hook';

/** What one path below `/ingest` takes. */
export interface PipelineDoor {
  /** `deploys`: the door's name, and the end of its path. */
  readonly name: string;
  readonly kind: string;
  readonly recordOf: RecordOf;
  /** Fills in what the ledger knows of what came. */
  readonly complete?: (batches: AsyncIterable<EntryBatch>, store: Store, organizationId: number) => AsyncIterable<EntryBatch>; // prettier-ignore
  /** A record as far as it can be checked before it is completed. */
  readonly completed?: (record: Record<string, unknown>) => Record<string, unknown>;
}

/** Messages of rejects in an answer. */
const shownRejects = 100;

/** Takes what pipelines and scripts send in their own words, one object, a list or NDJSON, as a stream. */
@Injectable()
export class DeployIngest {
  constructor(
    private readonly store: Store,
    @Inject(DERIVATION_HOOK) private readonly derive: DerivationHook,
  ) {}

  /** @returns counts and the first messages, as the import of files does */
  async take(
    { id, name: organization }: { id: number; name: string },
    { name, kind, recordOf, complete }: PipelineDoor,
    body: AsyncIterable<Buffer>,
  ) {
    const bytes = await openBytes(body);
    // JSON whatever it looks like: what is none says so.
    const { layout } = detectDoor(`${name}.json`, bytes.head, kind);
    const read = entryBatches(bytes, { source: name, file: name, kind }, { layout, door: 'records' });
    const now = () => Date.now() / 1000;
    const rejects: string[] = [];
    const mapped = mappedBatches(read, name, kind, recordOf, now);
    const summary = await importRecords(this.store, id, complete?.(mapped, this.store, id) ?? mapped, {
      door: name,
      source: name,
      adds: new Set([name]),
      derive: this.derive,
      onReject: (message) => void (rejects.length < shownRejects && rejects.push(message)),
    });
    return { organization, ...summary, rejects };
  }
}
