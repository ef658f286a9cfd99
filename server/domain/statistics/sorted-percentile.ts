/**
 * One quantile of an ascending slice `sorted[from, to)`, type 7 (Hyndman & Fan 1996), in the unit of the values.
 * The slice must be ascending and hold no NaN. NaN for an empty slice or a probability outside 0…1.
 */
export function sortedPercentile(sorted: Float64Array, p: number, from = 0, to = sorted.length): number {
  const n = to - from;
  if (n <= 0 || !(p >= 0 && p <= 1)) return NaN;
  const h = (n - 1) * p;
  const below = Math.floor(h);
  const low = sorted[from + below];
  const high = below + 1 < n ? sorted[from + below + 1] : low;
  return h === below || low === high ? low : low + (h - below) * (high - low);
}
