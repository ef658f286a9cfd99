import type { Interval } from './wilson';

/** Both sides together leave out 5 % unless another is given. */
const SIDE = 0.025;

/**
 * Exact 95 % interval of the mean of a Poisson count (Garwood, "Fiducial limits for the Poisson distribution", 1936): the means under which a
 * count of `n` or more, or of `n` or less, would have a probability of 2.5 %. In counts: divide by the time counted for a rate. NaN unless n is
 * a whole number of at least 0; the lower end is 0 for n = 0.
 */
export function poissonInterval(n: number, side = SIDE): Interval {
  if (!Number.isInteger(n) || n < 0) return { low: NaN, high: NaN };
  const most = n + 10 * Math.sqrt(n) + 20;
  return {
    low: n === 0 ? 0 : rootOf((mean) => atLeast(n, mean) - side, 0, n),
    high: rootOf((mean) => side - (1 - atLeast(n + 1, mean)), n, most),
  };
}

/** Where a rising function crosses 0, by halving until two neighbouring numbers are left. */
function rootOf(rising: (x: number) => number, low: number, high: number): number {
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (rising(middle) < 0) low = middle;
    else high = middle;
  }
}

/** Probability of `n` or more events at a mean: the regularised lower incomplete gamma function P(n, mean), n ≥ 1. */
function atLeast(n: number, mean: number): number {
  if (mean <= 0) return 0;
  const scale = Math.exp(n * Math.log(mean) - mean - logFactorial(n - 1));
  if (mean < n + 1) {
    // P(n, x) = x^n e^−x / Γ(n) · Σ x^k / (n (n+1) … (n+k))
    let term = 1 / n;
    let sum = term;
    for (let k = 1; term > sum * 1e-17; k++) sum += term *= mean / (n + k);
    return scale * sum;
  }
  // 1 − P by Legendre's continued fraction, evaluated by Lentz's method.
  let b = mean + 1 - n;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 100_000; k++) {
    const a = k * (n - k);
    b += 2;
    d = 1 / (a * d + b);
    c = b + a / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return 1 - scale * fraction;
}

/** log n!: by adding up to 170, by Stirling's series beyond, whose next term is under 1e-17 there. */
function logFactorial(n: number): number {
  if (n > 170) {
    const x = n + 1;
    return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
  }
  let sum = 0;
  for (let i = 2; i <= n; i++) sum += Math.log(i);
  return sum;
}
