/** The prior of an empirical Bayes estimate, as if `weight` more had been counted at the rate `mean`. */
export interface BetaPrior {
  mean: number;
  /** α + β of the beta distribution; Infinity = the groups differ no more than chance makes them. */
  weight: number;
}

/**
 * The beta distribution that groups' true rates come from, by the method of moments (Kleinman, "Proportions with extraneous variance", 1973):
 * groups with hits h of n, counts that may be divided by a design effect. mean = Σh / Σn; with S = Σ n (h/n − mean)², the variance between groups is
 * τ² = (S − (k − 1)·mean(1 − mean)) / ((N − Σn²/N) − (k − 1)), and weight = mean(1 − mean) / τ² − 1. Groups without counts are left out;
 * undefined when fewer than two remain, or when all or none are hits: nothing to estimate it from.
 */
export function betaPriorOf(hits: ArrayLike<number>, n: ArrayLike<number>): BetaPrior | undefined {
  let [groups, all, squares, allHits] = [0, 0, 0, 0];
  for (let i = 0; i < n.length; i++) {
    if (!(n[i] > 0)) continue;
    groups++;
    all += n[i];
    squares += n[i] * n[i];
    allHits += hits[i];
  }
  const mean = allHits / all;
  const single = mean * (1 - mean);
  if (groups < 2 || !(single > 0)) return undefined;
  let sum = 0;
  for (let i = 0; i < n.length; i++) if (n[i] > 0) sum += n[i] * (hits[i] / n[i] - mean) ** 2;
  const room = all - squares / all - (groups - 1);
  if (!(room > 0)) return undefined;
  const between = (sum - (groups - 1) * single) / room;
  const weight = between > 0 ? single / between - 1 : Infinity;
  return { mean, weight: weight > 0 ? weight : 0 };
}

/**
 * Rates of groups drawn towards what the groups have in common, the more so the fewer were counted: (h + weight · mean) / (n + weight). For the
 * order and display of small groups only, never for a decision. Where the prior cannot be estimated the raw rates; NaN for groups without counts.
 * Source: measures.md 4; Kleinman 1973, Robbins 1956.
 */
export function shrunkRates(hits: ArrayLike<number>, n: ArrayLike<number>): Float64Array {
  const prior = betaPriorOf(hits, n);
  const rates = new Float64Array(n.length).fill(NaN);
  for (let i = 0; i < n.length; i++) {
    if (!(n[i] > 0)) continue;
    if (prior === undefined) rates[i] = hits[i] / n[i];
    else if (prior.weight === Infinity) rates[i] = prior.mean;
    else rates[i] = (hits[i] + prior.weight * prior.mean) / (n[i] + prior.weight);
  }
  return rates;
}
