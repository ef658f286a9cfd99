import type { OrganizationRow } from './organizations';

/** Data that reach a week's Friday hold the whole of it as far as work goes; as in range.ts. */
const WEEKEND = 3 * 86400;

/**
 * The last of some weeks that is over, as its place; -1 = none is.
 *
 * @param ends of the weeks, epoch seconds, rising
 */
export function lastWholeWeek({ dataHorizon }: OrganizationRow, ends: ArrayLike<number>, wallClock: number): number {
  const reached = Math.min(dataHorizon + WEEKEND, Math.max(wallClock, dataHorizon));
  for (let week = ends.length - 1; week >= 0; week--) if (reached >= ends[week]) return week;
  return -1;
}
