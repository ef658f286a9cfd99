/**
 * How a field's value is read and stored.
 *
 * | type      | JSON value                                    | column           |
 * |-----------|-----------------------------------------------|------------------|
 * | text      | string                                        | text             |
 * | id        | string, number, true or false                 | text             |
 * | int       | whole number, -2³¹ … 2³¹ - 1                   | integer          |
 * | float     | number                                        | double precision |
 * | bool      | true, false                                   | boolean          |
 * | instant   | RFC 3339 with an offset                       | timestamptz      |
 * | day       | YYYY-MM-DD                                    | date             |
 * | texts     | array of strings or numbers                   | text[]           |
 * | json      | anything                                      | jsonb            |
 * | hunks     | array of whole numbers ≥ 0, four per hunk, or a unified diff | integer[] |
 * | commits   | array of {sha, authored_at?, committed_at?, …} | jsonb            |
 * | account   | human, bot; GitHub's User, Bot, App           | text             |
 */
export type FieldType =
  'text' | 'id' | 'int' | 'float' | 'bool' | 'instant' | 'day' | 'texts' | 'hunks' | 'json' | 'commits' | 'account';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** The closed list of values of a text. */
  readonly values?: readonly string[];
  /** Least value of a number. */
  readonly least?: number;
  /** A value that stays once it was seen, whatever arrives later or earlier: a dismissed review is never undismissed. */
  readonly final?: string;
  /** Values, weakest first, that give way to every other one whichever arrives first: a pending finding may be decided, never the reverse. */
  readonly weak?: readonly string[];
  /** The instant tells when something happened, so that it moves the data horizon and the coverage. */
  readonly happened?: boolean;
}

/** One kind of record as doors.md lists them: what a line may hold, and where it is stored. */
export interface RecordKind {
  /** Value of `kind` in a record, and the table's name. */
  readonly name: string;
  /** Columns of the stable key after `organization_id`. */
  readonly key: readonly string[];
  readonly fields: readonly Field[];
  /** Pairs of instants of which the second cannot lie before the first. */
  readonly spans?: readonly (readonly [start: string, end: string])[];
  /**
   * A key column that is no field: the first of these fields that is given, else ''. Tells apart what happened to one pull request in
   * the same second.
   */
  readonly discriminator?: { readonly column: string; readonly from: readonly string[] };
  /**
   * Field with the instant at which the source last changed the item. Where both sides have it, the newer side's fields win, whichever
   * arrives first; else what arrives last wins. A given value always wins over an absent one. The version 1970-01-01T00:00:00Z is that of a
   * source which knows none and only adds: its fields give way to every other row's, also to one without a version.
   */
  readonly version?: string;
  /** A field that the newer version takes back when `when` is one of these: a reopened pull request has no `closed_at`. */
  readonly cleared?: { readonly field: string; readonly when: string; readonly is: readonly string[] };
}
