import { absenceWithin } from './absence';
import type { BusyTimes, Duty } from './busy-times';
import { NO_CLAIM, splitWait, type Claims } from './waiting';
import type { Spans } from './waiting-interval';

/**
 * Splits the part [from, to) of a wait on one person by cause. What they worked on is compared with when the wait began: enabled by then = contention, later =
 * prioritisation; the wait's own item is not compared with itself.
 *
 * @param wait the pull request and when the wait began
 * @param busy undefined = nobody, or an automated account
 * @param duty undefined = always on duty
 */
export function splitPersonWait(
  wait: { item: number; enabled: number },
  from: number,
  to: number,
  { busy, duty }: { busy: BusyTimes | undefined; duty: Duty | undefined },
  take: (cause: number, from: number, to: number) => void,
): void {
  const contention: Spans = [];
  const prioritisation: Spans = [];
  if (busy)
    for (let i = firstAfter(busy.to, from); i < busy.from.length && busy.from[i] < to; i++) {
      if (busy.item[i] === wait.item && busy.enabled[i] === wait.enabled) continue;
      (busy.enabled[i] <= wait.enabled ? contention : prioritisation).push(busy.from[i], busy.to[i]);
    }
  const claims: Claims = {
    batching: NO_CLAIM,
    contention,
    prioritisation,
    extraneous: NO_CLAIM,
    unavailability: duty ? absenceWithin(duty.starts, duty.ends, from, to) : NO_CLAIM,
  };
  splitWait(from, to, claims, take);
}

function firstAfter(ends: Float64Array, at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
