import type { OnDuty } from './network';

/**
 * The duty of a pool, asked in the order of time: a cursor moves on with the simulation, so that most answers are two comparisons. Without a calendar
 * everything is always on duty. Throws a RangeError when the spans are not of one length, ascending and disjoint.
 */
export class DutyClock {
  private readonly starts: Float64Array;
  private readonly ends: Float64Array;
  /** Seconds on duty before each span. */
  private readonly before: Float64Array;
  private readonly always: boolean;
  private cursor = 0;

  constructor(calendar: OnDuty | undefined) {
    this.always = calendar === undefined;
    this.starts = calendar?.starts ?? new Float64Array(0);
    this.ends = calendar?.ends ?? new Float64Array(0);
    const { starts, ends } = this;
    if (starts.length !== ends.length) {
      throw new RangeError(
        `A calendar needs as many ends as starts, but has ${starts.length} starts and ${ends.length} ends.`,
      );
    }
    this.before = new Float64Array(starts.length);
    for (let i = 0; i < starts.length; i++) {
      if (!(ends[i] >= starts[i] && (i === 0 || starts[i] >= ends[i - 1]))) {
        throw new RangeError(
          `Span ${i} of a calendar runs from ${starts[i]} to ${ends[i]}: spans must end after they start and follow one another.`,
        );
      }
      if (i > 0) this.before[i] = this.before[i - 1] + (ends[i - 1] - starts[i - 1]);
    }
  }

  /** Back to the beginning: what is asked next may be earlier. */
  rewind(): void {
    this.cursor = 0;
  }

  /** `at` itself when on duty, else the next opening; Infinity when there is none. */
  opens(at: number): number {
    if (this.always) return at;
    const span = this.spanAt(at);
    if (span === this.starts.length) return Infinity;
    return this.starts[span] > at ? this.starts[span] : at;
  }

  /** Seconds on duty until `at`. */
  passed(at: number): number {
    if (this.always) return at;
    const span = this.spanAt(at);
    const { starts, ends, before } = this;
    if (span === starts.length) return span === 0 ? 0 : before[span - 1] + (ends[span - 1] - starts[span - 1]);
    return at > starts[span] ? before[span] + (at - starts[span]) : before[span];
  }

  /** When `work` seconds on duty from `at` on are over, across interruptions; Infinity when the calendar ends before. */
  resumed(at: number, work: number): number {
    if (this.always) return at + work;
    const { starts, ends } = this;
    let span = this.spanAt(at);
    if (span === starts.length) return Infinity;
    let from = starts[span] > at ? starts[span] : at;
    let left = work;
    while (from + left > ends[span]) {
      left -= ends[span] - from;
      span++;
      if (span === starts.length) return Infinity;
      from = starts[span];
    }
    return from + left;
  }

  /** When `work` seconds in one span are over, begun anew in each span that is too short for them; Infinity when none is long enough. */
  restarted(at: number, work: number): number {
    if (this.always) return at + work;
    const { starts, ends } = this;
    for (let span = this.spanAt(at); span < starts.length; span++) {
      const from = starts[span] > at ? starts[span] : at;
      if (from + work <= ends[span]) return from + work;
    }
    return Infinity;
  }

  /** The first span that is not over at `at`. */
  private spanAt(at: number): number {
    const { ends } = this;
    let span = this.cursor;
    while (span < ends.length && ends[span] <= at) span++;
    this.cursor = span;
    return span;
  }
}
