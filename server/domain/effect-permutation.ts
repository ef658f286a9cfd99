import { effectCellsOf, groupTimeEffects, type EffectCells, type EffectOptions, type EffectPanel } from './effect';
import { effectGroupsOf, effectSummaryOf, type EffectSummary } from './effect-study';
import type { Random } from './statistics/random';
import { shuffle } from './statistics/shuffle';

/** A number with its 95 % interval and p; NaN = cannot be told: too few ways to lay the rollout weeks over the teams. */
export interface PermutedEffect {
  value: number;
  low: number;
  high: number;
  p: number;
}

export interface PermutedEffects {
  summary: EffectSummary;
  groups: Int32Array;
  cells: EffectCells;
  overall: PermutedEffect;
  preTrend: PermutedEffect;
  study: PermutedEffect[];
  ofGroup: PermutedEffect[];
}

const SIGNIFICANCE = 0.05;

/**
 * Effects with intervals by permuting the rollout weeks over the teams: were the weeks drawn by lot and without effect, every order would be as likely as
 * the real one, however the outcomes of one team hang together over time. `p` = (1 + permutations whose number is at least as far from 0) / (1 + permutations).
 *
 * From the rollout on, the interval holds every constant effect δ that the same test does not refuse: with D = 1 from a team's rollout on, the
 * numbers are sums over outcomes, so that `T_π(Y − δD) = T_π(Y) − δ·T_π(D)`, and the bound of every permutation is a root of
 * `|T_π(Y) − δ·T_π(D)| = |T(Y) − δ|`; no search is needed. Before the rollout there is no effect to test: the interval is the number ± the 95th
 * percentile of what permutations make of the outcomes less the overall effect. Source: Fisher (1935); inverting it for a constant effect, Rosenbaum,
 * "Observational Studies" (2002), 2.6; ours for panels.
 */
export function permutedEffects(
  panel: EffectPanel,
  options: EffectOptions,
  { permutations, random }: { permutations: number; random: Random },
): PermutedEffects {
  const { teams, weeks, rollout } = panel;
  const cells = effectCellsOf(panel, options);
  const steps = Float64Array.from(panel.outcome, (_, place) =>
    place % weeks >= rollout[Math.floor(place / weeks)] ? 1 : 0,
  );
  const stepCells = effectCellsOf(panel, options, steps);
  const groups = effectGroupsOf(cells);
  const summaryOf = (of: EffectCells, who: Int32Array): EffectSummary =>
    effectSummaryOf(of, groupTimeEffects(of, who, weeks, options.control), groups, options);
  const summary = summaryOf(cells, rollout);
  const observed = numbersOf(summary);

  // Teams treated before the first week are in no comparison: they keep their place.
  const movable = Array.from({ length: teams }, (_, team) => team).filter((team) => rollout[team] > 0);
  const drawn = Int32Array.from(movable, (team) => rollout[team]);
  const who = rollout.slice();
  const outcomes: Float64Array[] = [];
  const effects: Float64Array[] = [];
  for (let turn = 0; turn < permutations; turn++) {
    shuffle(drawn, random);
    movable.forEach((team, i) => (who[team] = drawn[i]));
    outcomes.push(numbersOf(summaryOf(cells, who)));
    effects.push(numbersOf(summaryOf(stepCells, who)));
  }

  const estimate = (place: number): PermutedEffect => {
    const value = observed[place];
    if (Number.isNaN(value)) return { value, low: NaN, high: NaN, p: NaN };
    const of = outcomes.map((numbers) => numbers[place]);
    return { value, ...intervalOf(value, of, effects.map((numbers) => numbers[place])), p: shareBeyond(value, of) }; // prettier-ignore
  };
  const before = (place: number): PermutedEffect => {
    const value = observed[place];
    if (Number.isNaN(value)) return { value, low: NaN, high: NaN, p: NaN };
    const shift = Number.isNaN(observed[0]) ? 0 : observed[0];
    const rest = outcomes.map((numbers, turn) => distanceOf(numbers[place] - shift * effects[turn][place]));
    const half = limitOf(rest);
    return { value, low: value - half, high: value + half, p: shareBeyond(value, rest) };
  };
  const points = summary.study.length;
  return {
    summary,
    groups,
    cells,
    overall: estimate(0),
    preTrend: before(1),
    study: Array.from({ length: points }, (_, point) => (point < options.before ? before : estimate)(2 + point)),
    ofGroup: Array.from(groups, (_, place) => estimate(2 + points + place)),
  };
}

/** Overall, pre-trend, points of the study, groups: what is permuted. */
function numbersOf({ overall, preTrend, study, groups }: EffectSummary): Float64Array {
  const numbers = new Float64Array(2 + study.length + groups.length);
  numbers[0] = overall;
  numbers[1] = preTrend;
  numbers.set(study, 2);
  numbers.set(groups, 2 + study.length);
  return numbers;
}

/** Own, because every look-up of Math is slow in the sandbox that tests run in, and this runs for every number of every permutation. */
const distanceOf = (value: number): number => (value < 0 ? -value : value);

/** Of the largest number: rounding must not tell two orders apart that are the same. */
const SAME = 1e-9;
const toleranceOf = (numbers: readonly number[]): number =>
  SAME * numbers.reduce((most, number) => (distanceOf(number) > most ? distanceOf(number) : most), 0);

/** A permutation that tells nothing counts as one that goes beyond: it is no evidence. */
function shareBeyond(value: number, permuted: readonly number[]): number {
  const limit = Math.abs(value) - toleranceOf(permuted);
  const beyond = permuted.reduce((sum, number) => sum + (distanceOf(number) < limit ? 0 : 1), 0);
  return (1 + beyond) / (1 + permuted.length);
}

/** How many of the permutations must go beyond for the test to keep a value. */
const keeping = (permutations: number): number => Math.floor(SIGNIFICANCE * (permutations + 1));

/** Beyond all that is known. */
const UNKNOWN = Infinity;

/** The 95th percentile, conservative; NaN counts as beyond all. */
function limitOf(distances: readonly number[]): number {
  const sorted = distances.map((distance) => (distance !== distance ? UNKNOWN : distance)).sort((a, b) => b - a);
  const limit = sorted[keeping(sorted.length) - 1];
  return limit === Infinity ? NaN : limit;
}

/** Bounds within which a constant effect is not refused at 5 %; NaN where none refuses. */
function intervalOf(
  value: number,
  outcomes: readonly number[],
  steps: readonly number[],
): { low: number; high: number } {
  const lows = new Float64Array(outcomes.length);
  const highs = new Float64Array(outcomes.length);
  const tolerance = toleranceOf(outcomes);
  for (let turn = 0; turn < outcomes.length; turn++)
    [lows[turn], highs[turn]] = keptBy(value, outcomes[turn], steps[turn], tolerance);
  lows.sort();
  highs.sort();
  const place = keeping(outcomes.length) - 1;
  const known = (bound: number): number => (Number.isFinite(bound) ? bound : NaN);
  return { low: known(lows[place]), high: known(highs[highs.length - 1 - place]) };
}

const EVERYTHING: [number, number] = [-Infinity, Infinity];

/** All δ for which |outcome − δ·step| ≥ |value − δ|: an interval around `value`, for |step| ≤ 1. */
function keptBy(value: number, outcome: number, step: number, tolerance: number): [number, number] {
  // One that tells nothing keeps everything; so does the order of the real rollout.
  if (outcome !== outcome || step !== step) return EVERYTHING;
  const [less, more] = [1 - step < SAME, 1 + step < SAME];
  if ((less || more) && distanceOf(outcome - step * value) <= tolerance) return EVERYTHING;
  const one = less ? EVERYTHING[outcome > value ? 0 : 1] : (value - outcome) / (1 - step);
  const other = more ? EVERYTHING[outcome > -value ? 1 : 0] : (value + outcome) / (1 + step);
  return one < other ? [one, other] : [other, one];
}
