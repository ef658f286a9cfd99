/** How a count differs from the one of the previous equal period. */
export interface CountChange {
  difference: number;
  low: number;
  high: number;
  /** The interval leaves out zero: the change is more than chance. */
  clear: boolean;
}

/**
 * Difference of two independent Poisson counts with its 95 % interval, d ± 1.96 √(now + before).
 *
 * Source: normal approximation for the difference of two Poisson counts over equal exposures.
 * @returns null when either count is unknown
 */
export function countChange(now: number | null | undefined, before: number | null | undefined): CountChange | null {
  if (now === null || now === undefined || before === null || before === undefined) return null;
  const difference = now - before;
  const half = 1.96 * Math.sqrt(now + before);
  const [low, high] = [difference - half, difference + half];
  return { difference, low, high, clear: low > 0 || high < 0 };
}
