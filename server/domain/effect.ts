/** Which teams the treated are compared with. */
export const EFFECT_CONTROLS = ['not_yet_treated', 'never_treated'] as const;
export type EffectControl = (typeof EFFECT_CONTROLS)[number];

/** A rollout week no week of the panel reaches. */
export const NEVER = 0x7fffffff;

/** One outcome per team and week, team-major (team × weeks + week); NaN = missing, which is not 0. */
export interface EffectPanel {
  teams: number;
  weeks: number;
  outcome: Float64Array;
  /** Place of the week of each team's rollout; under 0 = before the first week, `NEVER` (or any place not in the panel) = not within it. */
  rollout: Int32Array;
}

/** How group-time effects are told. */
export interface EffectOptions {
  control: EffectControl;
  /** The base is the mean of so many weeks before the rollout; 1 = the formula's `Y_{g−1}`. */
  baseWeeks: number;
  /** Weeks before and after the week of the rollout that are looked at; the rollout's own week is the first after. */
  before: number;
  after: number;
}

/** The cells that group-time effects are told for, with every team's difference from its base. */
export interface EffectCells {
  length: number;
  teams: number;
  /** Rollout week of the group, and the week looked at. */
  group: Int32Array;
  week: Int32Array;
  /** Cell × teams + team: `Y_t` less the team's own base before `group`; NaN = one of them is missing. */
  difference: Float64Array;
}

/** One entry per cell; NaN = no treated team, or none to compare it with, has the data. */
export interface GroupTimeEffects {
  effect: Float64Array;
  /** Teams of the group that have the data. */
  treated: Int32Array;
}

/**
 * The cells of a panel: every group with at least one week before its rollout, every week from `before` weeks before it to `after` weeks after it.
 * Depends on which rollout weeks there are, not on which team has which.
 *
 * @param values taken in place of the outcome; missing stays where the outcome is missing
 */
export function effectCellsOf(panel: EffectPanel, options: EffectOptions, values = panel.outcome): EffectCells {
  const { teams, weeks, outcome, rollout } = panel;
  const groups = [...new Set(rollout)].filter((group) => group > 0 && group < weeks).sort((a, b) => a - b);
  const places = groups.flatMap((of) => {
    const from = Math.max(0, of - options.before);
    const to = Math.min(weeks - 1, of + options.after);
    return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => ({ of, at: from + i }));
  });
  const difference = new Float64Array(places.length * teams);
  const base = new Float64Array(teams);
  let last = NaN;
  places.forEach(({ of, at }, cell) => {
    if (of !== last) for (let team = 0; team < teams; team++) base[team] = baseOf(team, of);
    last = of;
    for (let team = 0; team < teams; team++) {
      const place = team * weeks + at;
      difference[cell * teams + team] = Number.isNaN(outcome[place]) ? NaN : values[place] - base[team];
    }
  });
  return {
    length: places.length,
    teams,
    group: Int32Array.from(places, ({ of }) => of),
    week: Int32Array.from(places, ({ at }) => at),
    difference,
  };

  /** Mean of what is known of the base weeks. */
  function baseOf(team: number, of: number): number {
    let sum = 0;
    let known = 0;
    for (let week = Math.max(0, of - options.baseWeeks); week < of; week++) {
      const place = team * weeks + week;
      if (Number.isNaN(outcome[place])) continue;
      sum += values[place];
      known++;
    }
    return known > 0 ? sum / known : NaN;
  }
}

/**
 * Callaway and Sant'Anna's group-time effects without covariates: `ATT(g,t) = mean_{G=g}(Y_t − Y_{g−1}) − mean_C(Y_t − Y_{g−1})`, with the controls C
 * never treated, or not yet treated at the later of t and g − 1 (G > max(t, g−1)) and never treated. Teams treated before the first week are in
 * neither. Source: Callaway and Sant'Anna, "Difference-in-differences with multiple time periods" (2021), equations 2.8 and 2.9; measures.md 5.
 *
 * @param weeks of the panel: a rollout from there on counts as never
 */
export function groupTimeEffects(
  { length, teams, group, week, difference }: EffectCells,
  rollout: Int32Array,
  weeks: number,
  control: EffectControl,
): GroupTimeEffects {
  const effect = new Float64Array(length).fill(NaN);
  const treatedTeams = new Int32Array(length);
  for (let cell = 0; cell < length; cell++) {
    const of = group[cell];
    const after = week[cell] < of - 1 ? of - 1 : week[cell];
    const free = control === 'never_treated' ? weeks : after + 1;
    let treated = 0;
    let controls = 0;
    let treatedSum = 0;
    let controlSum = 0;
    for (let team = 0, place = cell * teams; team < teams; team++, place++) {
      const value = difference[place];
      if (value !== value) continue;
      const rolled = rollout[team];
      if (rolled === of) {
        treated++;
        treatedSum += value;
      } else if (rolled >= free) {
        controls++;
        controlSum += value;
      }
    }
    treatedTeams[cell] = treated;
    if (treated > 0 && controls > 0) effect[cell] = treatedSum / treated - controlSum / controls;
  }
  return { effect, treated: treatedTeams };
}
