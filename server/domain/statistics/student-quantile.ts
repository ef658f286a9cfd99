import { incompleteBeta } from './incomplete-beta';

/**
 * The point that Student's t with `df` > 0 degrees of freedom stays below with probability `p`, 0.5 ≤ p < 1; NaN outside. By halving on its
 * distribution function, 1 − I_{df/(df+t²)}(df/2, 1/2) / 2; to 1e-7. Beyond a million degrees of freedom, and for Infinity (the normal
 * distribution), those of a million: the same to 1e-5.
 */
export function studentQuantile(p: number, freedom: number): number {
  const df = freedom > 1e6 ? 1e6 : freedom;
  if (!(p >= 0.5 && p < 1 && df > 0)) return NaN;
  if (p === 0.5) return 0;
  const tail = 2 * (1 - p);
  const above = (t: number): number => incompleteBeta(df / (df + t * t), df / 2, 0.5);
  let low = 0;
  let high = 2;
  while (above(high) > tail) high *= 2;
  while (high - low > 1e-7 * high) {
    const middle = (low + high) / 2;
    if (above(middle) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
