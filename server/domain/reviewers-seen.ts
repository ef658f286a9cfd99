import type { ForecastHistory } from './forecast-history';
import type { Periods } from './period';

/**
 * How many people reviewed for each pool in the weeks: more cannot have worked there at once. Infinity where nothing tells who reviews.
 *
 * @param poolOf pool of a pull request
 */
export function reviewersSeen(
  reviews: ForecastHistory['reviews'],
  pools: number,
  poolOf: (item: number) => number,
  { edges, length }: Periods,
): number[] {
  if (!reviews) return new Array<number>(pools).fill(Infinity);
  const seen = Array.from({ length: pools }, () => new Set<number>());
  reviews.item.forEach((item, row) => {
    if (item >= 0 && reviews.at[row] >= edges[0] && reviews.at[row] < edges[length])
      seen[poolOf(item)].add(reviews.person[row]);
  });
  return seen.map(({ size }) => Math.max(1, size));
}
