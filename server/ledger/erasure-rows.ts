import type { PoolClient } from 'pg';
import { PERSONAL, type PersonalForm } from './erased-fields';
import { erasedRow } from './erased-record';
import type { Pseudonyms } from './erased-accounts';
import type { KnownBy } from './erasure-marks';

/** Rows that are looked at together. */
const AT_ONCE = 500;

/** Tables whose key names a person. */
const KEYED = new Set([
  'person', 'pull_request_event', 'agent_usage', 'agent_usage_period', 'telemetry_due', 'account_seen', 'account_decision', 'coverage', 'connection',
]); // prettier-ignore

const JSON_FORMS: readonly PersonalForm[] = ['json', 'setting'];
const quoted = (name: string): string => `"${name}"`;

/** What a row that may tell of a person holds: one of these somewhere, upper and lower case alike. */
export function patternsOf({ logins, emails, ids, names }: KnownBy): string[] {
  return [...new Set([...logins, ...emails, ...ids, ...names])]
    .filter((text) => text !== '')
    .map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`);
}

/** Columns of a table that may tell of a person and that it really has (an older or newer schema may differ). */
const columnsOf = (table: string): string[] => Object.keys(PERSONAL[table].columns);

function suspects(table: string): string {
  // One text of all columns, so that one look at a row is enough.
  const all = columnsOf(table)
    .map((name) => `${quoted(name)}::text`)
    .join(`, ' ', `);
  return `concat(${all}) ILIKE ANY ($1::text[])`;
}

/** Every row of a table that may tell of a person, with how it looks without them; some at a time. */
async function* changedRows(client: PoolClient, table: string, known: KnownBy, of: Pseudonyms) {
  const columns = columnsOf(table);
  const cursor = `erasure_${table}`;
  const list = columns.map((name) => quoted(name)).join(', ');
  await client.query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT ctid::text AS "row place", ${list} FROM ${table} WHERE ${suspects(table)}`.replace(
      '$1',
      `ARRAY[${patternsOf(known)
        .map((pattern) => client.escapeLiteral(pattern))
        .join(', ')}]`,
    ),
  );
  for (;;) {
    const { rows } = await client.query<Record<string, unknown>>(`FETCH ${AT_ONCE} FROM ${cursor}`);
    if (rows.length === 0) break;
    const changed = rows.flatMap(({ 'row place': place, ...row }) => {
      const after = erasedRow(table, row, of, table === 'account_seen' ? '' : null);
      return after === row ? [] : [{ place: place as string, row, after }];
    });
    if (changed.length > 0) yield changed;
  }
  await client.query(`CLOSE ${cursor}`);
}

/** How many rows of a table would change. */
export async function countErased(client: PoolClient, table: string, known: KnownBy, of: Pseudonyms): Promise<number> {
  let count = 0;
  for await (const rows of changedRows(client, table, known, of)) count += rows.length;
  return count;
}

/** Replaces a person in a table. @returns how many rows changed */
export async function eraseRows(client: PoolClient, table: string, known: KnownBy, of: Pseudonyms): Promise<number> {
  let count = 0;
  for await (const rows of changedRows(client, table, known, of)) {
    count += rows.length;
    for (const { place, row, after } of rows) {
      const names = columnsOf(table).filter((name) => after[name] !== row[name]);
      const values = names.map((name) => stored(after[name], PERSONAL[table].columns[name]));
      const sets = names.map((name, at) => `${quoted(name)} = $${at + 2}`).join(', ');
      const update = `UPDATE ${table} SET ${sets} WHERE ctid = $1::tid`;
      if (!KEYED.has(table)) {
        await client.query(update, [place, ...values]);
        continue;
      }
      await client.query('SAVEPOINT one_row');
      try {
        await client.query(update, [place, ...values]);
      } catch (error) {
        if ((error as { code?: string }).code !== '23505') throw error;
        // Two spellings of one account told the same; one of both is enough.
        await client.query('ROLLBACK TO SAVEPOINT one_row');
        await client.query(`DELETE FROM ${table} WHERE ctid = $1::tid`, [place]);
      }
      await client.query('RELEASE SAVEPOINT one_row');
    }
  }
  return count;
}

/** As the driver has to be given it: lists of texts as lists, structures as JSON. */
function stored(value: unknown, form: PersonalForm): unknown {
  if (value === null || value === undefined) return null;
  return JSON_FORMS.includes(form) ? JSON.stringify(value) : value;
}
