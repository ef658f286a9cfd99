/** Why a row was not taken. */
export type RejectReason =
  | 'broken_json'
  | 'not_an_object'
  | 'unknown_kind'
  | 'unknown_field'
  | 'missing_field'
  | 'wrong_type'
  | 'bad_number'
  | 'bad_enum'
  | 'time_without_offset'
  | 'bad_time'
  | 'end_before_start'
  | 'nul_byte'
  | 'not_utf8'
  | 'line_too_long'
  | 'key_too_long'
  | 'bad_csv'
  | 'truncated_gzip'
  | 'broken_gzip'
  | 'unreadable_file'
  | 'refused_by_database';

/** A row, or a whole file, that a door could not use. */
export interface Reject {
  readonly reason: RejectReason;
  /** A full sentence: place, field, value and what to do. */
  readonly message: string;
  /** Line in the file, from 1; undefined when the fault has no line. */
  readonly line?: number;
  readonly kind?: string;
  /** The payload as it came, the first `keptLength` characters of it. */
  readonly raw: string;
  /** Characters or bytes of the whole payload, when more than `raw` holds. */
  readonly rawLength?: number;
  /** The payload does not tell this fault from the same fault elsewhere (a cut file): its place counts to its identity. */
  readonly wholeFile?: boolean;
}

/** How much of a payload is kept with its reject. */
export const keptLength = 64 * 1024;

/** Where a row stands, as in the messages: `pull_request.ndjson:17`. */
export function placeOf(file: string, line?: number): string {
  return line === undefined ? file : `${file}:${line}`;
}

/** A value as it is quoted in a message: one line, at most 60 characters. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
