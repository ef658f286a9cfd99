import { FINDING_OUTCOMES, type FindingOutcome } from './finding';
import { ACCEPTED, clusterCountsOf, IGNORED, REJECTED } from './finding-clusters';
import type { FindingTable } from './finding-table';
import { clusteredInterval } from './statistics/clustered-interval';
import { designEffectOf } from './statistics/design-effect';

/** What became of some findings. `rate`, `low` and `high` are NaN without findings in the rate. */
export interface HitRateCounts extends Record<FindingOutcome, number> {
  /** Ignored without any human reaction. */
  silent: number;
  /** accepted + rejected + ignored: what the rate is of. */
  n: number;
  rate: number;
  low: number;
  high: number;
  /** By which `low` and `high` are Wilson's: the estimate, widened by how unsure it is. */
  deff: number;
  /** Whether the default design effect took part: fewer than 30 pull requests, or all of them alike. */
  deffAssumed: boolean;
  /** n / deff. */
  effectiveN: number;
  /** With at least one finding in the rate. */
  pullRequests: number;
}

/**
 * Hit rate = accepted / (accepted + rejected + ignored) of the findings in `rows`, with a 95 % interval for findings that hang together by pull
 * request. `outcome` is a column of codes: `table.outcome` (strict), `table.lenient` or `table.vendor`, where 255 = the vendor tells nothing counts
 * nowhere. Late, pending, duplicate, unparsed and unthreaded ones are counted and are in neither side of the rate. The order of `rows` does not
 * matter; the same rows and seed give the same answer. Source: measures.md 4.
 */
export function hitRateOf(table: FindingTable, rows: Int32Array, outcome: Uint8Array, seed = 1): HitRateCounts {
  const { reacted } = table;
  const counts = new Int32Array(256);
  let silent = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    counts[outcome[row]]++;
    if (outcome[row] === IGNORED && reacted[row] === 0) silent++;
  }
  const hits = counts[ACCEPTED];
  const n = hits + counts[REJECTED] + counts[IGNORED];
  const effect = designEffectOf(clusterCountsOf(table, rows, outcome), seed);
  const interval = clusteredInterval(hits, n, effect);
  const byOutcome = Object.fromEntries(FINDING_OUTCOMES.map((word, code) => [word, counts[code]]));
  return {
    ...(byOutcome as Record<FindingOutcome, number>),
    silent,
    n,
    rate: n > 0 ? hits / n : NaN,
    ...interval,
    deffAssumed: effect.assumed,
    effectiveN: n / interval.deff,
    pullRequests: effect.clusters,
  };
}
