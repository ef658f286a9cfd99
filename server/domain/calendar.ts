/**
 * The working clock of a calendar: a function W from an instant to the working seconds passed until then, so that the
 * working time between two instants is `W(b) − W(a)`.
 *
 * `starts` and `ends` are the working intervals in epoch seconds, ascending and disjoint (touching is fine). W is 0 up
 * to the first start, grows by one per second on duty, stands still off duty and after the last end, so the calendar
 * must reach past the last instant asked about. NaN gives NaN. One look-up costs a binary search.
 *
 * Throws a RangeError when the intervals are not of one length, ascending and disjoint. Source: ours; piecewise linear
 * cumulative work as in the resource calendars of process simulation.
 */
export function workingClock(starts: Float64Array, ends: Float64Array): (at: number) => number {
  const count = starts.length;
  if (ends.length !== count) {
    throw new RangeError(
      `A calendar needs as many ends as starts, but there are ${count} starts and ${ends.length} ends.`,
    );
  }
  /** Working seconds before interval i. */
  const before = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const earliest = i === 0 ? -Infinity : ends[i - 1];
    if (!(starts[i] >= earliest && ends[i] >= starts[i])) {
      throw new RangeError(
        `Working interval ${i} runs from ${starts[i]} to ${ends[i]}, but it must not end before it starts nor start before ${earliest}, the end of the interval before it. Sort and merge the intervals.`,
      );
    }
    if (i > 0) before[i] = before[i - 1] + (ends[i - 1] - starts[i - 1]);
  }
  return (at) => {
    if (Number.isNaN(at)) return NaN;
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (starts[middle] <= at) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    const interval = low - 1;
    return before[interval] + (Math.min(at, ends[interval]) - starts[interval]);
  };
}
