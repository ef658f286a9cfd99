import type { PoolClient } from 'pg';
import { BinaryRows, type ColumnType } from './binary-copy';
import type { Column } from './gathered';

/** A column of a query: its SQL, its type, and what it is read into. `read` turns it into a number; absent = as it stands, NaN where null. */
export interface ReadColumn {
  sql: string;
  type: ColumnType;
  column: new (length: number) => Column;
  read?: (rows: BinaryRows, at: number) => number;
}

/** Rows of a query as columns; inside `inOrganization`. */
export async function readColumns<L extends Record<string, ReadColumn>>(
  client: PoolClient,
  layout: L,
  from: string,
): Promise<{ length: number; columns: { [K in keyof L]: InstanceType<L[K]['column']> } }> {
  const names = Object.keys(layout);
  const fields = Object.values(layout);
  let most = 4096;
  let columns = fields.map(({ column }) => new column(most));
  const rows = new BinaryRows(
    client,
    `SELECT ${fields.map(({ sql }) => sql).join(', ')} ${from}`,
    fields.map(({ type }) => type),
  );
  let length = 0;
  while (rows.next() || (await rows.fill())) {
    if (length === most) {
      most *= 2;
      columns = columns.map((column, at) => {
        const grown = new fields[at].column(most);
        grown.set(column);
        return grown;
      });
    }
    for (let at = 0; at < fields.length; at++) columns[at][length] = fields[at].read?.(rows, at) ?? rows.number(at);
    length++;
  }
  const read = Object.fromEntries(names.map((name, at) => [name, columns[at].slice(0, length)]));
  return { length, columns: read as { [K in keyof L]: InstanceType<L[K]['column']> } };
}
