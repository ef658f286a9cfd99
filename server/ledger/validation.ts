import { Fault } from './fault';
import { fieldReader } from './field-reader';
import { canonicalInstant, dayOf, instantOf } from './instant';
import { jsonCell } from './json-cell';
import type { RecordKind } from './record-kind';

/** Texts of the columns in the order of `columnsOf`, null = absent. */
export type Cells = readonly (string | null)[];

/** A record that passed. */
export interface Row {
  readonly cells: Cells;
  /** Key columns joined: equal for equal keys of one kind. */
  readonly key: string;
  /** First and last instant at which something happened, seconds since 1970; NaN = none. */
  readonly first: number;
  readonly last: number;
  /** Unknown fields that went into `extra`. */
  readonly extras: number;
}

export type Validation = (record: Record<string, unknown>, fromCsv: boolean) => Row | Fault;

/** Columns of a kind's table after `organization_id`, in the order of a row's cells. */
export function columnsOf(kind: RecordKind): string[] {
  const names = kind.fields.map((field) => field.name);
  if (kind.discriminator) names.push(kind.discriminator.column);
  return [...names, 'extra'];
}

/** A B-tree entry of Postgres holds at most 2,704 bytes. */
const longestKey = 2000;

/**
 * Makes the check of one kind: types, required fields, closed lists, the order of times. Explicit null counts as absent; fields that the
 * kind does not know are kept in `extra`. A loop over prepared readers, about 0.7 µs per event; a zod schema takes as long for the check alone,
 * without the columns' texts, the extras and reasons that people can act on.
 */
export function validationOf(kind: RecordKind): Validation {
  const { fields, discriminator } = kind;
  const count = fields.length;
  const read = fields.map(fieldReader);
  const names = fields.map((field) => field.name);
  const known = new Set([...names, 'kind']);
  const column = new Map(columnsOf(kind).map((name, at) => [name, at]));
  const at = (name: string): number => column.get(name) as number;
  const width = column.size;
  const keyColumns = kind.key.map(at);
  const isKey = fields.map((field) => kind.key.includes(field.name));
  const isAccount = fields.map((field) => field.type === 'account');
  const required = fields.map((field) => field.required === true);
  const spans = (kind.spans ?? []).map(([start, end]) => [at(start), at(end)] as const);
  const happened = fields.flatMap((field, index) => (field.happened ? [index] : []));
  const isInstant = fields.map((field) => field.type === 'instant');
  const isDay = fields.map((field) => field.type === 'day');
  // Seconds of the instants and days of the record being read.
  const seconds = new Float64Array(count);
  const discriminatorFrom = discriminator?.from.map(at) ?? [];

  return (record, fromCsv) => {
    const cells: (string | null)[] = new Array<string | null>(width).fill(null);
    let given = record.kind === undefined ? 0 : 1;
    let kept: string[] | undefined;
    for (let index = 0; index < count; index++) {
      const name = names[index];
      const value = record[name];
      if (value === undefined || value === null || (fromCsv && value === '')) {
        if (value !== undefined) given++;
        if (required[index]) return new Fault('missing_field', `has no "${name}", which is required; add it`);
        continue;
      }
      given++;
      let cell: string | Fault;
      if (isInstant[index] && typeof value === 'string') {
        const instant = (seconds[index] = instantOf(value));
        cell = instant === instant ? canonicalInstant(value, instant) : read[index](value, fromCsv);
      } else {
        cell = read[index](value, fromCsv);
        if (isDay[index] && typeof cell === 'string') seconds[index] = dayOf(cell);
      }
      if (typeof cell === 'string') {
        if (cell === '' && isKey[index])
          return new Fault('missing_field', `has an empty "${name}"; it is part of the key`);
        cells[index] = cell;
      } else if (isAccount[index]) {
        // GitHub knows more account types than the two that count: the field stays unknown, the value is kept.
        (kept ??= []).push(name);
      } else {
        return new Fault(cell.reason, `has a field "${name}" that ${cell.problem}`);
      }
    }

    let present = 0;
    for (const _ in record) present++;
    if (present > given) {
      for (const name in record) {
        const value = record[name];
        if (known.has(name) || value === undefined || value === null || (fromCsv && value === '')) continue;
        (kept ??= []).push(name);
      }
    }
    let extras = 0;
    if (kept) {
      const extra: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const name of kept) extra[name] = record[name];
      const cell = jsonCell(extra);
      if (typeof cell !== 'string')
        return new Fault(cell.reason, `has unknown fields (${kept.join(', ')}) whose value ${cell.problem}`);
      cells[width - 1] = cell;
      extras = kept.length;
    }

    for (const [start, end] of spans) {
      const from = cells[start];
      const to = cells[end];
      if (from !== null && to !== null && seconds[end] < seconds[start]) {
        return new Fault(
          'end_before_start',
          `ends before it starts: "${names[end]}" ${to} lies before "${names[start]}" ${from}; correct one of the two`,
        );
      }
    }

    if (discriminator) {
      let value: string | null = null;
      for (const index of discriminatorFrom) value ??= cells[index];
      cells[width - 2] = value ?? '';
    }
    let key = cells[keyColumns[0]] as string;
    for (let index = 1; index < keyColumns.length; index++) key += `\u0001${cells[keyColumns[index]]}`;
    if (key.length * 3 > longestKey && Buffer.byteLength(key) > longestKey) {
      return new Fault(
        'key_too_long',
        `has a key (${kind.key.join(', ')}) of more than ${longestKey} bytes; shorten it`,
      );
    }

    let first = NaN;
    let last = NaN;
    for (const index of happened) {
      if (cells[index] === null) continue;
      const instant = seconds[index];
      if (!(instant >= first)) first = instant;
      if (!(instant <= last)) last = instant;
    }
    return { cells, key, first, last, extras };
  };
}
