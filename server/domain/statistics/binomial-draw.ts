import type { Random } from './random';

// Every look-up of Math is slow in the sandbox that tests run in.
const { exp, log, log1p } = Math;

/**
 * A random count of successes in `n` trials with probability `p`, exactly binomial. By inversion from the mode outwards (Kemp, "A modal method for
 * generating binomial variables", 1986): the expected number of steps grows with the standard deviation, not with n.
 */
export function binomialDraw(n: number, p: number, random: Random): number {
  if (!(n > 0 && p > 0)) return 0;
  if (p >= 1) return n;
  const odds = p / (1 - p);
  const mode = ((n + 1) * p) | 0;
  const factorial = logFactorials(n);
  const choices = factorial[n] - factorial[mode] - factorial[n - mode];
  const start = exp(choices + mode * log(p) + (n - mode) * log1p(-p));
  let left = random() - start;
  if (left < 0) return mode;
  let below = start;
  let above = start;
  let down = mode;
  let up = mode;
  // What roundings left over lies beyond all that can be drawn.
  while (below > 1e-20 || above > 1e-20) {
    if (up < n) {
      above *= ((n - up) / (up + 1)) * odds;
      up++;
      left -= above;
      if (left < 0) return up;
    } else above = 0;
    if (down > 0) {
      below *= down / ((n - down + 1) * odds);
      down--;
      left -= below;
      if (left < 0) return down;
    } else below = 0;
  }
  return mode;
}

let known = new Float64Array(1);

/** log k! for k = 0 … n at least; kept, because every draw asks for three of them. */
function logFactorials(n: number): Float64Array {
  if (n < known.length) return known;
  const longer = new Float64Array(2 * n + 1);
  longer.set(known);
  for (let k = known.length; k < longer.length; k++) longer[k] = longer[k - 1] + log(k);
  return (known = longer);
}
