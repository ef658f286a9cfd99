import { ENOUGH } from '../../domain/flow';
import { medianInterval } from '../../domain/statistics/median-interval';
import { percentiles } from '../../domain/statistics/percentile';
import { poissonInterval } from '../../domain/statistics/poisson-interval';
import { wilson } from '../../domain/statistics/wilson';
import type { DurationSummary } from '../../platform/duration-summary.types';
import { finite } from '../../platform/finite';
import type { EvidenceShare, Frequency, Rate } from './delivery.types';

/** A share; null without anything to share in. */
export function rateOf(numerator: number, n: number): Rate {
  const { low, high } = wilson(numerator, n);
  return { value: finite(numerator / n), low: finite(low), high: finite(high), numerator, n, enough: n >= ENOUGH };
}

/** Events per day. */
export function frequencyOf(n: number, days: number): Frequency {
  if (!(days > 0)) return { perDay: null, low: null, high: null, n, days: 0, enough: false };
  const { low, high } = poissonInterval(n);
  return { perDay: n / days, low: low / days, high: high / days, n, days, enough: n >= ENOUGH };
}

export const UNKNOWN_RATE: Rate = { value: null, low: null, high: null, numerator: 0, n: 0, enough: false };

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

/** How often each kind of evidence stands, of all; every kind is listed. */
export function evidenceShares(kinds: readonly string[], found: readonly string[]): EvidenceShare[] {
  return kinds.map((evidence) => {
    const count = found.filter((one) => one === evidence).length;
    return { evidence, count, share: finite(count / found.length) };
  });
}
