import { hunksOf } from '../domain/hunks';
import { Fault } from './fault';
import { canonicalInstant, dayOf, instantOf, lacksOffset } from './instant';
import { jsonCell } from './json-cell';
import type { Field, FieldType } from './record-kind';
import { quoted } from './reject';

/** Reads a given value (neither null nor absent) into the text of its column. `fromCsv`: the value is text that stands for its type. */
export type FieldReader = (value: unknown, fromCsv: boolean) => string | Fault;

const wrong = (value: unknown, wanted: string): Fault =>
  new Fault('wrong_type', `is ${quoted(value)}, which is not ${wanted}`);
const nul = new Fault('nul_byte', 'holds a NUL character (\\u0000), which the database cannot keep; remove it');

function text(value: unknown): string | Fault {
  if (typeof value !== 'string') return wrong(value, 'a text; write it in quotes');
  return value.includes('\0') ? nul : value;
}

function id(value: unknown): string | Fault {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return String(value);
    return new Fault('bad_number', `is the number ${value}, too large to be read exactly; write it in quotes`);
  }
  return typeof value === 'boolean' ? String(value) : text(value);
}

function int(field: Field): FieldReader {
  const least = field.least ?? -2147483648;
  return (value, fromCsv) => {
    // Spreadsheets and data frames write whole numbers of a column with gaps as 12.0.
    const number = fromCsv && typeof value === 'string' && /^-?\d+(\.0+)?$/.test(value) ? Number(value) : value;
    if (typeof number !== 'number') return wrong(value, 'a number; write it without quotes');
    if (Number.isInteger(number) && number >= least && number <= 2147483647) return String(number);
    return new Fault('bad_number', `is ${quoted(value)}, which is not a whole number from ${least} to 2147483647`);
  };
}

function float(field: Field): FieldReader {
  const least = field.least ?? -Infinity;
  return (value, fromCsv) => {
    const number = fromCsv && typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number !== 'number') return wrong(value, 'a number; write it without quotes');
    if (Number.isFinite(number) && number >= least) return String(number);
    return new Fault('bad_number', `is ${quoted(value)}, which is not a number${least === 0 ? ' of at least 0' : ''}`);
  };
}

function bool(value: unknown, fromCsv: boolean): string | Fault {
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (fromCsv && typeof value === 'string') {
    if (/^(true|t|yes|1)$/i.test(value)) return 't';
    if (/^(false|f|no|0)$/i.test(value)) return 'f';
  }
  return wrong(value, 'true or false');
}

/** Returns the canonical text of an instant; on a fault says whether only the offset is missing. */
function instant(value: unknown): string | Fault {
  if (typeof value !== 'string') return wrong(value, 'a time in quotes, such as "2026-01-31T09:30:00Z"');
  const seconds = instantOf(value);
  if (seconds === seconds) return canonicalInstant(value, seconds);
  if (lacksOffset(value)) {
    return new Fault(
      'time_without_offset',
      `is ${quoted(value)}, a time without an offset from UTC; write it with one, such as 2026-01-31T09:30:00Z or …+02:00`,
    );
  }
  return new Fault('bad_time', `is ${quoted(value)}, which is no existing time; write it as 2026-01-31T09:30:00Z`);
}

function day(value: unknown): string | Fault {
  if (typeof value !== 'string') return wrong(value, 'a day in quotes, such as "2026-01-31"');
  if (!Number.isNaN(dayOf(value))) return value;
  return new Fault('bad_time', `is ${quoted(value)}, which is no existing day; write it as 2026-01-31`);
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    return new Fault('wrong_type', `is ${quoted(value)}, which is not JSON (${(error as Error).message})`);
  }
}

function texts(value: unknown, fromCsv: boolean): string | Fault {
  let list = value;
  if (fromCsv && typeof value === 'string') {
    const entries = value.split(';').map((entry) => entry.trim());
    list = value.startsWith('[') ? parsed(value) : entries.filter((entry) => entry !== '');
  }
  if (list instanceof Fault) return list;
  if (!Array.isArray(list)) return wrong(value, 'a list of texts');
  const quotedEntries: string[] = [];
  for (const entry of list) {
    const read =
      typeof entry === 'number' || typeof entry === 'string' ? id(entry) : wrong(entry, 'a text in a list of texts');
    if (typeof read !== 'string') return read;
    quotedEntries.push(`"${read.replace(/[\\"]/g, '\\$&')}"`);
  }
  return `{${quotedEntries.join(',')}}`;
}

/** Hunks as a unified diff numbers them; of its text nothing is kept. */
function hunks(value: unknown, fromCsv: boolean): string | Fault {
  if (typeof value === 'string' && !(fromCsv && value.startsWith('['))) return `{${hunksOf(value).join(',')}}`;
  const list = typeof value === 'string' ? parsed(value) : value;
  if (list instanceof Fault) return list;
  const whole = (entry: unknown): boolean =>
    Number.isInteger(entry) && (entry as number) >= 0 && (entry as number) < 2 ** 31;
  if (Array.isArray(list) && list.length % 4 === 0 && list.every(whole)) return `{${list.join(',')}}`;
  return wrong(value, 'a list of hunks: old start, old count, new start, new count of each, one after another');
}

function json(value: unknown, fromCsv: boolean): string | Fault {
  if (!fromCsv || typeof value !== 'string') return jsonCell(value);
  const inner = parsed(value);
  return jsonCell(inner instanceof Fault ? value : inner);
}

const textOfCommit = new Set(['sha', 'author', 'email', 'login', 'message']);

function commits(value: unknown, fromCsv: boolean): string | Fault {
  const list = fromCsv && typeof value === 'string' ? parsed(value) : value;
  if (list instanceof Fault) return list;
  if (!Array.isArray(list)) return wrong(value, 'a list of commits');
  const read: Record<string, unknown>[] = [];
  let nested = false;
  for (let at = 0; at < list.length; at++) {
    const commit: unknown = list[at];
    if (typeof commit !== 'object' || commit === null) return wrong(commit, `a commit (entry ${at} of the list)`);
    const copy: Record<string, unknown> = {};
    for (const name in commit) {
      const inner: unknown = (commit as Record<string, unknown>)[name];
      if (inner === null || inner === undefined) continue;
      let cell: unknown = inner;
      if (name === 'authored_at' || name === 'committed_at') cell = instant(inner);
      else if (typeof inner === 'string' || textOfCommit.has(name)) cell = text(inner);
      else if (typeof inner === 'object') nested = true;
      if (cell instanceof Fault) {
        return new Fault(cell.reason, `holds in entry ${at} a field "${name}" that ${cell.problem}`);
      }
      copy[name] = cell;
    }
    if (typeof copy.sha !== 'string' || copy.sha === '') {
      return new Fault('missing_field', `holds in entry ${at} a commit without "sha"; add it`);
    }
    read.push(copy);
  }
  if (nested) return jsonCell(read);
  const cell = JSON.stringify(read);
  return cell.includes('\\ud') ? jsonCell(read) : cell;
}

const accounts = new Map([
  ['human', 'human'],
  ['user', 'human'],
  ['bot', 'bot'],
  ['app', 'bot'],
]);

/** `human` or `bot` of an account type as GitHub or a record gives it; undefined for others (organizations, mannequins). */
export function accountTypeOf(value: unknown): string | undefined {
  return typeof value === 'string' ? accounts.get(value.toLowerCase()) : undefined;
}

function oneOf(field: Field, values: readonly string[]): FieldReader {
  const set = new Set(values);
  return (value) => {
    if (typeof value === 'string' && set.has(value)) return value;
    if (typeof value !== 'string') return wrong(value, `one of ${values.join(', ')}`);
    return new Fault('bad_enum', `is ${quoted(value)}; a ${field.name} is one of ${values.join(', ')}`);
  };
}

const readers: Record<FieldType, (field: Field) => FieldReader> = {
  text: (field) => (field.values ? oneOf(field, field.values) : text),
  id: () => id,
  int,
  float,
  bool: () => bool,
  instant: () => instant,
  day: () => day,
  texts: () => texts,
  hunks: () => hunks,
  json: () => json,
  commits: () => commits,
  account: () => (value) => accountTypeOf(value) ?? wrong(value, 'human or bot'),
};

/** The reader of a field, made once per kind. */
export function fieldReader(field: Field): FieldReader {
  return readers[field.type](field);
}
