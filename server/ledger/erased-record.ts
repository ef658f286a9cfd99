import { nameOf, type Pseudonyms } from './erased-accounts';
import { PERSONAL, type PersonalTable } from './erased-fields';
import { erasedValue } from './erased-value';
import type { RecordKind } from './record-kind';

const NOTHING: PersonalTable = { columns: {} };

/** A row of a table without those who were deleted; itself where nothing changes. @param blank what stands in place of an id that is removed */
export function erasedRow(
  table: string,
  row: Record<string, unknown>,
  of: Pseudonyms,
  blank: null | '' = null,
): Record<string, unknown> {
  const { columns, ids = {} } = PERSONAL[table] ?? NOTHING;
  let changed: Record<string, unknown> | undefined;
  const now = (name: string): unknown => (changed ?? row)[name];
  const set = (name: string, value: unknown): void => {
    if (now(name) !== value) (changed ??= { ...row })[name] = value;
  };
  for (const name in columns) {
    const before = row[name];
    if (before === undefined || before === null) continue;
    const after = erasedValue(before, columns[name], of);
    if (after !== before) set(name, columns[name] === 'id' ? blank : after);
  }
  // Logins are renamed, the id tells whose account it is.
  for (const [account, id] of Object.entries(ids)) {
    const pseudonym = pseudonymOfId(row[id], of);
    if (pseudonym !== undefined && now(account) === row[account]) set(account, pseudonym);
    // An account's row without its login must not keep its id.
    else if (now(account) !== row[account] && (row[id] ?? '') !== '') set(id, blank);
  }
  if (table === 'person' && now('login') !== row.login)
    for (const name in columns) if (columns[name] === 'own' && row[name] !== undefined) set(name, null);
  if (table === 'account_seen' && row.name !== '' && now('name') === row.name) {
    const pseudonym = of.account(String(row.login)) ?? of.account(String(row.email));
    if (pseudonym !== undefined) set('name', nameOf(pseudonym));
  }
  return changed ?? row;
}

/** A record of a kind on its way in, likewise. Fields that no column holds are kept in `extra`, and read like it. */
export function erasedEntry(
  kind: RecordKind,
  record: Record<string, unknown>,
  of: Pseudonyms,
): Record<string, unknown> {
  const known = knownFields(kind);
  const extra: Record<string, unknown> = {};
  for (const name in record) if (!known.has(name)) extra[name] = record[name];
  const row = erasedRow(kind.name, { ...record, ...(Object.keys(extra).length > 0 && { extra }) }, of);
  const { extra: kept, ...rest } = row;
  for (const name in extra) delete rest[name];
  return { ...rest, ...(kept as Record<string, unknown> | null | undefined) };
}

const fields = new WeakMap<RecordKind, Set<string>>();

function knownFields(kind: RecordKind): Set<string> {
  let known = fields.get(kind);
  if (known === undefined) fields.set(kind, (known = new Set(['kind', ...kind.fields.map(({ name }) => name)])));
  return known;
}

function pseudonymOfId(value: unknown, of: Pseudonyms): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? of.id(String(value)) : undefined;
}
