import type { ObservedStage } from './forecast-past';
import { percentiles } from './statistics/percentile';
import { randomOf } from './statistics/random';

/** A forecast of WIP per week of one stage. */
export interface WipForecast {
  median: Float64Array;
  low: Float64Array;
  high: Float64Array;
}

const LAST_WEEKS = 4;
const DRAWN_WEEKS = 12;
const RUNS = 200;

/** Tomorrow is as the last four weeks were on average. It has no band (NaN). */
export function lastFourWeeks(stage: ObservedStage, until: number, weeks: number): WipForecast {
  let sum = 0;
  let n = 0;
  for (let week = Math.max(0, until - LAST_WEEKS); week < until; week++) {
    if (!Number.isFinite(stage.wip[week])) continue;
    sum += stage.wip[week];
    n++;
  }
  const unknown = new Float64Array(weeks).fill(NaN);
  return { median: new Float64Array(weeks).fill(sum / n), low: unknown, high: unknown };
}

/**
 * Monte-Carlo throughput: every future week is one of the last twelve, drawn with replacement with its arrivals and departures together; WIP goes on from
 * that of now, never under 0. Median and 80 % band of 200 runs.
 */
export function drawnThroughput(stage: ObservedStage, until: number, weeks: number, seed: number): WipForecast {
  const first = Math.max(0, until - DRAWN_WEEKS);
  const drawn: number[] = [];
  for (let week = first; week < until; week++) {
    const net = stage.arrivals[week] - stage.departures[week];
    if (Number.isFinite(net)) drawn.push(net);
  }
  const forecast: WipForecast = {
    median: new Float64Array(weeks).fill(NaN),
    low: new Float64Array(weeks).fill(NaN),
    high: new Float64Array(weeks).fill(NaN),
  };
  if (drawn.length === 0) return forecast;
  const random = randomOf(seed);
  const wip = new Float64Array(RUNS).fill(stage.wip[until - 1]);
  for (let week = 0; week < weeks; week++) {
    for (let run = 0; run < RUNS; run++) wip[run] = Math.max(0, wip[run] + drawn[Math.floor(random() * drawn.length)]);
    const [low, median, high] = percentiles(wip.slice(), [0.1, 0.5, 0.9]);
    forecast.low[week] = low;
    forecast.median[week] = median;
    forecast.high[week] = high;
  }
  return forecast;
}
