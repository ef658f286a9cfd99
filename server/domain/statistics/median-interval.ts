import { percentiles } from './percentile';

/** 95 % two-sided, standard normal. */
const Z = 1.959963984540054;

/**
 * 95 % interval of a median by order statistics: the values at ranks (n ± z·√n) / 2, rounded outwards (Conover, "Practical Nonparametric
 * Statistics", 1999, 3.2). Holds whatever the shape of the distribution, for independent values; NaN where the ranks fall outside, which is
 * under eight values. Reorders `values`.
 */
export function medianInterval(values: Float64Array): { low: number; high: number } {
  const n = values.length;
  const low = Math.floor((n - Z * Math.sqrt(n)) / 2);
  const high = Math.ceil((n + Z * Math.sqrt(n)) / 2) + 1;
  if (low < 1 || high > n) return { low: NaN, high: NaN };
  const [a, b] = percentiles(values, [(low - 1) / (n - 1), (high - 1) / (n - 1)]);
  return { low: a, high: b };
}
