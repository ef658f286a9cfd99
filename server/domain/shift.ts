import type { Random } from './statistics/random';
import { midRanks } from './statistics/rank';
import { shuffle } from './statistics/shuffle';

export interface ShiftOptions {
  /** Drives the permutations; seed it, so that the same series gives the same dates. */
  random: Random;
  /** Fewest elements on either side of a change. Default 4. */
  minimumSegment?: number;
  /** Permutations per test. Default 999: the smallest p is then .001. */
  permutations?: number;
  /** A change counts when its p is under this. Default .01. */
  significance?: number;
}

export interface Shift {
  /** The first element after the change, counted from 0: as many elements lie before it. */
  index: number;
  /** The change may begin at any element `from…to`, both included, in the same counting as `index`. */
  from: number;
  to: number;
  /** Permutation p of the change within the segment in which it was found. */
  p: number;
  /** 1 when the level after the change is higher, −1 when it is lower. */
  direction: 1 | -1;
}

/** Candidates whose p is up to this many times the best p belong to the interval. */
const CANDIDATE_FACTOR = 10;
const EULER_MASCHERONI = 0.5772156649015329;

/**
 * The changes of level of a series, each with its date and an interval for it, in the order of the series.
 *
 * Recursive rank-based sup-t (measures, section 2): on the mid-ranks of the segment
 * `T_k = |mean_L − mean_R| / (s_pooled · sqrt(1/k + 1/(n−k)))` for every k that leaves the minimum segment on both
 * sides; the largest T is the change, `p = (1 + #{permutations with a largest T at least as large}) / (B + 1)`; when p
 * is under the significance both sides are searched the same way. Non-finite elements are left out and the dates are
 * mapped back, so a change that falls into a gap is dated at the first element after the gap.
 *
 * The statistic is computed as `z_k = sqrt((n−1)·SS_between / SS_total)`. For a given n it grows with T
 * (`z² = (n−1)·T²/(n−2+T²)`), so it finds the same k and the same p, and SS_total is the same for all permutations.
 *
 * The interval holds every k whose p is within a factor 10 of the best. B permutations cannot tell p apart under
 * 1/(B+1): for a clear change every k would stand at that floor and the interval would be the wider, the clearer the
 * change (Nile: 9…51). So the p of the candidates comes from a Gumbel distribution with the mean and variance of the B
 * permuted maxima: the limit law of a maximum, used as a tail the way Knijnenburg et al., "Fewer permutations, more
 * accurate p-values" (2009), use a Pareto tail. In simulation (26 and 52 weeks, changes of 1.5 to 3 standard
 * deviations, autocorrelation 0 and .3) it held the true week in 95 to 100 % of the dated changes; p of Student's t for
 * T_k in its place 77 to 99 %.
 *
 * One step is fitted at a time, so a spell in the middle of the series that goes back to where it came from can hide
 * both of its ends; ask about windows that should hold one change. Changes under about 1.5 standard deviations cannot
 * be dated on half a year of weeks: they are mostly missed. Source: ours; permutation sup-t after Andrews (1993) and
 * Pettitt, "A non-parametric approach to the change-point problem" (1979).
 */
export function datedShifts(series: Float64Array, options: ShiftOptions): Shift[] {
  const { random, minimumSegment = 4, permutations = 999, significance = 0.01 } = options;
  const values = new Float64Array(series.length);
  const places = new Int32Array(series.length);
  let n = 0;
  for (let i = 0; i < series.length; i++) {
    if (!Number.isFinite(series[i])) continue;
    values[n] = series[i];
    places[n++] = i;
  }
  const maxima = new Float64Array(permutations);
  const shifts: Shift[] = [];
  const search = (start: number, end: number): void => {
    const found = largest(values.subarray(start, end), minimumSegment, maxima, random);
    if (!found || !(found.p < significance)) return;
    const split = start + found.split;
    search(start, split);
    shifts.push({
      index: places[split],
      from: places[start + found.from],
      to: places[start + found.to],
      p: found.p,
      direction: found.direction,
    });
    search(split, end);
  };
  search(0, n);
  return shifts;
}

interface Split {
  split: number;
  from: number;
  to: number;
  p: number;
  direction: 1 | -1;
}

function largest(segment: Float64Array, minimum: number, maxima: Float64Array, random: Random): Split | null {
  const n = segment.length;
  if (n < 2 * minimum) return null;
  const ranks = midRanks(segment);
  const mean = (n + 1) / 2;
  let total = 0;
  for (let i = 0; i < n; i++) total += (ranks[i] - mean) ** 2;
  if (total === 0) return null;
  const scale = ((n - 1) * n) / total;

  const strengths = new Float64Array(n);
  let split = minimum;
  let above = 0;
  for (let k = 1; k <= n - minimum; k++) {
    above += ranks[k - 1] - mean;
    if (k < minimum) continue;
    strengths[k] = Math.sqrt((scale * above * above) / (k * (n - k)));
    if (strengths[k] > strengths[split]) split = k;
  }
  const best = strengths[split];
  let before = 0;
  for (let i = 0; i < split; i++) before += ranks[i] - mean;

  let reached = 0;
  let sum = 0;
  let squares = 0;
  const B = maxima.length;
  for (let b = 0; b < B; b++) {
    shuffle(ranks, random);
    maxima[b] = maximum(ranks, mean, scale, minimum);
    if (maxima[b] >= best) reached++;
    sum += maxima[b];
  }
  const centre = sum / B;
  for (let b = 0; b < B; b++) squares += (maxima[b] - centre) ** 2;
  const spread = (Math.sqrt(squares / (B - 1)) * Math.sqrt(6)) / Math.PI;
  const mode = centre - EULER_MASCHERONI * spread;

  const least = tail((best - mode) / spread) * CANDIDATE_FACTOR;
  let from = split;
  let to = split;
  for (let k = minimum; k <= n - minimum; k++) {
    if (!(tail((strengths[k] - mode) / spread) <= least)) continue;
    if (k < from) from = k;
    if (k > to) to = k;
  }
  return { split, from, to, p: (1 + reached) / (B + 1), direction: before < 0 ? 1 : -1 };
}

/** The largest z of one order of the ranks; roots are taken once, of the largest. */
function maximum(ranks: Float64Array, mean: number, scale: number, minimum: number): number {
  const n = ranks.length;
  let most = 0;
  let above = 0;
  for (let k = 1; k <= n - minimum; k++) {
    above += ranks[k - 1] - mean;
    if (k < minimum) continue;
    const squared = (scale * above * above) / (k * (n - k));
    if (squared > most) most = squared;
  }
  return Math.sqrt(most);
}

/** Share of a standard Gumbel distribution above y. */
function tail(y: number): number {
  return -Math.expm1(-Math.exp(-y));
}
