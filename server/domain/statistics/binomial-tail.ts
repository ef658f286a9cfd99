import { incompleteBeta } from './incomplete-beta';

/**
 * P(X ≥ successes) of a binomial count of `n` trials with probability `p`: the p of the one-sided exact test that the share is at most `p`
 * (Clopper & Pearson 1934). As I_p(successes, n − successes + 1), so that it also holds for counts divided by a design effect, which are no whole
 * numbers. 1 for no successes, NaN when the counts are no share.
 */
export function binomialTail(successes: number, n: number, p: number): number {
  if (!(n >= 0 && successes >= 0 && successes <= n && p >= 0 && p <= 1)) return NaN;
  return successes === 0 ? 1 : incompleteBeta(p, successes, n - successes + 1);
}
