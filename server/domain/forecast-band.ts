import type { Band } from './forecast-answer';
import type { ForecastSample } from './forecast-sample';
import { percentiles } from './statistics/percentile';

const PROBABILITIES = [0.1, 0.5, 0.9];

/** Columns of a sample that bands are drawn of. */
export type BandMeasure = 'wip' | 'p50' | 'p90' | 'departures';

/**
 * Median and 80 % band of one measure of one stage, per week. The outer band is that of `outer`, the pooled replications of the refits, and never
 * narrower than the inner one. Replications in which there is nothing to tell (nobody left) are left out; weeks in which fewer than half of them
 * tell anything are NaN.
 */
export function bandOf(
  sample: ForecastSample,
  outer: ForecastSample | undefined,
  measure: BandMeasure,
  stage: number,
): Band {
  const inner = quantilesOf(sample, measure, stage);
  const wide = outer && outer.count > 0 ? quantilesOf(outer, measure, stage) : undefined;
  return {
    low: inner[0],
    median: inner[1],
    high: inner[2],
    outerLow: wide ? wide[0].map((value, week) => lesser(value, inner[0][week])) : inner[0].slice(),
    outerHigh: wide ? wide[2].map((value, week) => -lesser(-value, -inner[2][week])) : inner[2].slice(),
  };
}

/** A band in which nothing is known. */
export function unknownBand(weeks: number): Band {
  const unknown = (): Float64Array => new Float64Array(weeks).fill(NaN);
  return { median: unknown(), low: unknown(), high: unknown(), outerLow: unknown(), outerHigh: unknown() };
}

/** The smaller one; where one is NaN, the other. */
const lesser = (a: number, b: number): number => (a <= b || b !== b ? a : b);

function quantilesOf(sample: ForecastSample, measure: BandMeasure, stage: number): Float64Array[] {
  const weeks = sample.periods.length;
  const columns = PROBABILITIES.map(() => new Float64Array(weeks).fill(NaN));
  const scratch = new Float64Array(sample.count);
  const quantiles = new Float64Array(PROBABILITIES.length);
  for (let week = 0; week < weeks; week++) {
    scratch.set(sample.cell(sample[measure], stage, week));
    let told = 0;
    for (const value of scratch) if (value === value) told++;
    if (2 * told < sample.count) continue;
    percentiles(scratch, PROBABILITIES, 0, scratch.length, quantiles);
    columns.forEach((column, i) => (column[week] = quantiles[i]));
  }
  return columns;
}
