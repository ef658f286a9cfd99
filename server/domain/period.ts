/** Consecutive periods: `edges` holds length + 1 epoch seconds in rising order; period p is [edges[p], edges[p + 1]). */
export interface Periods {
  length: number;
  edges: Float64Array;
}

/** The period a moment lies in: -1 before the first, `length` at or after the end. */
export function periodOf(periods: Periods, at: number): number {
  const { edges, length } = periods;
  if (!(at >= edges[0])) return -1;
  if (at >= edges[length]) return length;
  // Weeks differ by an hour at most, months by a tenth: the guess is off by one at the most in practice.
  let period = Math.min(length - 1, Math.floor(((at - edges[0]) / (edges[length] - edges[0])) * length));
  while (at < edges[period]) period--;
  while (at >= edges[period + 1]) period++;
  return period;
}
