/** A table for people and spreadsheets: null = unknown, an empty cell. */
export interface Table {
  columns: string[];
  rows: Iterable<Cell[]> | AsyncIterable<Cell[]>;
  /** Places of columns that hold text: a terminal shows them to the left. */
  left?: number[];
}
export type Cell = string | number | boolean | null;

/** A number as a cell shows it: six decimals at most. */
export const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 1e6) / 1e6);

/**
 * A table as CSV (RFC 4180), a line at a time. Text a spreadsheet would take for a formula (beginning with = + - @ tab or CR) is prefixed with an
 * apostrophe; numbers are not. `about` stands above the table, one cell a line, beginning with `#`: definition, range, zone, filter.
 */
export async function* csvLines(table: Table, about: string[] = []): AsyncGenerator<string> {
  for (const line of about) yield cell(`# ${line}`) + '\r\n';
  yield table.columns.map(cell).join(',') + '\r\n';
  for await (const row of table.rows) yield row.map(cell).join(',') + '\r\n';
}

function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
