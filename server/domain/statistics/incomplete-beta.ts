import { logGamma } from './log-gamma';

/**
 * The regularised incomplete beta function I_x(a, b), a and b > 0, x between 0 and 1: the share of a beta distribution below x. By its continued
 * fraction, evaluated by Lentz's method (Abramowitz & Stegun 26.5.8), on the side where that converges fast. NaN outside.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0)) return NaN;
  if (x === 0 || x === 1) return x;
  const front = exp(a * log(x) + b * log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b));
  return x < (a + 1) / (a + b + 2) ? (front * fractionOf(x, a, b)) / a : 1 - (front * fractionOf(1 - x, b, a)) / b;
}

// Every look-up of Math is slow in the sandbox that tests run in.
const { exp, log, log1p } = Math;
const TINY = 1e-300;

function fractionOf(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let fraction = d;
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    const step = d * c;
    fraction *= step;
    if (step - 1 < 1e-15 && 1 - step < 1e-15) break;
  }
  return fraction;
}
