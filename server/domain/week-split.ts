import { IN_RATE } from './finding-clusters';
import type { FindingTable } from './finding-table';

const WEEK = 7 * 86_400;
/** The first Monday after the epoch, in UTC. */
const MONDAY = 4 * 86_400;

export interface WeekSplit {
  /** Start of the first of the newer weeks; NaN = there are no newer ones. */
  splitAt: number;
  before: Int32Array;
  after: Int32Array;
}

/**
 * Divides findings by the week in which their pull request closed: the older `share` of the weeks in which findings in the rate closed (rounded
 * down, at least one) and the rest. What never closed is in neither. Weeks begin at `weekStarts` (ascending epoch seconds; what lies before the
 * first belongs to it), else on Mondays in UTC.
 */
export function splitByWeek(
  table: FindingTable,
  rows: Int32Array,
  share: number,
  weekStarts?: ArrayLike<number>,
): WeekSplit {
  const { closed, outcome } = table;
  const weekOf = (at: number): number => (weekStarts ? lastAtMost(weekStarts, at) : Math.floor((at - MONDAY) / WEEK));
  const seen = new Set<number>();
  for (let i = 0; i < rows.length; i++) {
    const at = closed[rows[i]];
    if (IN_RATE[outcome[rows[i]]] === 1 && !Number.isNaN(at)) seen.add(weekOf(at));
  }
  const weeks = Float64Array.from(seen).sort();
  const first = Math.max(1, Math.floor(share * weeks.length));
  const splitAt = first < weeks.length ? (weekStarts ? weekStarts[weeks[first]] : MONDAY + weeks[first] * WEEK) : NaN;
  const until = Number.isNaN(splitAt) ? Infinity : splitAt;
  return {
    splitAt,
    before: rows.filter((row) => closed[row] < until),
    after: rows.filter((row) => closed[row] >= until),
  };
}

function lastAtMost(starts: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle] <= at) low = middle + 1;
    else high = middle;
  }
  return low > 0 ? low - 1 : 0;
}
