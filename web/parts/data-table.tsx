import type { ReactNode } from 'react';
import { countOf } from '../text/number';
import classes from './data-table.module.css';

/** A drawing as a table: columns with their labels, rows with one cell per column. */
export interface TableOf {
  columns: { label: string; numeric?: boolean }[];
  rows: ReactNode[][];
}

/** Nobody reads on, and thousands of rows make a page slow. */
const MOST = 200;

/** A plain table that scrolls in itself when it is long or wide; of very many rows it shows the first and says so. */
export function DataTable({ columns, rows, caption }: TableOf & { caption: string }) {
  return (
    <div className={classes.scroll} role="region" aria-label={`${caption}, as a table`} tabIndex={0}>
      <table className={classes.table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric ? classes.numeric : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST).map((row, index) => (
            <tr key={index}>
              {row.map((cell, place) =>
                place === 0 ? (
                  <th key={place} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={place} className={columns[place]?.numeric ? classes.numeric : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
          {rows.length > MOST && (
            <tr>
              <td colSpan={columns.length}>
                The first {MOST} of {countOf(rows.length)} rows; the CSV holds all.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
