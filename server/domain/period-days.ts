import type { UsagePeriodTable } from './adoption-table';

/**
 * On how many days of a window at least somebody used a tool, by a total: the active days of its span less those of its days that lie outside the window.
 * Where no active days are told: one, for a span inside the window. 0 = nothing is sure, which is not none.
 *
 * @param row of a total that tells of use
 * @param from first and last day of the window
 */
export function leastActiveDays(
  { fromDay, toDay, activeDays }: Pick<UsagePeriodTable, 'fromDay' | 'toDay' | 'activeDays'>,
  row: number,
  from: number,
  to: number,
): number {
  const outside = Math.max(0, from - fromDay[row]) + Math.max(0, toDay[row] - to);
  const length = toDay[row] - fromDay[row] + 1;
  // More active days than days are a fault of the source.
  if (activeDays[row] >= 0) return Math.max(0, Math.min(activeDays[row], length) - outside);
  return outside === 0 ? 1 : 0;
}

/**
 * Whether the active days of a total are of its own surface. A source that tells them of the person keeps them at one surface of several: then nobody knows
 * on which surface a single one of those days was.
 *
 * @param rows of the same person
 */
export function isOfSurface(
  { fromDay, toDay, tool, surface, used, activeDays }: UsagePeriodTable,
  rows: Iterable<number>,
  row: number,
): boolean {
  for (const other of rows)
    if (
      surface[other] !== surface[row] && used[other] === 1 && !(activeDays[other] >= 0) &&
      tool[other] === tool[row] && fromDay[other] === fromDay[row] && toDay[other] === toDay[row]
    ) return false; // prettier-ignore
  return true;
}
