import { NEVER, type EffectControl, type EffectOptions, type EffectPanel } from './effect';
import { permutedEffects, type PermutedEffect, type PermutedEffects } from './effect-permutation';
import { randomOf } from './statistics/random';

/** Why no effect is estimated. */
export const EFFECT_REFUSALS = ['no_data', 'too_few_weeks', 'too_few_teams', 'no_rollout', 'no_control'] as const;
export type EffectRefusal = (typeof EFFECT_REFUSALS)[number];

/** What to bear in mind with an estimate; the first two always. */
export const EFFECT_CAVEATS = [
  'spill_over',
  'self_selection',
  'few_teams',
  'pre_trend',
  'missing_weeks',
  'tier_at_least',
] as const;
export type EffectCaveat = (typeof EFFECT_CAVEATS)[number];

/** Fewer teams or weeks, and no effect can be estimated. Source: measures.md 5. */
export const FEWEST_TEAMS = 6;
export const FEWEST_WEEKS = 8;
/** Fewer teams, and the interval hardly refuses anything. */
const FEW_TEAMS = 12;
/** A pre-trend with a smaller p is said. */
const PRE_TREND = 0.1;
/** A larger share of missing team-weeks is said. */
const MISSING = 0.1;

/** Weeks of the event study. */
export const WEEKS_BEFORE = 8;
export const WEEKS_AFTER = 12;
/** One week is a noisy base: see docs/effect.md for what was measured. */
export const BASE_WEEKS = 4;
export const PERMUTATIONS = 999;
export const EFFECT_SEED = 1;

export interface EffectEstimates {
  refusal: EffectRefusal | undefined;
  /** Teams with any outcome; of them rolled out within the weeks, and before the first. */
  teams: number;
  treated: number;
  already: number;
  /** Team-weeks without an outcome, of `cells`. */
  missing: number;
  cells: number;
  /** Undefined when refused. */
  effects: PermutedEffects | undefined;
  /** Mean outcome in the base of the treated teams; NaN = none. */
  before: number;
  caveats: EffectCaveat[];
}

/**
 * What followed the rollouts of a panel, or why that cannot be told. Teams without any outcome are left out first.
 *
 * @param panel.rollout weeks under 1 have no week before them in the panel: such teams are in no comparison
 * @param tierAtLeast a tier that a rollout week rests on could be higher than is known
 */
export function effectEstimatesOf(
  panel: EffectPanel,
  {
    control,
    tierAtLeast = false,
    permutations = PERMUTATIONS,
  }: { control: EffectControl; tierAtLeast?: boolean; permutations?: number },
): EffectEstimates {
  const { weeks, outcome } = panel;
  const options: EffectOptions = { control, baseWeeks: BASE_WEEKS, before: WEEKS_BEFORE, after: WEEKS_AFTER };
  const kept = Array.from({ length: panel.teams }, (_, team) => team).filter((team) =>
    outcome.subarray(team * weeks, (team + 1) * weeks).some((value) => !Number.isNaN(value)),
  );
  const own: EffectPanel = {
    teams: kept.length,
    weeks,
    outcome: Float64Array.from(
      { length: kept.length * weeks },
      (_, place) => outcome[kept[Math.floor(place / weeks)] * weeks + (place % weeks)],
    ),
    // Never and after the last week are the same to the panel.
    rollout: Int32Array.from(kept, (team) => (panel.rollout[team] >= weeks ? NEVER : Math.max(0, panel.rollout[team]))),
  };
  const already = own.rollout.filter((week) => week === 0).length;
  const treated = own.rollout.filter((week) => week > 0 && week < weeks).length;
  const missing = own.outcome.filter((value) => Number.isNaN(value)).length;
  const told = { teams: own.teams, treated, already, missing, cells: own.outcome.length };
  const refused = (refusal: EffectRefusal): EffectEstimates => ({
    ...told,
    refusal,
    effects: undefined,
    before: NaN,
    caveats: [],
  });
  if (own.teams === 0) return refused('no_data');
  if (weeks < FEWEST_WEEKS) return refused('too_few_weeks');
  if (own.teams - already < FEWEST_TEAMS) return refused('too_few_teams');
  if (treated === 0) return refused('no_rollout');
  const effects = permutedEffects(own, options, { permutations, random: randomOf(EFFECT_SEED) });
  if (Number.isNaN(effects.overall.value)) return refused('no_control');
  const caveats: EffectCaveat[] = ['spill_over', 'self_selection'];
  if (own.teams - already < FEW_TEAMS) caveats.push('few_teams');
  if (effects.preTrend.p < PRE_TREND) caveats.push('pre_trend');
  if (missing > MISSING * own.outcome.length) caveats.push('missing_weeks');
  if (tierAtLeast) caveats.push('tier_at_least');
  return { ...told, refusal: undefined, effects, before: baseMeanOf(own), caveats };
}

/** Whether an estimate rests on enough to be shown as one: an interval, and so many team-weeks. Source: measures.md, opening rules. */
export function enoughOf({ low, high }: PermutedEffect, teamWeeks: number): boolean {
  return teamWeeks >= 10 && !Number.isNaN(low) && !Number.isNaN(high);
}

/** Mean over the treated teams of what is known of their base weeks. */
function baseMeanOf({ teams, weeks, outcome, rollout }: EffectPanel): number {
  let sum = 0;
  let known = 0;
  for (let team = 0; team < teams; team++) {
    const of = rollout[team];
    if (of <= 0 || of >= weeks) continue;
    const base = outcome
      .subarray(team * weeks + Math.max(0, of - BASE_WEEKS), team * weeks + of)
      .filter((value) => !Number.isNaN(value));
    if (base.length === 0) continue;
    sum += base.reduce((all, value) => all + value, 0) / base.length;
    known++;
  }
  return known > 0 ? sum / known : NaN;
}
