import { ACCEPTED, clusterCountsOf, IN_RATE, inOrder } from './finding-clusters';
import type { FindingTable } from './finding-table';
import { keptFindings } from './kept-findings';
import { clusteredInterval } from './statistics/clustered-interval';
import { designEffectOf } from './statistics/design-effect';

/** Which findings of an agent to post. Rules only tighten: what was never posted has no outcome to judge by. */
export interface ThresholdRule {
  /** Keep ranks 1 … maxRank; 0 = every rank, also findings without one. */
  maxRank: number;
  /** 1 per wanted category word; left out = every category. Words beyond its end are not wanted. */
  categories?: Uint8Array;
  /** NaN = any, also findings without one. */
  minConfidence: number;
  /** 1 per wanted path word; left out = every path. */
  paths?: Uint8Array;
  /** Most findings per pull request: the most severe first (without a rank last), then the earliest. Infinity = no cap. */
  cap: number;
}

/** What a rule would have kept of past findings. Only findings in the rate count (accepted, rejected, ignored): the others judge nothing. */
export interface ThresholdCut {
  kept: number;
  hits: number;
  /** The same as `kept`: what the rate is of. */
  n: number;
  rate: number;
  low: number;
  high: number;
  /** By which `low` and `high` are Wilson's: the estimate, widened by how unsure it is. */
  deff: number;
  /** The design effect as it was estimated … */
  estimate: number;
  /** … and its degrees of freedom. */
  df: number;
  effectiveN: number;
  hidden: number;
  /** Missed hits: accepted findings the rule would have silenced. */
  hiddenHits: number;
  /** With at least one finding in the rate before the cut. */
  pullRequests: number;
  /** kept / pullRequests. */
  keptPerPullRequest: number;
}

/**
 * What `rule` would have kept of `rows`, the findings of one agent, by their strict outcome. Without the interval, for a first drawing while a
 * handle moves, `low`, `high`, `deff`, `estimate`, `df` and `effectiveN` are NaN. The order of `rows` does not matter. Source: measures.md 4.
 */
export function thresholdCutOf(
  table: FindingTable,
  rows: Int32Array,
  rule: ThresholdRule,
  withInterval = true,
  seed = 1,
): ThresholdCut {
  const { outcome, cluster } = table;
  const ordered = inOrder(rows);
  let [all, allHits, pullRequests, last] = [0, 0, 0, -1];
  for (let i = 0; i < ordered.length; i++) {
    const row = ordered[i];
    if (IN_RATE[outcome[row]] === 0) continue;
    all++;
    if (outcome[row] === ACCEPTED) allHits++;
    if (cluster[row] !== last) {
      last = cluster[row];
      pullRequests++;
    }
  }
  const kept = keptFindings(table, ordered, rule);
  let hits = 0;
  for (let i = 0; i < kept.length; i++) if (outcome[kept[i]] === ACCEPTED) hits++;
  const n = kept.length;
  const effect = withInterval
    ? designEffectOf(clusterCountsOf(table, kept, outcome), seed)
    : { deff: NaN, df: NaN, assumed: false };
  const interval = clusteredInterval(hits, n, effect);
  return {
    kept: n,
    hits,
    n,
    rate: n > 0 ? hits / n : NaN,
    ...interval,
    estimate: effect.deff,
    df: effect.df,
    effectiveN: n / interval.deff,
    hidden: all - n,
    hiddenHits: allHits - hits,
    pullRequests,
    keptPerPullRequest: pullRequests > 0 ? n / pullRequests : NaN,
  };
}
