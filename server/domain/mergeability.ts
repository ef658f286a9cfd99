import type { RunTable } from './adoption-table';
import { clusteredInterval } from './statistics/clustered-interval';
import { designEffectOf } from './statistics/design-effect';

/** By length of the run. Ours. */
export const RUN_LENGTHS = [
  'under_15_minutes', '15_to_60_minutes', '1_to_2_hours', '2_to_4_hours', '4_hours_or_more', 'no_end',
] as const; // prettier-ignore
export type RunLength = (typeof RUN_LENGTHS)[number];

const BOUNDS = [15 * 60, 3600, 2 * 3600, 4 * 3600];
const NO_END = RUN_LENGTHS.indexOf('no_end');

/** Into RUN_LENGTHS. @param length seconds; NaN = no end */
export function runLengthOf(length: number): number {
  if (length !== length) return NO_END;
  let bucket = 0;
  while (bucket < BOUNDS.length && length >= BOUNDS[bucket]) bucket++;
  return bucket;
}

/** What came of a run. Only merged and not_merged are decided. */
export const RUN_RESULTS = ['merged', 'not_merged', 'open', 'none', 'unknown'] as const;
export type RunResult = (typeof RUN_RESULTS)[number];

/**
 * What the source states of the run (merged, closed, given up), else what became of the pull request it names: a run that was given up counts as not
 * merged also where another run of the same pull request led to its merge. `none`: it names no pull request, and no merge or close is stated;
 * `unknown`: the one it names is not recorded.
 *
 * @param state of pull requests in the flow table: 0 open, 1 merged, 2 closed without a merge
 */
export function runResultOf({ outcome, named, item }: RunTable, row: number, state: Uint8Array): RunResult {
  const stated = outcome[row];
  if (stated === 1) return 'merged';
  if (stated === 2) return 'not_merged';
  if (named[row] === 0) return 'none';
  if (stated === 3) return 'not_merged';
  if (item[row] < 0) return 'unknown';
  return state[item[row]] === 1 ? 'merged' : state[item[row]] === 2 ? 'not_merged' : 'open';
}

/** Delegated runs of one group, and how many ended in a merged pull request. */
export interface Mergeability {
  runs: number;
  merged: number;
  /** Decided ones. */
  n: number;
  /** Pull requests of the decided ones; a run whose pull request is not recorded stands for one. */
  pullRequests: number;
  /** NaN without any decided. */
  rate: number;
  low: number;
  high: number;
  deff: number;
  deffAssumed: boolean;
  open: number;
  none: number;
  unknown: number;
}

/**
 * Share of runs that ended in a merged pull request, of those whose end is decided. Runs of one pull request hang together: the interval is Wilson's
 * on counts divided by the design effect between pull requests. Source: measures.md 4 and 5.
 */
export function mergeabilityOf(runs: RunTable, rows: Int32Array, state: Uint8Array): Mergeability {
  const counts: Record<RunResult, number> = { merged: 0, not_merged: 0, open: 0, none: 0, unknown: 0 };
  const clusters = new Map<number, { hits: number; n: number }>();
  for (const row of rows) {
    const result = runResultOf(runs, row, state);
    counts[result]++;
    if (result !== 'merged' && result !== 'not_merged') continue;
    // Runs of pull requests that are not recorded stand each for themselves, below 0.
    const key = runs.item[row] >= 0 ? runs.item[row] : -1 - row;
    const cluster = clusters.get(key) ?? { hits: 0, n: 0 };
    if (cluster.n === 0) clusters.set(key, cluster);
    cluster.n++;
    if (result === 'merged') cluster.hits++;
  }
  const { merged } = counts;
  const n = merged + counts.not_merged;
  const of = [...clusters.values()];
  const effect = designEffectOf({ hits: of.map(({ hits }) => hits), n: of.map((one) => one.n), length: of.length });
  const { low, high, deff } = clusteredInterval(merged, n, effect);
  return {
    runs: rows.length,
    merged,
    n,
    pullRequests: clusters.size,
    rate: merged / n,
    low,
    high,
    deff,
    deffAssumed: effect.assumed,
    open: counts.open,
    none: counts.none,
    unknown: counts.unknown,
  };
}
