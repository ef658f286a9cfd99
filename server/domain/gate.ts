import type { GateRule } from './rollout-plan';

export const GATE_VERDICTS = ['pass', 'fail', 'inconclusive'] as const;
export type GateVerdict = (typeof GATE_VERDICTS)[number];

/** Why a gate says what it says. */
export const GATE_REASONS = ['held', 'broken', 'between', 'not_enough_data', 'no_source', 'cannot_forecast', 'being_forecast', 'not_read'] as const; // prettier-ignore
export type GateReason = (typeof GATE_REASONS)[number];

/** What a gate rests on; NaN = cannot be told. */
export interface GateEvidence {
  value: number;
  /** Bounds that hold at every weekly look of the plan at once, with 95 %. */
  low: number;
  high: number;
  n: number;
  /** What counts of n where observations hang together. */
  effectiveN: number;
}

export interface GateReading {
  verdict: GateVerdict;
  reason: GateReason;
}

/**
 * Pass where the bound on the bad side keeps the pass condition, fail where the bound on the good side breaks the fail condition; else inconclusive:
 * hold, for a person to decide. Fewer than `minimumN` (effective) observations never decide. Source: measures.md 7.
 */
export function gateReadingOf(rule: GateRule, { value, low, high, n, effectiveN }: GateEvidence): GateReading {
  const undecided = (reason: GateReason): GateReading => ({ verdict: 'inconclusive', reason });
  if (Number.isNaN(value)) return undecided(n === 0 ? 'not_enough_data' : 'no_source');
  if (effectiveN < rule.minimumN) return undecided('not_enough_data');
  const { pass, fail } = rule;
  if (pass.atLeast !== undefined && low >= pass.atLeast) return { verdict: 'pass', reason: 'held' };
  if (pass.atMost !== undefined && high <= pass.atMost) return { verdict: 'pass', reason: 'held' };
  if (fail.below !== undefined && high < fail.below) return { verdict: 'fail', reason: 'broken' };
  if (fail.above !== undefined && low > fail.above) return { verdict: 'fail', reason: 'broken' };
  return undecided('between');
}
