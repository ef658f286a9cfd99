import { ENOUGH } from '../../domain/flow';
import type { ThresholdCut } from '../../domain/threshold';
import { finite } from '../../platform/finite';
import type { TuneOutcome } from './tune.types';

/** A cut as it is told. */
export function tuneOutcome(cut: ThresholdCut): TuneOutcome {
  const { kept, hits, n, rate, low, high, deff, effectiveN, hidden, hiddenHits, keptPerPullRequest, pullRequests } =
    cut;
  return {
    kept,
    hits,
    n,
    rate: finite(rate),
    low: finite(low),
    high: finite(high),
    deff,
    effectiveN,
    enough: n >= ENOUGH,
    hidden,
    hiddenHits,
    keptPerPullRequest: finite(keptPerPullRequest) ?? 0,
    pullRequests,
  };
}
