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

/** Any estimate with its 95 % interval; null = too little to say. */
export interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** Difference of two independent medians with its 95 % interval, see `estimateChange`. */
export function medianChange(now: Median, before: Median): Change | null {
  const of = ({ p50, p50Low, p50High }: Median): Estimate => ({ value: p50, low: p50Low, high: p50High });
  return estimateChange(of(now), of(before));
}

/**
 * Difference of two independent estimates with its 95 % interval, from the interval of each: the lower end is
 * d − √((now − its low)² + (before's high − before)²), the upper one mirrored. For shares with Wilson intervals this is
 * Newcombe's hybrid score interval (Statistics in Medicine 1998, method 10).
 *
 * Source: Zou & Donner, "Construction of confidence limits about effect measures", Statistics in Medicine 2008 (MOVER).
 * @returns null when an estimate or one of its ends is unknown
 */
export function estimateChange(now: Estimate, before: Estimate): Change | null {
  const { value: m, low: l, high: u } = now;
  const { value: m0, low: l0, high: u0 } = before;
  if (m === null || l === null || u === null || m0 === null || l0 === null || u0 === null) return null;
  const difference = m - m0;
  const low = difference - Math.hypot(m - l, u0 - m0);
  const high = difference + Math.hypot(u - m, m0 - l0);
  return { difference, low, high, clear: low > 0 || high < 0 };
}
