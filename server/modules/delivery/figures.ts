import { ENOUGH } from '../../domain/flow';
import { medianInterval } from '../../domain/statistics/median-interval';
import { percentiles } from '../../domain/statistics/percentile';
import { poissonInterval } from '../../domain/statistics/poisson-interval';
import type { DurationSummary } from '../../platform/duration-summary.types';
import { finite } from '../../platform/finite';
import type { Frequency } from './delivery.types';

/** Events per day. */
export function frequencyOf(n: number, days: number): Frequency {
  if (!(days > 0)) return { perDay: null, low: null, high: null, n, days: 0, enough: false };
  const { low, high } = poissonInterval(n);
  return { perDay: n / days, low: low / days, high: high / days, n, days, enough: n >= ENOUGH };
}

/** Percentiles of hours; reorders them. NaN are left out. */
export function hoursSummary(hours: Float64Array): DurationSummary {
  const known = hours.filter((value) => !Number.isNaN(value));
  const [p50, p85] = percentiles(known, [0.5, 0.85]);
  const { low, high } = medianInterval(known);
  return {
    p50: finite(p50),
    p50Low: finite(low),
    p50High: finite(high),
    p85: finite(p85),
    n: known.length,
    enough: known.length >= ENOUGH,
  };
}
