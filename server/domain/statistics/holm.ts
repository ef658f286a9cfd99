/**
 * Holm's step-down correction ("A simple sequentially rejective multiple test procedure", 1979): with the p values in rising order, the k-th
 * (from 0) times (m − k), never smaller than the one before it, at most 1. Rejecting where the result is at most α makes a false rejection
 * anywhere in the family at most α likely, however the tests hang together. NaN = not tested: stays NaN and does not count in m.
 */
export function holmAdjusted(p: ArrayLike<number>): Float64Array {
  const adjusted = new Float64Array(p.length).fill(NaN);
  const order: number[] = [];
  for (let i = 0; i < p.length; i++) if (!Number.isNaN(p[i])) order.push(i);
  order.sort((a, b) => p[a] - p[b]);
  let highest = 0;
  order.forEach((place, rank) => {
    highest = Math.max(highest, Math.min(1, p[place] * (order.length - rank)));
    adjusted[place] = highest;
  });
  return adjusted;
}
