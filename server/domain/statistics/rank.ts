/**
 * Ranks 1…n of a column, smallest first; equal values share the mean of their places (mid-ranks, Kruskal & Wallis
 * 1952). NaN is left out: it gets NaN and moves no other rank. −0 and 0 are equal. `values` is not changed.
 */
export function midRanks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  let n = sorted.length;
  while (n > 0 && Number.isNaN(sorted[n - 1])) n--;
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    ranks[i] = Number.isNaN(value)
      ? NaN
      : (countBelow(sorted, n, value, false) + countBelow(sorted, n, value, true) + 1) / 2;
  }
  return ranks;
}

/** How many of the first n sorted values are below `value`, or at most `value` when `orEqual`. */
function countBelow(sorted: Float64Array, n: number, value: number, orEqual: boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}
