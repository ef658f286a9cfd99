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
  const batch = (entries: Entry[], rejects: Reject[], fromCsv = false): EntryBatch => ({
    ...fixed,
    entries,
    rejects,
    fromCsv,
    bytesRead: bytes.bytesRead(),
  });

  const ended = (exported: ExportEntries): EntryBatch => {
    const { entries, rejects, notes } = exported.finish();
    return { ...batch(entries, rejects), notes };
  };

  if (detection.layout === 'csv') {
    const csv = new CsvEntries(file);
    for await (const block of linesOf(bytes.chunks, file, true)) {
      const { entries, rejects } = csv.read(block, false);
      yield batch(entries, rejects, true);
    }
    const { entries, rejects } = csv.read({ lines: [], rejects: [] }, true);
    yield batch(entries, rejects, true);
    return;
  }

  const incidents = exportDoors.includes(door as ExportDoor) ? new ExportEntries(door as ExportDoor, file) : undefined;
  const rest = incidents ?? new RestEntries(file, origin.repositories);
  if (detection.layout === 'document' || (detection.layout === 'list' && door === 'github-rest')) {
    const read = await documentOf(bytes.chunks, file);
    if ('reason' in read) yield batch([], [read]);
    else if (door === 'records') yield batch([{ value: read.value, line: 1, raw: read.raw }], []);
    else if (rest instanceof ExportEntries) {
      const mapped = rest.read(read.value, undefined);
      yield batch(mapped.entries, mapped.rejects);
      yield ended(rest);
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
        const found = rest.read(value, line);
        mapped.push(...found.entries);
        rejects.push(...found.rejects);
      }
      yield batch(mapped, rejects);
    }
  }
  if (incidents) yield ended(incidents);
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
