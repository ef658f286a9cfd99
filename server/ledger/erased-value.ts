import { emailOf, nameOf, type Pseudonyms } from './erased-accounts';
import type { PersonalForm } from './erased-fields';
import { erasedText } from './erased-text';

/** What is put into a payload's column when nothing could be made of it. */
type Value = unknown;

/** Key of an id in JSON as the sources write them. */
const ID_KEY = /(^|_)id$|Id$/;
const NAME_KEY = /name$/i;
const MAIL_KEY = /mail/i;

/**
 * A value of a column or a record's field without those who were deleted; the same value (by identity) where nothing changes. `own` is left to whoever
 * knows whose record it is.
 */
export function erasedValue(value: Value, form: PersonalForm, of: Pseudonyms): Value {
  if (value === null || value === undefined || form === 'own') return value;
  if (Array.isArray(value) && (form === 'members' || form === 'texts'))
    return kept(
      value,
      value.map((each) => (typeof each === 'string' ? oneOf(each, form, of) : (each as unknown))),
    );
  // A CSV file's lists and structures.
  if (typeof value === 'string' && value.includes(';') && (form === 'members' || form === 'texts'))
    return value
      .split(';')
      .map((each) => oneOf(each.trim(), form, of))
      .join(';');
  if (typeof value === 'string' && form === 'json' && /^\s*[[{]/.test(value)) return erasedRaw(value, of);
  switch (form) {
    case 'id':
      return (typeof value === 'string' || typeof value === 'number') && of.id(String(value)) !== undefined
        ? null
        : value;
    case 'json':
      return erasedJson(value, of);
    case 'setting':
      return erasedSetting(value, of);
    case 'raw':
      return typeof value === 'string' ? erasedRaw(value, of) : erasedJson(value, of);
    default:
      // A list or a structure where a text is expected is refused by the check of its kind; nobody stays in it until then.
      return typeof value === 'string' ? oneOf(value, form, of) : erasedJson(value, of);
  }
}

function oneOf(text: string, form: PersonalForm, of: Pseudonyms): string {
  const account = form === 'text' || form === 'texts' || form === 'name' ? undefined : of.account(text);
  if (account !== undefined) return form === 'email' ? emailOf(account) : account;
  if (form === 'account' || form === 'email') return text;
  const name = form === 'text' || form === 'texts' ? undefined : of.name(text);
  if (name !== undefined) return nameOf(name);
  return form === 'name' ? text : erasedText(text, of);
}

/** JSON in which whole texts that are an account, an address or a name, ids, and what stands within longer texts are replaced. */
function erasedJson(value: unknown, of: Pseudonyms, key = ''): unknown {
  if (typeof value === 'number') return ID_KEY.test(key) && of.id(String(value)) !== undefined ? null : value;
  if (typeof value === 'string') {
    if (ID_KEY.test(key) && of.id(value) !== undefined) return null;
    const account = of.account(value);
    if (account !== undefined) return MAIL_KEY.test(key) ? emailOf(account) : account;
    if (NAME_KEY.test(key) || key === 'author') {
      const name = of.name(value);
      if (name !== undefined) return nameOf(name);
    }
    return erasedText(value, of);
  }
  if (Array.isArray(value))
    return kept(
      value,
      value.map((each) => erasedJson(each, of, key)),
    );
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const changed = entries.map(([name, inner]): [string, unknown] => [
    of.account(name) ?? name,
    erasedJson(inner, of, name),
  ]);
  // Somebody whose address or login is replaced is not told by the name beside it either.
  const person = entries.some(
    ([name, inner], at) => /^(login|e?mail|username|id)$/i.test(name) && changed[at][1] !== inner,
  );
  if (person)
    for (const entry of changed)
      if ((entry[0] === 'name' || entry[0] === 'author') && typeof entry[1] === 'string' && !/^erased/i.test(entry[1]))
        entry[1] = nameOf(pseudonymAmong(entries, of) ?? 'erased-0');
  return changed.every(([name, inner], at) => name === entries[at][0] && inner === entries[at][1])
    ? value
    : Object.fromEntries(changed);
}

function pseudonymAmong(entries: readonly [string, unknown][], of: Pseudonyms): string | undefined {
  for (const [name, inner] of entries) {
    if (typeof inner !== 'string' && typeof inner !== 'number') continue;
    const found = /^id$/i.test(name) ? of.id(String(inner)) : of.account(String(inner));
    if (found !== undefined) return found;
  }
  return undefined;
}

function erasedSetting(value: unknown, of: Pseudonyms): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { person } = value as { person?: unknown };
  const pseudonym = typeof person === 'string' ? of.account(person) : undefined;
  return pseudonym === undefined ? value : { ...value, person: pseudonym };
}

/** A payload as it came: JSON where it is whole, else its quoted texts and cells one by one. */
export function erasedRaw(text: string, of: Pseudonyms): string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const cells = text.replace(/[^",;\t\r\n\\]+/gu, (cell) => erasedCell(cell, of));
    return erasedText(cells, of);
  }
  const changed = erasedJson(parsed, of);
  return changed === parsed ? text : JSON.stringify(changed);
}

function erasedCell(cell: string, of: Pseudonyms): string {
  const account = of.account(cell);
  if (account !== undefined) return account;
  const name = of.name(cell);
  if (name !== undefined) return nameOf(name);
  return /^ *\d+$/.test(cell) && of.id(cell.trim()) !== undefined ? '0' : cell;
}

const kept = <T>(before: T[], after: T[]): T[] => (after.every((each, at) => each === before[at]) ? before : after);
