import type { ForecastHistory } from './forecast-history';
import { NO_LEVERS, type Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { networkOf } from './model-network';
import { NetworkSimulation } from './queue-network/simulate';
import type { SimulatedPath } from './queue-network/path';
import type { RolloutTier } from './rollout-plan';
import type { Capacity } from './rollout-planner';
import { rolloutWriting, type WaveTraining } from './rollout-writing';
import { MERGE, PICKUP, REVIEW } from './stage';
import { percentiles } from './statistics/percentile';

/** What a plan is simulated on. */
export interface CapacityQuestion {
  history: ForecastHistory;
  model: ForecastModel;
  /** Writing per tier, as a multiple. */
  times: Record<RolloutTier, number>;
  /** Place of the plan's first week among the future weeks; negative = it began before. */
  startWeek: number;
  /** Hours, and the share of the runs in which they hold. */
  target: { reviewWaitHours: number; share: number };
  replications: number;
  seed: number;
  /** What else is tried. */
  levers?: Partial<Pick<Levers, 'reviewers' | 'reviewersOf' | 'reviewEffort'>>;
  /** After every run; throws to stop. */
  progress?: () => void;
}

/** 10th, 50th and 90th percentile of the runs, per week; NaN = nothing to tell it from. */
export interface RolloutBand {
  median: number[];
  low: number[];
  high: number[];
}

/** Figures per future week, from the first on. */
export interface SimulatedRollout extends Capacity {
  reviewWaitP90: RolloutBand;
  wip: RolloutBand;
  merged: RolloutBand;
}

const HOLDS = 0.9;
/** Weeks that are judged together: a week alone has too few reviews for a 90th percentile. */
const BLOCK = 4;
const FEWEST = 10;

/**
 * Simulates waves over the weeks [from, to) of the plan. The target holds in a run when in every block of four weeks the 90th percentile of the hours
 * from ready to the first human review is at most the target; blocks with fewer than ten are passed over. Stops as soon as it can no longer hold in the
 * asked share of the runs. NaN with n = 0 where the weeks lie beyond what can be simulated.
 */
export function rolloutCapacity(
  question: CapacityQuestion,
  waves: readonly WaveTraining[],
  from: number,
  to: number,
): Capacity {
  const { startWeek, history, replications, target } = question;
  const first = Math.max(0, from + startWeek);
  const last = Math.min(history.future.length, to + startWeek);
  if (first >= last) return { holds: NaN, n: 0 };
  const simulation = simulationOf(question, waves, last);
  let held = 0;
  let n = 0;
  while (n < replications && n - held <= (1 - target.share) * replications + 1e-9) {
    if (holdsIn(simulation.run(n), first, last, target.reviewWaitHours)) held++;
    n++;
    question.progress?.();
  }
  return { holds: held / n, n };
}

/** The same with the figures of every future week up to `to` of the plan; all runs are made. */
export function simulatedRollout(
  question: CapacityQuestion,
  waves: readonly WaveTraining[],
  from: number,
  to: number,
): SimulatedRollout {
  const { startWeek, history, replications, target } = question;
  const first = Math.max(0, from + startWeek);
  const last = Math.max(1, Math.min(history.future.length, to + startWeek));
  const simulation = simulationOf(question, waves, last);
  const waits: number[][] = [];
  const wip: number[][] = [];
  const merged: number[][] = [];
  let held = 0;
  const weeks = Array.from({ length: last }, (_, week) => week);
  for (let run = 0; run < replications; run++) {
    const path = simulation.run(run);
    const at = (column: Float64Array, stage: number, week: number): number => column[stage * path.periods + week];
    waits.push(weeks.map((week) => p90Of(path, week, week + 1, 1)));
    wip.push(weeks.map((week) => at(path.wip, PICKUP, week) + at(path.wip, REVIEW, week)));
    merged.push(weeks.map((week) => at(path.departures, MERGE, week) - at(path.abandoned, MERGE, week)));
    if (first < last && holdsIn(path, first, last, target.reviewWaitHours)) held++;
    question.progress?.();
  }
  return {
    holds: first < last ? held / replications : NaN,
    n: first < last ? replications : 0,
    reviewWaitP90: bandOf(waits, last),
    wip: bandOf(wip, last),
    merged: bandOf(merged, last),
  };
}

function simulationOf(
  { history, model, times, startWeek, levers, seed }: CapacityQuestion,
  waves: readonly WaveTraining[],
  weeks: number,
): NetworkSimulation {
  const moved = waves.map((wave) => ({ ...wave, start: wave.start + startWeek }));
  const writingWeeks = rolloutWriting(moved, times, history.future.length);
  const network = networkOf(history, model, { ...NO_LEVERS, ...levers, writingWeeks });
  const edges = history.future.edges.slice(0, weeks + 1);
  return new NetworkSimulation({ ...network, end: edges[weeks] }, { length: weeks, edges }, { seed });
}

function holdsIn(path: SimulatedPath, from: number, to: number, limit: number): boolean {
  for (let block = from; block < to; block += BLOCK)
    if (p90Of(path, block, Math.min(to, block + BLOCK), FEWEST) > limit) return false;
  return true;
}

/** 90th percentile of the hours in pickup of what left it in the weeks [from, to); NaN under so many. */
function p90Of({ durations, offsets, periods }: SimulatedPath, from: number, to: number, fewest: number): number {
  const start = offsets[PICKUP * periods + from];
  const end = offsets[PICKUP * periods + to];
  if (end - start < fewest) return NaN;
  return percentiles(durations.slice(start, end), [HOLDS])[0];
}

function bandOf(runs: readonly number[][], weeks: number): RolloutBand {
  const band: RolloutBand = { median: [], low: [], high: [] };
  for (let week = 0; week < weeks; week++) {
    const known = Float64Array.from(runs.map((run) => run[week]).filter((value) => !Number.isNaN(value)));
    const [low, median, high] = known.length > 0 ? percentiles(known, [0.1, 0.5, 0.9]) : [NaN, NaN, NaN];
    band.low.push(low);
    band.median.push(median);
    band.high.push(high);
  }
  return band;
}
