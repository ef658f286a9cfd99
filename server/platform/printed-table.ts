import type { Table } from './csv';

/** Rows of a terminal's table; the rest is in --csv and --json. */
const ROWS = 200;

/** Letters of a cell; the first one names the row and is needed whole. */
const LETTERS = 40;
const cut = (text: string): string => (text.length > LETTERS ? `${text.slice(0, LETTERS - 1)}…` : text);

/** A table for a terminal. */
export async function printedTable({ columns, rows, left }: Table): Promise<string> {
  const shown: string[][] = [];
  let total = 0;
  for await (const row of rows)
    if (++total <= ROWS)
      shown.push(row.map((cell, place) => (cell === null ? '-' : place === 0 ? String(cell) : cut(String(cell)))));
  const more =
    total > ROWS
      ? [`… ${total - ROWS} more; --csv or --json give all ${total}.`]
      : [total === 1 ? '1 row.' : `${total} rows.`];
  return [...aligned([columns, ...shown], left), '', ...more].join('\n') + '\n';
}

/** Cells in columns: the first one and those named (by place) to the left, the others to the right. */
export function aligned(rows: string[][], left: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, cell.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => (i === 0 || left.includes(i) ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
      .join('  ')
      .trimEnd(),
  );
}
