import type { DutyTime } from './calibrated-delay';
import type { ForecastHistory } from './forecast-history';
import { observedStays } from './observed-stays';
import { periodOf } from './period';
import { reviewParts } from './review-looks';

const YEAR = 52;
const WEEKS = 4;
/** Looks are counted as if Poisson: so many standard deviations are taken off what may have been luck. */
const LUCK = 1.28;
/** More pull requests than these are not walked for it. */
const MOST_ITEMS = 100_000;

/**
 * Looks per second on duty that each pool has done over four weeks of the last 52, in those in which it did most, less what may have been luck (a one-sided 90 %
 * limit). A pool that still has the people can do as much again, so its utilisation today is at most the share of that. NaN = not known.
 *
 * @param poolOf pool of a pull request
 */
export function sustainedLooks(
  history: ForecastHistory,
  pools: number,
  poolOf: (item: number) => number,
  { clock }: DutyTime,
): Float64Array {
  const { table, past, now, selected } = history;
  const most = new Float64Array(pools).fill(NaN);
  if (table.length > MOST_ITEMS) return most;
  const first = Math.max(0, past.length - YEAR);
  const { looks } = reviewParts(table, observedStays(table, past.edges[first], now, selected));
  const done = Array.from({ length: pools }, () => new Float64Array(past.length));
  for (let i = 0; i < looks.item.length; i++) {
    const week = periodOf(past, looks.leave[i]);
    if (week >= first && week < past.length) done[poolOf(looks.item[i])][week]++;
  }
  for (let pool = 0; pool < pools; pool++)
    for (let week = first; week + WEEKS <= past.length; week++) {
      let n = 0;
      for (let of = week; of < week + WEEKS; of++) n += done[pool][of];
      const seconds = clock(past.edges[week + WEEKS]) - clock(past.edges[week]);
      const rate = (n - LUCK * Math.sqrt(n)) / seconds;
      if (rate > 0 && !(rate <= most[pool])) most[pool] = rate;
    }
  return most;
}
