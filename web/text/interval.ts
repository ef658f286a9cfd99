import { durationOf } from './duration';
import { fineShareOf, rateOf } from './number';

type Bound = number | null;

function interval(low: Bound, high: Bound, text: (value: Bound) => string, unit: string): string | null {
  if (low === null || high === null) return null;
  const [from, to] = [text(low), text(high)];
  // The unit stands once where both ends have the same.
  return unit !== '' && from.endsWith(unit) && to.endsWith(unit)
    ? `${from.slice(0, -unit.length)} to ${to}`
    : `${from} to ${to}`;
}

/** "7 to 19 %"; null = there is none. */
export function shareInterval(low: Bound, high: Bound): string | null {
  return interval(low, high, fineShareOf, ' %');
}

/** Of a rate per day: "3.9 to 4.7"; null = there is none. */
export function rateInterval(low: Bound, high: Bound): string | null {
  return interval(low, high, rateOf, '');
}

/** "1.2 to 3.4 h", "40 min to 2.1 h", "3 to 4.2 days"; null = there is none. */
export function durationInterval(low: Bound, high: Bound, clock: 'elapsed' | 'working' = 'elapsed'): string | null {
  const text = (hours: Bound) => durationOf(hours, clock);
  const unit = [' min', ' h', ' days'].find((each) => text(low).endsWith(each)) ?? '';
  return interval(low, high, text, unit);
}
