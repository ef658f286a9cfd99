import type { Table } from './csv';

/** Rows of a terminal's table; the rest is in --csv and --json. */
const ROWS = 200;

/** A table for a terminal. */
export async function printedTable({ columns, rows }: Table): Promise<string> {
  const shown: string[][] = [];
  let total = 0;
  for await (const row of rows)
    if (++total <= ROWS) shown.push(row.map((cell) => (cell === null ? '-' : String(cell).slice(0, 40))));
  const more =
    total > ROWS
      ? [`… ${total - ROWS} more; --csv or --json give all ${total}.`]
      : [total === 1 ? '1 row.' : `${total} rows.`];
  return [...aligned([columns, ...shown]), '', ...more].join('\n') + '\n';
}

/** Cells in columns: the first to the left, the others to the right. */
export function aligned(rows: string[][]): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}
