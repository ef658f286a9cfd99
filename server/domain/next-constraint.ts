import type { NextConstraint } from './forecast-answer';
import type { ForecastVerdicts } from './forecast-verdicts';
import { STAGES, WRITE } from './stage';
import { percentiles } from './statistics/percentile';
import { wilson } from './statistics/wilson';

/**
 * What breaks next: per replication the first stage after write, other than those in `apart` (the constraint of now), whose label holds; of these the
 * one that most replications have, the earlier in flow order where they tie. Write is no answer: it says that nothing jams.
 *
 * @returns `probability` with Wilson's interval over the replications, and the median week, counted from 0, of those in which it is so
 */
export function nextConstraint(verdicts: ForecastVerdicts, apart: readonly number[]): NextConstraint {
  const { weeks, replications, held } = verdicts;
  const begins: number[][] = STAGES.map(() => []);
  for (let replication = 0; replication < replications; replication++) {
    for (let week = 0; week < weeks; week++) {
      const stage = held[replication * weeks + week];
      if (stage <= WRITE || apart.includes(stage)) continue;
      begins[stage].push(week);
      break;
    }
  }
  let stage = -1;
  let times = 0;
  begins.forEach((list, candidate) => {
    if (list.length <= times) return;
    stage = candidate;
    times = list.length;
  });
  const { low, high } = wilson(times, replications);
  return {
    stage,
    week: stage < 0 ? NaN : percentiles(Float64Array.from(begins[stage]), [0.5])[0],
    probability: times / replications,
    low,
    high,
    n: replications,
  };
}

/** Share of the replications in which each stage is the constraint, by stage and week; entry stage × weeks + week. */
export function constraintShares({ weeks, replications, held }: ForecastVerdicts): Float64Array {
  const shares = new Float64Array(STAGES.length * weeks);
  for (let at = 0; at < held.length; at++)
    if (held[at] >= 0) shares[held[at] * weeks + (at % weeks)] += 1 / replications;
  return shares;
}
