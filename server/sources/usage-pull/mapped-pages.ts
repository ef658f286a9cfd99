import type { Entry, EntryBatch } from '../../ledger/entry';
import type { Store } from '../../store/data-source';
import { isObject } from '../github-rest/shape';
import { UsageEntries } from '../usage/usage-entries';
import type { UsageClient } from './usage-client';
import type { UsageConnection } from './usage-connection';
import type { UsageVendor } from './usage-vendor';
import { widenedRuns } from './widened-runs';

interface Around {
  readonly connection: UsageConnection;
  readonly vendor: UsageVendor;
  readonly client: UsageClient;
  readonly store: Store;
}

/** The pages of a span of days as records; what they came to is known once all batches are taken. */
export interface MappedPages {
  batches(): AsyncGenerator<EntryBatch>;
  /** Rows per day. */
  readonly rows: ReadonlyMap<string, number>;
  /** The vendor has a report of these days. */
  readonly reported: boolean;
}

/** Maps what a vendor answers in the same way as the files it exports. */
export function mappedPages(
  { connection, vendor, client, store }: Around,
  { from, to }: { from: string; to: string },
): MappedPages {
  const rows = new Map<string, number>();
  const pages = { rows, reported: false, batches };
  const batch = (file: string, more: Omit<EntryBatch, 'door' | 'source' | 'file'>): EntryBatch => {
    for (const { value } of more.entries) {
      const day = isObject(value) && value.kind === 'agent_usage' ? value.day : undefined;
      if (typeof day === 'string') rows.set(day, (rows.get(day) ?? 0) + 1);
    }
    return { door: connection.door, source: connection.name, file, ownExtras: true, ...more };
  };
  const widened = (entries: readonly Entry[]) => widenedRuns(store, connection.organizationId, entries);
  async function* batches(): AsyncGenerator<EntryBatch> {
    const span = from === to ? from : `${from} to ${to}`;
    const mapped = new UsageEntries(connection.door, span);
    const told = vendor.pages(client, connection, from, to);
    for (;;) {
      const next = await told.next();
      if (next.done) {
        pages.reported = next.value;
        break;
      }
      const { file, values, rejects = [], note } = next.value;
      const read = values.map(({ value, line }) => mapped.read(value, line));
      const entries = read.flatMap((each) => each.entries);
      yield batch(file, {
        entries: await widened(entries),
        rejects: [...rejects, ...read.flatMap((each) => each.rejects)],
        notes: note === undefined ? [] : [note],
      });
    }
    const { entries, rejects, notes } = mapped.finish();
    if (entries.length > 0 || rejects.length > 0 || notes.length > 0)
      yield batch(span, { entries: await widened(entries), rejects, notes });
  }
  return pages;
}
