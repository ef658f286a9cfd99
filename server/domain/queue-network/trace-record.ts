import type { Items } from './items';
import type { Trace } from './path';

/** Collects the stays of a traced run. */
export class TraceRecord {
  private trace: Trace = columns(256);

  clear(): void {
    this.trace.length = 0;
  }

  /** A stay that ends now, or (NaN) has not. */
  add(slot: number, leave: number, items: Items): void {
    const row = this.trace.length;
    if (row === this.trace.enter.length) this.grow();
    const { trace } = this;
    trace.source[row] = items.source[slot];
    trace.number[row] = items.number[slot];
    trace.station[row] = items.station[slot];
    // A stay that is finished was one of the class before the route.
    trace.class[row] = items.finished[slot] >= 0 ? items.oldClass[slot] : items.class[slot];
    trace.enter[row] = items.came[slot];
    trace.begin[row] = items.begun[slot];
    trace.finish[row] = items.finished[slot];
    trace.leave[row] = leave;
    trace.length = row + 1;
  }

  /** Columns cut to length; they share the memory of the record. */
  columns(): Trace {
    const { length } = this.trace;
    const { source, number, station, class: classes, enter, begin, finish, leave } = this.trace;
    return {
      length,
      source: source.subarray(0, length),
      number: number.subarray(0, length),
      station: station.subarray(0, length),
      class: classes.subarray(0, length),
      enter: enter.subarray(0, length),
      begin: begin.subarray(0, length),
      finish: finish.subarray(0, length),
      leave: leave.subarray(0, length),
    };
  }

  private grow(): void {
    const old = this.trace;
    const trace = columns(2 * old.enter.length);
    trace.length = old.length;
    trace.source.set(old.source);
    trace.number.set(old.number);
    trace.station.set(old.station);
    trace.class.set(old.class);
    trace.enter.set(old.enter);
    trace.begin.set(old.begin);
    trace.finish.set(old.finish);
    trace.leave.set(old.leave);
    this.trace = trace;
  }
}

function columns(room: number): Trace {
  return {
    length: 0,
    source: new Int32Array(room),
    number: new Int32Array(room),
    station: new Int32Array(room),
    class: new Uint8Array(room),
    enter: new Float64Array(room),
    begin: new Float64Array(room),
    finish: new Float64Array(room),
    leave: new Float64Array(room),
  };
}
