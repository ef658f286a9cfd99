/** The 97.5 % point of the standard normal distribution: two-sided 95 %. */
const Z95 = 1.959963984540054;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval for a share of `successes` in `n` (Wilson, "Probable inference, the law of succession, and
 * statistical inference", 1927), 95 % unless another normal point `z` is given.
 *
 * Observations that hang together (findings of one pull request) count for less: both counts are divided by the design
 * effect `deff` first (Kish 1965). Shares between 0 and 1. NaN for both ends when n is 0, when the counts are no share
 * (successes < 0 or > n) or when deff is not above 0.
 */
export function wilson(successes: number, n: number, deff = 1, z = Z95): Interval {
  if (!(n > 0 && successes >= 0 && successes <= n && deff > 0)) return { low: NaN, high: NaN };
  const effective = n / deff;
  const share = successes / n;
  const scale = 1 + (z * z) / effective;
  const centre = (share + (z * z) / (2 * effective)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / effective + (z * z) / (4 * effective * effective));
  // At 0 and n the ends are exactly 0 and 1; the difference of two roundings is not.
  return { low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half };
}
