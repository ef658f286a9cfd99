import type { EffectCells, EffectOptions, GroupTimeEffects } from './effect';

/** Group-time effects brought together; NaN = nothing to tell it from. */
export interface EffectSummary {
  /** Mean of the groups' effects, every treated team counting alike. */
  overall: number;
  /** Mean over the weeks before the base, of the study's points. */
  preTrend: number;
  /** Point k is for k − before weeks from the rollout. */
  study: Float64Array;
  /** Treated teams behind each point. */
  teams: Int32Array;
  /** Mean over the weeks from the rollout on, per group in order of rollout. */
  groups: Float64Array;
  /** Team-weeks from the rollout on behind each group. */
  teamWeeks: Int32Array;
}

/** The groups of the cells, in order of rollout. */
export function effectGroupsOf({ group }: EffectCells): Int32Array {
  return Int32Array.from(new Set(group));
}

/**
 * Brings group-time effects together. The study weighs the groups at one distance from the rollout by the treated teams that have data; a group's
 * effect is the plain mean over its weeks from the rollout on; the overall effect weighs groups by their teams, as Callaway and Sant'Anna recommend:
 * the effect that a treated team saw on average. Every number is a sum over outcomes with weights that depend on what is missing and who was
 * treated when, not on the outcomes. Source: Callaway and Sant'Anna (2021), equations 3.4, 3.7 and 3.8.
 *
 * @param groups of the cells, as `effectGroupsOf` gives them
 */
export function effectSummaryOf(
  cells: EffectCells,
  effects: GroupTimeEffects,
  groups: Int32Array,
  { before, after, baseWeeks }: EffectOptions,
): EffectSummary {
  const study = new Float64Array(before + after + 1);
  const teams = new Int32Array(study.length);
  const sums = new Float64Array(groups.length);
  const weeks = new Int32Array(groups.length);
  const sizes = new Int32Array(groups.length);
  const teamWeeks = new Int32Array(groups.length);
  for (let cell = 0, place = 0; cell < cells.length; cell++) {
    const effect = effects.effect[cell];
    while (groups[place] !== cells.group[cell]) place++;
    if (effect !== effect) continue;
    const treated = effects.treated[cell];
    const distance = cells.week[cell] - cells.group[cell];
    study[before + distance] += treated * effect;
    teams[before + distance] += treated;
    if (distance < 0) continue;
    sums[place] += effect;
    weeks[place]++;
    if (treated > sizes[place]) sizes[place] = treated;
    teamWeeks[place] += treated;
  }
  for (let point = 0; point < study.length; point++)
    study[point] = teams[point] > 0 ? study[point] / teams[point] : NaN;
  let overall = 0;
  let size = 0;
  for (let place = 0; place < groups.length; place++) {
    sums[place] = weeks[place] > 0 ? sums[place] / weeks[place] : NaN;
    if (weeks[place] === 0) continue;
    overall += sizes[place] * sums[place];
    size += sizes[place];
  }
  let early = 0;
  let points = 0;
  for (let point = 0; point < before - baseWeeks; point++) {
    if (teams[point] === 0) continue;
    early += study[point];
    points++;
  }
  return {
    overall: size > 0 ? overall / size : NaN,
    preTrend: points > 0 ? early / points : NaN,
    study,
    teams,
    groups: sums,
    teamWeeks,
  };
}
