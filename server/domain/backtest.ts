import { BACKTEST_ARRIVALS, type Backtest, type BacktestOrigin, type BacktestScore } from './backtest-answer';
import { drawnThroughput, lastFourWeeks, type WipForecast } from './backtest-baselines';
import { originRun, type OriginForecast } from './backtest-origin';
import { addCell, addScore, noScore, scoreOf, type ScoreSums } from './backtest-score';
import { summaryOf, type StageSums } from './backtest-summary';
import { bandWidening, halfWidthsOff, widened } from './band-widening';
import { changeWeeks } from './change-weeks';
import { cycleTimes } from './cycle-times';
import type { ForecastHistory } from './forecast-history';
import { forecastPast, type ObservedStage } from './forecast-past';
import { goOn, type ForecastProgress } from './forecast-progress';
import { LEAST_WEEKS } from './stable-weeks';
import { OPERATE, STAGES, WRITE } from './stage';
import { earthMoverDistance } from './statistics/earth-mover-distance';
import { percentiles } from './statistics/percentile';

export interface BacktestOptions {
  seed: number;
  /** Weeks ahead, ascending; 8 and 13 are usual. */
  horizons?: readonly number[];
  /** First origin, in whole weeks of the history; usually 26, in a shorter history the last one that can be compared. */
  from?: number;
  /** Weeks between origins; 4 are usual. */
  every?: number;
  /** Models drawn anew, and replications of each. */
  refits?: number;
  perRefit?: number;
  progress?: ForecastProgress;
}

const HORIZONS = [8, 13];
const FROM = 26;
const EVERY = 4;
const REFITS = 20;
const PER_REFIT = 5;
/** Merged pull requests, at the least, to compare cycle times. */
const MERGED_NEEDED = 10;
const ORIGINS_NEEDED = 3;
const WEEK = 7 * 86400;

/**
 * Forecasts from earlier weeks beside what came (measures, section 6): at every origin k the model is calibrated on what was known after k weeks, and forecasts
 * the weeks after it, once told what was begun in them and once not. What is compared: WIP at the end of every week per stage, by the 80 % band
 * of pooled refits, and cycle time. Bands are widened by what origins that were over by then ask for; `raw` is without that.
 *
 * Write is left out of the last weeks of the history, whose beginnings are not all known. Throws ForecastCancelled. Deterministic by seed.
 */
export function backtestOf(history: ForecastHistory, options: BacktestOptions): Backtest {
  const { seed, progress, horizons = HORIZONS, every = EVERY } = options;
  const { past } = history;
  const from = options.from ?? Math.min(FROM, Math.max(LEAST_WEEKS, past.length - horizons[0]));
  const origins: number[] = [];
  for (let week = from; week + horizons[0] <= past.length; week += every) origins.push(week);
  const nothing: Backtest = {
    origins: [],
    summary: [],
    beatsLastFourWeeks: null,
    beatsThroughput: null,
    refusal: null,
  };
  if (origins.length === 0) return { ...nothing, refusal: 'few_weeks_after' };

  const observed = forecastPast(history);
  const changes = changeWeeks(observed, past);
  const writeUntil = past.length - weeksUntilOpened(history);
  const told: BacktestOrigin[] = [];
  const sums: StageSums[] = [];
  /** Half-widths off by cell, of earlier origins: with the week by whose end it was known. */
  const off = new Map<string, { known: number; off: number }[]>();
  origins.forEach((week, place) => {
    goOn(progress, 'backtesting', place, origins.length);
    const longest = Math.max(...horizons.filter((weeks) => week + weeks <= past.length));
    const run = originRun(history, week, longest, {
      seed,
      refits: options.refits ?? REFITS,
      perRefit: options.perRefit ?? PER_REFIT,
      horizons,
      goOn: () => goOn(progress, 'backtesting', place, origins.length),
    });
    for (const arrivals of BACKTEST_ARRIVALS) {
      const came = 'refusal' in run ? undefined : run.forecast(arrivals);
      for (const weeks of horizons) {
        if (week + weeks > past.length) continue;
        const moved = changes.some((change) => change > week - LEAST_WEEKS && change < week + weeks);
        const head = { week, weeks, arrivals, moved };
        if ('refusal' in run || !came) {
          told.push({ ...head, refusal: 'refusal' in run ? run.refusal : null, widened: 1, merged: 0, ...unscored() });
          continue;
        }
        const key = `${arrivals} ${weeks}`;
        const factor = bandWidening((off.get(key) ?? []).filter(({ known }) => known <= week).map((one) => one.off));
        const scored = scoredOrigin(observed, run.known, came, { week, weeks, writeUntil, factor, seed });
        off.set(key, [...(off.get(key) ?? []), ...scored.off.map((of) => ({ known: week + weeks, off: of }))]);
        const merged = addDistances(history, run.cut, came, scored, { week, weeks });
        sums.push({ ...head, byStage: scored.byStage, whole: scored.whole });
        told.push({ ...head, refusal: null, widened: factor, merged, ...scoresOf(scored.whole) });
      }
    }
  });
  const judged = told.filter(({ refusal }) => refusal === null);
  if (judged.length === 0) return { ...nothing, origins: told, refusal: told[0].refusal };
  const summary = summaryOf(sums, horizons);
  return { origins: told, summary, ...beaten(sums, ORIGINS_NEEDED), refusal: null };
}

/** Per way of forecasting. */
export type Scores<T> = { forecast: T; raw: T; lastFourWeeks: T; throughput: T };

const empty = (): Scores<ScoreSums> => ({
  forecast: noScore(),
  raw: noScore(),
  lastFourWeeks: noScore(),
  throughput: noScore(),
});

const scoresOf = (sums: Scores<ScoreSums>): Scores<BacktestScore> => ({
  forecast: scoreOf(sums.forecast),
  raw: scoreOf(sums.raw),
  lastFourWeeks: scoreOf(sums.lastFourWeeks),
  throughput: scoreOf(sums.throughput),
});

const unscored = (): Scores<BacktestScore> => scoresOf(empty());

interface ScoredOrigin {
  whole: Scores<ScoreSums>;
  byStage: Scores<ScoreSums>[];
  off: number[];
}

function scoredOrigin(
  observed: readonly ObservedStage[],
  known: readonly boolean[],
  came: OriginForecast,
  at: { week: number; weeks: number; writeUntil: number; factor: number; seed: number },
): ScoredOrigin {
  const { week, weeks, factor } = at;
  const scored: ScoredOrigin = { whole: empty(), byStage: STAGES.map(empty), off: [] };
  STAGES.forEach((_, stage) => {
    if (!known[stage]) return;
    const bands = came.bands[stage];
    const drawn = drawnThroughput(observed[stage], week, weeks, at.seed);
    const mean = lastFourWeeks(observed[stage], week, weeks);
    const sums = scored.byStage[stage];
    for (let ahead = 0; ahead < weeks; ahead++) {
      if (stage === WRITE && week + ahead >= at.writeUntil) continue;
      const actual = observed[stage].wip[week + ahead];
      const [median, low, high] = cellOf(bands, ahead);
      const wide = widened({ median, low, high }, factor);
      addCell(sums.raw, actual, median, low, high);
      addCell(sums.forecast, actual, median, wide.low, wide.high);
      addCell(sums.lastFourWeeks, actual, ...cellOf(mean, ahead));
      addCell(sums.throughput, actual, ...cellOf(drawn, ahead));
      if (Number.isFinite(actual) && stage !== OPERATE) scored.off.push(halfWidthsOff(actual, median, low, high));
    }
    // Incidents are no pull requests, and there are mostly none.
    if (stage !== OPERATE) for (const way of WAYS) addScore(scored.whole[way], sums[way]);
  });
  return scored;
}

export const WAYS = ['forecast', 'raw', 'lastFourWeeks', 'throughput'] as const;

const cellOf = ({ median, low, high }: WipForecast, week: number): [number, number, number] => [
  median[week],
  low[week],
  high[week],
];

/**
 * Distances of the cycle times of what became ready and was merged within the horizon. The baselines say that it will be as in the last four, and twelve, weeks;
 * of those only what took no longer than the horizon, because no longer time can be seen in it.
 */
function addDistances(
  { table, past, selected }: ForecastHistory,
  cut: ForecastHistory,
  came: OriginForecast,
  { whole }: ScoredOrigin,
  { week, weeks }: { week: number; weeks: number },
): number {
  const now = past.edges[week];
  const to = past.edges[week + weeks];
  const actual = cycleTimes(table, { from: now, to, selected });
  if (actual.length < MERGED_NEEDED) return actual.length;
  const mean = actual.reduce((sum, hours) => sum + hours, 0) / actual.length;
  const most = (to - now) / 3600;
  const add = (sums: ScoreSums, forecast: Float64Array): void => {
    if (forecast.length < MERGED_NEEDED || !(mean > 0)) return;
    sums.distance += earthMoverDistance(actual, forecast) / mean;
    sums.distances++;
  };
  const lately = (back: number): Float64Array =>
    cycleTimes(cut.table, {
      from: now - weeks * WEEK - back * WEEK,
      to: now,
      mergedFrom: now - back * WEEK,
      selected: cut.selected,
    }).filter((hours) => hours <= most);
  const simulated = came.cycles.get(weeks) ?? new Float64Array(0);
  add(whole.forecast, simulated);
  add(whole.raw, simulated);
  add(whole.lastFourWeeks, lately(4));
  add(whole.throughput, lately(12));
  return actual.length;
}

/** Weeks at the end of the history in which not 95 % of what was begun has been opened. */
function weeksUntilOpened({ table }: ForecastHistory): number {
  const waits = table.enter[WRITE].map((enter, item) => table.created[item] - enter);
  const [late] = percentiles(waits, [0.95]);
  return late > 0 ? Math.ceil(late / WEEK) : 0;
}

/** Whether the forecast had the smaller error and the smaller distance, over all origins that had to forecast arrivals. */
function beaten(
  all: readonly StageSums[],
  needed: number,
): { beatsLastFourWeeks: boolean | null; beatsThroughput: boolean | null } {
  const total = empty();
  const forecast = all.filter(({ arrivals }) => arrivals === 'forecast');
  for (const { whole } of forecast) for (const way of WAYS) addScore(total[way], whole[way]);
  if (new Set(forecast.map(({ week }) => week)).size < needed)
    return { beatsLastFourWeeks: null, beatsThroughput: null };
  const score = scoresOf(total);
  const beats = (other: BacktestScore): boolean | null =>
    Number.isFinite(score.forecast.error) && Number.isFinite(score.forecast.distance)
      ? score.forecast.error < other.error && score.forecast.distance < other.distance
      : null;
  return { beatsLastFourWeeks: beats(score.lastFourWeeks), beatsThroughput: beats(score.throughput) };
}
