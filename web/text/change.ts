/** How a number differs from the one of the previous equal period. */
export interface Change {
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
export function countChange(now: number | null | undefined, before: number | null | undefined): Change | null {
  if (now === null || now === undefined || before === null || before === undefined) return null;
  const difference = now - before;
  const half = 1.96 * Math.sqrt(now + before);
  const [low, high] = [difference - half, difference + half];
  return { difference, low, high, clear: low > 0 || high < 0 };
}

/** A median with its 95 % interval, in hours; null = too few to say. */
export interface Median {
  p50: number | null;
  p50Low: number | null;
  p50High: number | null;
}

/**
 * Difference of two independent medians with its 95 % interval, from the interval of each: the lower end is
 * d − √((now − its low)² + (before's high − before)²), the upper one mirrored.
 *
 * Source: Zou & Donner, "Construction of confidence limits about effect measures", Statistics in Medicine 2008 (MOVER).
 * @returns null when a median or one of its ends is unknown
 */
export function medianChange(now: Median, before: Median): Change | null {
  const { p50: m, p50Low: l, p50High: u } = now;
  const { p50: m0, p50Low: l0, p50High: u0 } = before;
  if (m === null || l === null || u === null || m0 === null || l0 === null || u0 === null) return null;
  const difference = m - m0;
  const low = difference - Math.hypot(m - l, u0 - m0);
  const high = difference + Math.hypot(u - m, m0 - l0);
  return { difference, low, high, clear: low > 0 || high < 0 };
}
