import { FINDING_OUTCOMES } from '../../domain/finding';
import type { FindingTable } from '../../domain/finding-table';
import type { FindingColumns } from '../../store/finding-columns';
import type { OutcomeSeries } from './hit-rate.types';

export const PENDING = FINDING_OUTCOMES.indexOf('pending');
export const IGNORED = FINDING_OUTCOMES.indexOf('ignored');
export const UNTHREADED = FINDING_OUTCOMES.indexOf('unthreaded');
/** The vendor tells nothing. */
export const NOTHING = 255;

export interface Span {
  from: number;
  to: number;
}

/** Outcome codes of a series, per finding. */
export const outcomesOf = (table: FindingTable, series: OutcomeSeries): Uint8Array =>
  series === 'strict' ? table.outcome : table[series];

/** Whether an outcome is in the rate: accepted, rejected or ignored. */
export const inRate = (outcome: number): boolean => outcome > PENDING && outcome <= IGNORED;

/** Findings on pull requests closed in [from, to), in order of the table; in the vendor series those of which the vendor tells something. */
export function closedRows(
  table: FindingTable,
  selected: Uint8Array,
  { from, to }: Span,
  outcomes: Uint8Array,
): Int32Array {
  const rows = new Int32Array(table.length);
  let count = 0;
  for (let row = 0; row < table.length; row++) {
    const closed = table.closed[row];
    if (selected[row] === 1 && closed >= from && closed < to && outcomes[row] !== NOTHING) rows[count++] = row;
  }
  return rows.slice(0, count);
}

/**
 * Findings that wait at a moment: posted before it, on a pull request still open then, whatever became of it later. Doublets and what has no thread
 * never wait.
 */
export function pendingRows(table: FindingTable, selected: Uint8Array, at: number, outcomes: Uint8Array): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++)
    if (
      selected[row] === 1 &&
      table.posted[row] < at &&
      !(table.closed[row] < at) &&
      table.outcome[row] <= IGNORED &&
      outcomes[row] !== NOTHING
    )
      rows.push(row);
  return Int32Array.from(rows);
}

/** Agent reviews of pull requests closed in [from, to). */
export function closedReviews({ reviews }: FindingColumns, selected: Uint8Array, { from, to }: Span): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < reviews.length; row++)
    if (selected[row] === 1 && reviews.closed[row] >= from && reviews.closed[row] < to) rows.push(row);
  return Int32Array.from(rows);
}
