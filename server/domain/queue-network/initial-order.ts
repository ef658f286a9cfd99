import { DELAY, type CompiledNetwork } from './compiled-network';
import type { DutyClock } from './duty-clock';

/** What is in a network at its start, made ready once for all replications. */
export class InitialOrder {
  /** Places in `initial`, longest there first; of those that came at the same time, and those of unknown time (last), as given. */
  readonly order: Int32Array;
  /** Age at a delay station, on its calendar; 0 elsewhere and when unknown. */
  readonly age: Float64Array;
  /** P(delay > age). */
  readonly beyond: Float64Array;

  constructor(net: CompiledNetwork, paces: readonly DutyClock[]) {
    const { initial, start } = net.network;
    const { station, class: classes, entered } = initial;
    const since = initial.since ?? entered;
    const count = station.length;
    for (const column of [classes, initial.size, initial.lines, entered, since]) {
      if (column.length !== count) {
        throw new RangeError(`The initial items have columns of ${count} and of ${column.length} entries.`);
      }
    }
    const came = since.map((at) => (at < start ? at : start));
    this.order = new Int32Array(count).map((_, i) => i).sort((a, b) => came[a] - came[b] || a - b);
    this.age = new Float64Array(count);
    this.beyond = new Float64Array(count).fill(1);
    for (const i of this.order) {
      const at = station[i];
      if (!(at >= 0 && at < net.stations) || !(classes[i] < net.classes)) {
        throw new RangeError(
          `Initial item ${i} stands at station ${at} with class ${classes[i]}, but there are ${net.stations} stations and ${net.classes} classes.`,
        );
      }
      if (net.kind[at] !== DELAY) continue;
      // In the order of time, as the clock wants it; the start comes last.
      this.age[i] = paces[at].passed(came[i]);
    }
    for (const i of this.order) {
      const at = station[i];
      if (net.kind[at] !== DELAY) continue;
      this.age[i] = paces[at].passed(start) - this.age[i];
      this.beyond[i] = net.laws.beyond(net.law[at * net.classes + classes[i]], this.age[i]);
    }
  }
}
