import type { Entry, EntryBatch } from '../ledger/entry';
import type { Reject } from '../ledger/reject';
import type { ByteSource } from './byte-source';
import { documentOf } from './document';
import type { Detection } from './door-detection';
import { RestEntries } from './github-rest/rest-entries';
import { restList } from './github-rest/rest-list';
import { exportDoors, type ExportDoor } from './incident-events/export-door';
import { ExportEntries } from './incident-events/export-entries';
import { elementsOf } from './json-elements';
import { jsonEntry } from './json-entry';
import { linesOf } from './lines';
import { CsvEntries } from './records/csv-entries';
import { kindOfFile } from './records/kind-of-file';
import { cursorCsvEvent } from './usage/cursor-csv';
import { usageDoors, type UsageDoor } from './usage/usage-door';
import { UsageEntries } from './usage/usage-entries';
import type { UsageSums } from './usage/usage-sums';
import type { TextBlock } from './text-block';

/** Where bytes come from, for coverage, messages and rejects. */
export interface Origin {
  /** What the user named. */
  readonly source: string;
  readonly file: string;
  /** Kind of records that name none; default: the kind the file is named after. */
  readonly kind?: string;
  /** Repositories already told of, over all files of an import. */
  readonly repositories?: Set<string>;
  /** Usage added up so far, over all files of an import. */
  readonly usage?: UsageSums;
}

/** Reads one input through its door into batches of entries. Reads no further ahead than asked. */
export async function* entryBatches(
  bytes: ByteSource,
  origin: Origin,
  detection: Detection,
): AsyncGenerator<EntryBatch> {
  const { file } = origin;
  const door = detection.door ?? 'records';
  const fixed = { door, source: origin.source, file, defaultKind: origin.kind ?? kindOfFile(file) };
  const usage = usageDoors.includes(door as UsageDoor)
    ? new UsageEntries(door as UsageDoor, file, origin.usage)
    : undefined;
  const batch = (entries: Entry[], rejects: Reject[], fromCsv = false): EntryBatch => ({
    ...fixed,
    entries,
    rejects,
    fromCsv,
    // What a vendor's export holds beside the figures is its own.
    ownExtras: usage !== undefined,
    bytesRead: bytes.bytesRead(),
  });

  const ended = (exported: ExportEntries | UsageEntries): EntryBatch => {
    const { entries, rejects, notes } = exported.finish();
    return { ...batch(entries, rejects), notes };
  };

  if (detection.layout === 'csv') {
    const csv = new CsvEntries(file);
    const taken = ({ entries, rejects }: { entries: Entry[]; rejects: Reject[] }): EntryBatch => {
      if (!usage) return batch(entries, rejects, true);
      const read = entries.map(({ value, line }) => usage.read(cursorCsvEvent(value as Record<string, string>), line));
      const faults = [...rejects, ...read.flatMap((row) => row.rejects)];
      return batch(read.flatMap((row) => row.entries), faults); // prettier-ignore
    };
    for await (const block of linesOf(bytes.chunks, file, true)) yield taken(csv.read(block, false));
    yield taken(csv.read({ lines: [], rejects: [] }, true));
    if (usage) yield ended(usage);
    return;
  }

  const incidents = exportDoors.includes(door as ExportDoor) ? new ExportEntries(door as ExportDoor, file) : undefined;
  const exported = usage ?? incidents;
  const rest = new RestEntries(file, origin.repositories);
  if (detection.layout === 'document' || (detection.layout === 'list' && door === 'github-rest')) {
    const read = await documentOf(bytes.chunks, file);
    if ('reason' in read) yield batch([], [read]);
    else if (door === 'records') yield batch([{ value: read.value, line: 1, raw: read.raw }], []);
    else if (exported) {
      const mapped = exported.read(read.value, undefined);
      yield batch(mapped.entries, mapped.rejects);
      yield ended(exported);
    } else {
      const mapped = restList(Array.isArray(read.value) ? read.value : [read.value], file, rest);
      yield batch(mapped.entries, mapped.rejects);
    }
    return;
  }

  const blocks = detection.layout === 'list' ? elementsOf(bytes.chunks, file) : linesOf(bytes.chunks, file);
  for await (const block of blocks) {
    const { entries, rejects } = read(block, file);
    if (door === 'records') yield batch(entries, rejects);
    else {
      const mapped: Entry[] = [];
      for (const { value, line } of entries) {
        const found = (exported ?? rest).read(value, line);
        mapped.push(...found.entries);
        rejects.push(...found.rejects);
      }
      yield batch(mapped, rejects);
    }
  }
  if (exported) yield ended(exported);
}

function read(block: TextBlock, file: string): { entries: Entry[]; rejects: Reject[] } {
  const entries: Entry[] = [];
  const rejects = [...block.rejects];
  for (const line of block.lines) {
    const found = jsonEntry(line, file);
    if (!found) continue;
    if ('reason' in found) rejects.push(found);
    else entries.push(found);
  }
  return { entries, rejects };
}
