import { ENOUGH } from '../../domain/flow';
import { confidenceSequence } from '../../domain/statistics/confidence-sequence';
import { finite } from '../../platform/finite';
import type { TuneOutcome } from './tune.types';

/** What a saved policy has come to. */
export interface PolicyState {
  state: 'kept' | 'broken' | 'not_enough_data' | 'ended';
  gate: 'pass' | 'fail' | 'inconclusive';
  low: number | null;
  high: number | null;
}

/**
 * Whether a policy keeps its target, by bounds that hold however often one looks, of effective counts (measures.md 7): kept = the lower bound reaches
 * the target, broken = the upper one does not, else there are not enough data to tell, as with n under 10.
 *
 * @param actual findings it kept since it started, of closed pull requests; `deff` as it was estimated
 */
export function policyState(
  { hits, n, deff }: Pick<TuneOutcome, 'hits' | 'n' | 'deff'>,
  target: number,
  ended: boolean,
): PolicyState {
  const { low, high } = confidenceSequence(hits / deff, n / deff);
  const gate = n < ENOUGH ? 'inconclusive' : low >= target ? 'pass' : high < target ? 'fail' : 'inconclusive';
  const state = ended ? 'ended' : gate === 'pass' ? 'kept' : gate === 'fail' ? 'broken' : 'not_enough_data';
  return { state, gate, low: n > 0 ? finite(low) : null, high: n > 0 ? finite(high) : null };
}
