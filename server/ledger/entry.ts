import type { Reject } from './reject';

/** A record as a door read it, not yet checked. */
export interface Entry {
  /** What `JSON.parse` gave, or one row of a CSV file by its column names. */
  readonly value: unknown;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** The payload as it came, kept when the record is rejected; default: the value as JSON. */
  readonly raw?: string;
}

/** What a door hands over at once; some hundred entries, so that the way in costs no promise per record. */
export interface EntryBatch {
  readonly door: string;
  /** What the user named: a path, `stdin`, `ingest`. Coverage is kept per source. */
  readonly source: string;
  /** The file within the source, as it stands in messages. */
  readonly file: string;
  readonly entries: readonly Entry[];
  /** Rows that could not even be read. */
  readonly rejects?: readonly Reject[];
  /** Kind of entries that name none. */
  readonly defaultKind?: string;
  /** Every value is text that stands for its type, '' is absent. */
  readonly fromCsv?: boolean;
  /** Bytes of the input read so far, compressed ones where it is compressed; for the progress. */
  readonly bytesRead?: number;
  /** Sentences about the input as a whole, for the summary. */
  readonly notes?: readonly string[];
  /** Fields that no kind knows are the door's own and do not count as unknown ones. */
  readonly ownExtras?: boolean;
}

/** Records made in memory as a batch. */
export function batchOf(door: string, source: string, records: readonly object[]): EntryBatch {
  return { door, source, file: source, entries: records.map((value) => ({ value })) };
}
