/** So many cells of earlier origins, at the least, to widen by. */
const CELLS_NEEDED = 24;
const COVERAGE = 0.8;

/** How far off an actual value was, in half-widths of the band on its side; 1 = on its edge. Half an item is nothing: WIP comes in whole ones. */
export function halfWidthsOff(actual: number, median: number, low: number, high: number): number {
  const off = Math.max(0, Math.abs(actual - median) - 0.5);
  const half = Math.max(actual < median ? median - low : high - median, 0.5);
  return off / half;
}

/**
 * By how much bands are to be multiplied so that at least 80 % of the earlier actual values lie in them: split-conformal, the ⌈.8 (n + 1)⌉-th smallest of
 * the half-widths they were off. 1 with fewer than 24 cells, and never under 1. Source: Lei et al., "Distribution-free predictive inference for regression" (2018).
 */
export function bandWidening(off: readonly number[]): number {
  if (off.length < CELLS_NEEDED) return 1;
  const sorted = Float64Array.from(off).sort();
  const rank = Math.min(sorted.length, Math.ceil(COVERAGE * (sorted.length + 1)));
  return Math.max(1, sorted[rank - 1]);
}

/** A band widened around its median; not under 0. */
export function widened(
  band: { median: number; low: number; high: number },
  factor: number,
): { low: number; high: number } {
  const { median, low, high } = band;
  return { low: Math.max(0, median - factor * (median - low)), high: median + factor * (high - median) };
}
