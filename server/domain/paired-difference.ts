import type { PairedDifference } from './forecast-answer';
import type { ForecastSample } from './forecast-sample';

/** What is compared: the last weeks, together. */
export const COMPARED_WEEKS = 4;
const Z95 = 1.959963984540054;

/**
 * Scenario less base in the last four weeks, by pairs of replications under common random numbers: mean, and its 95 % interval by the normal
 * point. WIP is that of the ends of the weeks; p90 the mean of the weeks' 90th percentiles in hours. Pairs in which either tells nothing are left out.
 */
export function pairedDifference(
  base: ForecastSample,
  scenario: ForecastSample,
  measure: 'wip' | 'p90',
  stage: number,
): PairedDifference {
  let n = 0;
  let baseSum = 0;
  let scenarioSum = 0;
  let squares = 0;
  let mean = 0;
  for (let replication = 0; replication < Math.min(base.count, scenario.count); replication++) {
    const before = lastWeeks(base, measure, stage, replication);
    const after = lastWeeks(scenario, measure, stage, replication);
    const difference = after - before;
    if (difference !== difference) continue;
    n++;
    baseSum += before;
    scenarioSum += after;
    // Welford's recurrence.
    const step = difference - mean;
    mean += step / n;
    squares += step * (difference - mean);
  }
  const half = n > 1 ? Z95 * Math.sqrt(squares / (n - 1) / n) : NaN;
  return {
    stage,
    measure,
    base: baseSum / n,
    scenario: scenarioSum / n,
    difference: mean,
    low: mean - half,
    high: mean + half,
    ...(n === 0 && { base: NaN, scenario: NaN, difference: NaN }),
  };
}

/** Mean over the last weeks of one replication, of those that tell anything; NaN = none does. */
export function lastWeeks(sample: ForecastSample, measure: 'wip' | 'p90', stage: number, replication: number): number {
  const weeks = sample.periods.length;
  let sum = 0;
  let n = 0;
  for (let week = Math.max(0, weeks - COMPARED_WEEKS); week < weeks; week++) {
    const value = sample[measure][(stage * weeks + week) * sample.room + replication];
    if (value !== value) continue;
    sum += value;
    n++;
  }
  return sum / n;
}
