import { importRecords, type ImportOptions } from '../ledger/import-records';
import type { ImportSummary } from '../ledger/import-summary';
import type { Entry, EntryBatch } from '../ledger/entry';
import { rejectPages, removeRejects, timeOfRejects, type RejectedRow } from '../ledger/rejected-rows';
import type { Store } from '../store/data-source';
import { Fault } from '../ledger/fault';
import { deployOf } from './deploys/deploy-of';
import { RestEntries } from './github-rest/rest-entries';
import { restShape } from './github-rest/shape';
import { incidentOf } from './incidents/incident-of';
import { jsonEntry } from './json-entry';
import { exportDoors, type ExportDoor } from './incident-events/export-door';
import { ExportEntries } from './incident-events/export-entries';
import type { RecordOf } from './mapped-batches';
import { CsvEntries } from './records/csv-entries';
import { usageDoors, type UsageDoor } from './usage/usage-door';
import { UsageEntries } from './usage/usage-entries';

/** Doors whose payloads are not records. */
const pipelines: ReadonlyMap<string, RecordOf> = new Map([
  ['deploys', deployOf],
  ['incidents', incidentOf],
]);

export interface Replay {
  readonly summary: ImportSummary;
  /** Rejects whose payload passed and that are gone now. */
  readonly taken: number;
  readonly left: number;
}

/**
 * Sends every kept payload through its door again: after it was corrected, or after this program learned to read it. What passes is taken
 * and its reject removed; what fails stays. Payloads of which only the beginning was kept stay too.
 */
export async function replayRejects(
  store: Store,
  organizationId: number,
  options: Pick<ImportOptions, 'derive' | 'now'> = {},
): Promise<Replay> {
  const started = await timeOfRejects(store);
  const tried: string[] = [];
  let all = 0;

  async function* batches(): AsyncGenerator<EntryBatch> {
    for await (const rows of rejectPages(store, organizationId, started)) {
      all += rows.length;
      for (const row of rows) {
        const batch = row.rawLength === null ? batchOfReject(row) : undefined;
        if (!batch) continue;
        tried.push(row.id);
        yield batch;
      }
    }
  }

  const summary = await importRecords(store, organizationId, batches(), {
    ...options,
    door: 'replay',
    source: 'rejects',
    countCoverage: false,
  });
  // A payload that failed again has just been seen again.
  const taken = await removeRejects(store, organizationId, tried, started);
  return { summary, taken, left: all - taken };
}

/** A reject's payload as its door reads it; undefined when it cannot even be parsed, or is a whole file's. */
function batchOfReject(row: RejectedRow): EntryBatch | undefined {
  const { door, source, file, raw, kind } = row;
  const line = row.line ?? undefined;
  const fixed = { door, source, file, defaultKind: kind ?? undefined };
  if (row.fromCsv) {
    const lines = raw.split('\n').map((text, at) => ({ line: (line ?? 2) + at - 1, text }));
    const { entries, rejects } = new CsvEntries(file).read({ lines, rejects: [] }, true);
    return rejects.length > 0 || entries.length === 0 ? undefined : { ...fixed, entries, fromCsv: true };
  }
  const found = jsonEntry({ line: line ?? 1, text: raw }, file);
  if (!found || 'reason' in found) return undefined;
  const entry: Entry = { ...found, line };
  const recordOf = pipelines.get(door);
  if (recordOf) {
    // What says no time happened when it came.
    const value = recordOf(entry.value, row.firstSeen);
    return value instanceof Fault ? undefined : { ...fixed, entries: [{ ...entry, value }] };
  }
  const isUsage = usageDoors.includes(door as UsageDoor);
  if (isUsage || exportDoors.includes(door as ExportDoor)) {
    const exported = isUsage ? new UsageEntries(door as UsageDoor, file) : new ExportEntries(door as ExportDoor, file);
    const first = exported.read(entry.value, line);
    const last = exported.finish();
    // A row of usage that several rows of an export make together would be replaced by the one that is replayed.
    if (isUsage && last.entries.length > 0) return undefined;
    if (first.rejects.length + last.rejects.length > 0) return undefined;
    return { ...fixed, entries: [...first.entries, ...last.entries] };
  }
  if (door !== 'github-rest' || restShape(entry.value) === undefined) return { ...fixed, entries: [entry] };
  const { entries, rejects } = new RestEntries(file).read(entry.value, line);
  return rejects.length > 0 ? undefined : { ...fixed, entries };
}
