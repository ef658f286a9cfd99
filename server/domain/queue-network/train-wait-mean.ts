import { logGamma } from '../statistics/log-gamma';

const ENOUGH = 1e-14;

/**
 * A train that leaves every T and takes at most `seats` of those who wait; Poisson arrivals, `arrivals` on average per T. Mean number left behind by a
 * departure, and mean wait in T. Infinity from arrivals = seats on: no steady state. NaN outside.
 *
 * Exact: who is left behind is a random walk kept above 0, L' = max(0, L + A − K), whose mean is Σ E[(S_n)⁺] / n over the sums S_n of n steps (Spitzer
 * 1956). Who waits on average: L over a whole interval, arrivals over half of it; divided by the arrivals (Little 1961).
 */
export function trainWaitMean(seats: number, arrivals: number): { leftBehind: number; wait: number } {
  if (!(arrivals > 0) || !(seats >= 1)) return { leftBehind: NaN, wait: NaN };
  if (arrivals >= seats) return { leftBehind: Infinity, wait: Infinity };
  let leftBehind = 0;
  for (let n = 1; ; n++) {
    const term = excess(n * arrivals, n * seats) / n;
    leftBehind += term;
    if (term < ENOUGH * leftBehind || term === 0) break;
  }
  return { leftBehind, wait: leftBehind / arrivals + 0.5 };
}

/** E[(X − most)⁺] of a Poisson number with this mean, below `most`. */
function excess(mean: number, most: number): number {
  let chance = Math.exp((most + 1) * Math.log(mean) - mean - logGamma(most + 2));
  let sum = 0;
  for (let above = 1; ; above++) {
    const term = above * chance;
    sum += term;
    if (term <= ENOUGH * sum) return sum;
    chance *= mean / (most + above + 1);
  }
}
