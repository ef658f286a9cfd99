import type { Spans } from './waiting-interval';

/**
 * When somebody is off duty within [from, to): what is left of it between the intervals on duty (ascending, disjoint). One binary search and a walk
 * over the intervals within.
 */
export function absenceWithin(starts: ArrayLike<number>, ends: ArrayLike<number>, from: number, to: number): Spans {
  const off: Spans = [];
  let at = from;
  for (let i = firstEndingAfterOf(ends, from); i < starts.length && starts[i] < to; i++) {
    if (starts[i] > at) off.push(at, starts[i]);
    at = ends[i];
  }
  if (at < to) off.push(at, to);
  return off;
}

function firstEndingAfterOf(ends: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle] > at) high = middle;
    else low = middle + 1;
  }
  return low;
}
