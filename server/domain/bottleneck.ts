import type { StageWeeks } from './saturation';
import { datedShifts } from './shift';
import { randomOf } from './statistics/random';

/** What `Verdicts.rule` counts in. */
export const VERDICT_RULES = ['not_enough_data', 'saturated', 'none_saturated', 'unseen'] as const;

/** The verdict of every week, as columns. Stages are places in the flow order, 0 = write; −1 = none. */
export interface Verdicts {
  /** The stage that holds the flow back; −1 = not enough data. */
  constraint: Int8Array;
  /** The constraint after hysteresis; −1 until a label has held. */
  held: Int8Array;
  /** Place in VERDICT_RULES. */
  rule: Uint8Array;
  /** Backlog days over limit of the deciding stage: above 1 for a saturated constraint, at most 1 for write. */
  margin: Float64Array;
  /** 1 when a change of the backlog by a tenth would change the verdict. */
  close: Uint8Array;
  /** 1 when the deciding stage was judged by its target. */
  byTarget: Uint8Array;
  /** The stage nearest to its limit, or furthest over it, apart from the constraint. */
  runnerUp: Int8Array;
  runnerUpMargin: Float64Array;
}

/** A change of the held label. */
export interface Move {
  from: number;
  to: number;
  /** First week in which the new label held. */
  heldWeek: number;
  /** The change lies between these weeks, both included; null when it cannot be dated. */
  between: [number, number] | null;
  /** Permutation p of the date; NaN when it cannot be dated. */
  p: number;
  dated: boolean;
}

const WRITE = 0;
/** Pickup, review and merge. */
const WITHIN = [1, 2, 3];
const NONE = -1;
const CLOSE = 0.1;
const HOLD_WEEKS = 4;
const HOLD_NEEDED = 3;
/** One hour in days: an empty stage has no logarithm, and less than an hour of work is none. */
const BACKLOG_LEAST = 1 / 24;

/**
 * Which stage holds the flow back, week by week (measures, section 2). `stages` in flow order, the first being write.
 *
 * The constraint is the last stage that is saturated, of those with enough data; if none is, write: the pipeline waits
 * for work. A stage can be judged when it is known, has ten departures in the four weeks, and has backlog days and a
 * limit. If no stage after write can be judged there is no verdict: calm queues cannot be told from queues nobody sees.
 *
 * Nor is there one (*unseen*) where no stage is saturated but pickup, review and merge are unknown: work may wait there. A saturated deploy is the
 * constraint all the same, being the last.
 *
 * Write is the answer that remains and is never saturated itself, so its own backlog neither makes it the constraint
 * nor the runner-up. Its margin is that of the deciding stage: the largest of the others, which says how near the next
 * constraint is (and is the runner-up's too). *Close* when the backlog of a stage that decides stands within a tenth of
 * its limit: the constraint itself or any stage after it. A stage before the constraint cannot change the verdict.
 *
 * Hysteresis: a label holds from the week in which it has stood in 3 of 4 consecutive weeks, until another does; *not
 * enough data* is a label like the others here. The rule looks at no order of service and at no stage's neighbours.
 * Source: ours.
 */
export function verdictsOf(stages: readonly StageWeeks[]): Verdicts {
  const weeks = stages.length === 0 ? 0 : stages[0].backlogDays.length;
  const verdicts: Verdicts = {
    constraint: new Int8Array(weeks).fill(NONE),
    held: new Int8Array(weeks).fill(NONE),
    rule: new Uint8Array(weeks),
    margin: new Float64Array(weeks).fill(NaN),
    close: new Uint8Array(weeks),
    byTarget: new Uint8Array(weeks),
    runnerUp: new Int8Array(weeks).fill(NONE),
    runnerUpMargin: new Float64Array(weeks).fill(NaN),
  };
  for (let week = 0; week < weeks; week++) judge(stages, week, verdicts);
  hold(verdicts.constraint, verdicts.held);
  return verdicts;
}

function judge(stages: readonly StageWeeks[], week: number, verdicts: Verdicts): void {
  let constraint = NONE;
  let judged = 0;
  for (let stage = WRITE + 1; stage < stages.length; stage++) {
    if (!canBeJudged(stages[stage], week)) continue;
    judged++;
    if (stages[stage].saturated[week] === 1) constraint = stage;
  }
  const saturated = constraint !== NONE;
  if (!saturated && WITHIN.every((stage) => stages[stage]?.known === false)) {
    verdicts.rule[week] = VERDICT_RULES.indexOf('unseen');
    return;
  }
  if (judged === 0) return;
  if (!saturated) constraint = WRITE;

  let runnerUp = NONE;
  let runnerUpMargin = NaN;
  for (let stage = WRITE + 1; stage < stages.length; stage++) {
    if (!canBeJudged(stages[stage], week)) continue;
    const margin = stages[stage].backlogDays[week] / stages[stage].limit[week];
    if (stage >= constraint && Math.abs(margin - 1) < CLOSE) verdicts.close[week] = 1;
    if (stage !== constraint && !(margin <= runnerUpMargin)) {
      runnerUp = stage;
      runnerUpMargin = margin;
    }
  }
  const deciding = saturated ? constraint : runnerUp;
  verdicts.constraint[week] = constraint;
  verdicts.rule[week] = VERDICT_RULES.indexOf(saturated ? 'saturated' : 'none_saturated');
  verdicts.margin[week] = stages[deciding].backlogDays[week] / stages[deciding].limit[week];
  verdicts.byTarget[week] = stages[deciding].byTarget[week];
  verdicts.runnerUp[week] = runnerUp;
  verdicts.runnerUpMargin[week] = runnerUpMargin;
}

function canBeJudged(stage: StageWeeks, week: number): boolean {
  return stage.known && stage.enough[week] === 1 && stage.saturated[week] !== -1;
}

function hold(labels: Int8Array, held: Int8Array): void {
  let current = NONE;
  for (let week = 0; week < labels.length; week++) {
    for (let past = Math.max(0, week - HOLD_WEEKS + 1); past <= week; past++) {
      if (timesIn(labels, week, labels[past]) >= HOLD_NEEDED) current = labels[past];
    }
    held[week] = current;
  }
}

/** In how many of the four weeks up to `week` the label stood. */
function timesIn(labels: Int8Array, week: number, label: number): number {
  let times = 0;
  for (let past = Math.max(0, week - HOLD_WEEKS + 1); past <= week; past++) if (labels[past] === label) times++;
  return times;
}

/**
 * The moves of the held label, in order, each with its date (measures, section 2). Weeks without enough data are no
 * label to move from or to: from review over a gap to deploy is one move, from review over a gap to review is none.
 *
 * The date is the change of `log saturation(to) − log saturation(from)` upwards, found by `datedShifts` in the window
 * between the neighbouring moves: from the week in which the label before began to show to the one in which the label
 * after does. Log saturation is `log(B / baseline)`, B not under one hour. Weeks before a stage has a baseline use its
 * first one, so that the baseline's arrival is not dated as a move; a stage that never has one is compared with itself,
 * which ranks do not mind. Write has no saturation of its own that would matter: a move from write to s is the rise of
 * s, a move from s to write its fall. Where the window holds several upward changes, the one nearest to the week in
 * which the new label began to show is the move.
 *
 * Not dated (`between` null, p NaN): no upward change with p < .01, mostly because it is under 1.5 standard deviations
 * or the window has fewer than eight weeks. The move is told nevertheless. Every move draws its permutations from the
 * same `seed`, so that a date does not depend on how many moves were dated before it.
 */
export function movesOf(stages: readonly StageWeeks[], verdicts: Verdicts, options: { seed?: number } = {}): Move[] {
  const { constraint, held } = verdicts;
  const moves: Move[] = [];
  const shown: number[] = [];
  let from = NONE;
  for (let week = 0; week < held.length; week++) {
    const to = held[week];
    if (to === NONE || to === from) continue;
    if (from !== NONE) {
      moves.push({ from, to, heldWeek: week, between: null, p: NaN, dated: false });
      let first = Math.max(0, week - HOLD_WEEKS + 1);
      while (constraint[first] !== to) first++;
      shown.push(first);
    }
    from = to;
  }
  moves.forEach((move, i) => {
    const start = i === 0 ? 0 : shown[i - 1];
    const end = i === moves.length - 1 ? held.length : shown[i + 1];
    const series = new Float64Array(Math.max(0, end - start));
    if (move.to !== WRITE) add(series, stages[move.to], start, 1);
    if (move.from !== WRITE) add(series, stages[move.from], start, -1);
    const rises = datedShifts(series, { random: randomOf(options.seed ?? 1) }).filter(
      ({ direction }) => direction === 1,
    );
    if (rises.length === 0) return;
    const distance = (index: number): number => Math.abs(start + index - shown[i]);
    const nearest = rises.reduce((best, rise) => (distance(rise.index) < distance(best.index) ? rise : best));
    move.between = [start + nearest.from, start + nearest.to];
    move.p = nearest.p;
    move.dated = true;
  });
  return moves;
}

/** Adds the stage's weekly log saturation from `start` on to the series, times `sign`. */
function add(series: Float64Array, stage: StageWeeks, start: number, sign: 1 | -1): void {
  let baseline = 1;
  for (let week = stage.baseline.length - 1; week >= 0; week--) {
    if (Number.isFinite(stage.baseline[week])) baseline = stage.baseline[week];
    const i = week - start;
    if (i < 0 || i >= series.length) continue;
    series[i] += sign * Math.log(Math.max(stage.backlogDays[week], BACKLOG_LEAST) / baseline);
  }
}
