import type { CalibrationRefusal } from './forecast-model';

/** Whether the forecast was told what really arrived after its origin, or had to forecast it. */
export const BACKTEST_ARRIVALS = ['realised', 'forecast'] as const;
export type BacktestArrivals = (typeof BACKTEST_ARRIVALS)[number];

/** How one way of forecasting did; NaN = nothing to tell it from. */
export interface BacktestScore {
  /** Cells (stage × week) whose WIP lies within the 80 % band, of `cells`. */
  covered: number;
  cells: number;
  /** Mean of (forecast − actual) WIP over the mean of the actual. */
  bias: number;
  /** Mean of |forecast − actual| WIP over the mean of the actual. */
  error: number;
  /** Earth mover's distance of cycle time (ready to merged, of what was merged in the horizon) over its mean. */
  distance: number;
}

/** One forecast from the past, beside what came. */
export interface BacktestOrigin {
  /** Whole weeks of the history it was made from: it begins at past.edges[week]. */
  week: number;
  /** Horizon in weeks. */
  weeks: number;
  arrivals: BacktestArrivals;
  /**
   * True = a dated shift, or a move of the constraint, lies within the horizon, where nothing tells of it before, or in the last six weeks before the
   * origin, so that the calibration rests on weeks from before it.
   */
  moved: boolean;
  refusal: CalibrationRefusal | null;
  /** The band was widened by this factor, learnt from earlier origins; 1 = not. */
  widened: number;
  forecast: BacktestScore;
  /** Without the widening. */
  raw: BacktestScore;
  lastFourWeeks: BacktestScore;
  throughput: BacktestScore;
  /** Merged pull requests behind the distance. */
  merged: number;
}

/** Over all origins of one horizon, per kind of arrivals; `stage` -1 = write to deploy together. */
export interface BacktestSummary {
  arrivals: BacktestArrivals;
  weeks: number;
  stage: number;
  /** Of the origins without a move alone, or of all. */
  stable: boolean;
  origins: number;
  forecast: BacktestScore;
  raw: BacktestScore;
  lastFourWeeks: BacktestScore;
  throughput: BacktestScore;
}

/** Forecasts from the past beside what came, against two baselines (measures, section 6). */
export interface Backtest {
  origins: BacktestOrigin[];
  summary: BacktestSummary[];
  /**
   * With forecast arrivals over all origins: smaller error of WIP and smaller distance of cycle time than the baseline, both. null = under
   * three origins.
   */
  beatsLastFourWeeks: boolean | null;
  beatsThroughput: boolean | null;
  /** Why there is none. */
  refusal: CalibrationRefusal | 'few_weeks_after' | null;
}
