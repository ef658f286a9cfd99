/** Lanczos' coefficients for g = 7, nine terms (Godfrey 2001): relative error under 1e-14 for x > 0. */
const TERMS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
]; // prettier-ignore
// Every look-up of Math is slow in the sandbox that tests run in.
const { log, sin, PI } = Math;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** log Γ(x) for x > 0, by Lanczos' approximation (1964); NaN for anything else. */
export function logGamma(x: number): number {
  if (!(x > 0)) return NaN;
  if (x < 0.5) return log(PI / sin(PI * x)) - logGamma(1 - x);
  let sum = TERMS[0];
  for (let i = 1; i < TERMS.length; i++) sum += TERMS[i] / (x - 1 + i);
  const t = x + 6.5;
  return HALF_LOG_TWO_PI + (x - 0.5) * log(t) - t + log(sum);
}
