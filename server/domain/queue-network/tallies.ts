import type { Periods } from '../period';
import type { DutyClock } from './duty-clock';
import type { SimulatedPath } from './path';

/**
 * Adds up what happens, stage by stage and period by period, while the simulation moves on. Hours are the integral of the WIP, so that they are the
 * measure of every stay within every period.
 */
export class Tallies {
  /** When the period that runs ends, or the first begins; Infinity after the last. */
  nextEdge = 0;
  private period = -1;
  private readonly count: number;
  private readonly inside: Int32Array;
  private readonly since: Float64Array;
  private readonly seconds: Float64Array;
  private readonly working: Int32Array;
  private readonly workSince: Float64Array;
  private readonly workSeconds: Float64Array;
  private departed = 0;
  private cells = new Int32Array(1024);
  private lasted = new Float64Array(1024);
  private readonly path: SimulatedPath;
  private readonly slots: Int32Array;
  private sorted = new Float64Array(1024);

  constructor(
    private readonly periods: Periods,
    stages: number,
    private readonly clocks: readonly DutyClock[],
  ) {
    const count = periods.length;
    this.count = count;
    this.inside = new Int32Array(stages);
    this.since = new Float64Array(stages);
    this.seconds = new Float64Array(stages);
    this.working = new Int32Array(clocks.length);
    this.workSince = new Float64Array(clocks.length);
    this.workSeconds = new Float64Array(clocks.length);
    this.slots = new Int32Array(stages * count + 1);
    const column = (): Float64Array => new Float64Array(stages * count);
    this.path = {
      stages,
      periods: count,
      wip: column(),
      hours: column(),
      arrivals: column(),
      departures: column(),
      abandoned: column(),
      durations: this.sorted.subarray(0, 0),
      offsets: new Int32Array(stages * count + 1),
      busy: new Float64Array(clocks.length * count),
    };
  }

  begin(at: number): void {
    this.period = -1;
    this.nextEdge = this.periods.edges[0];
    this.inside.fill(0);
    this.since.fill(at);
    this.seconds.fill(0);
    this.working.fill(0);
    this.workSeconds.fill(0);
    for (let pool = 0; pool < this.clocks.length; pool++) this.workSince[pool] = this.clocks[pool].passed(at);
    this.departed = 0;
    this.path.arrivals.fill(0);
    this.path.departures.fill(0);
    this.path.abandoned.fill(0);
  }

  enters(stage: number, at: number): void {
    this.seconds[stage] += this.inside[stage]++ * (at - this.since[stage]);
    this.since[stage] = at;
    if (this.period >= 0 && this.period < this.count) this.path.arrivals[stage * this.count + this.period]++;
  }

  /** `hours` = time in stage. */
  leaves(stage: number, at: number, hours: number, abandoned: boolean): void {
    this.seconds[stage] += this.inside[stage]-- * (at - this.since[stage]);
    this.since[stage] = at;
    if (this.period < 0 || this.period >= this.count) return;
    const cell = stage * this.count + this.period;
    this.path.departures[cell]++;
    if (abandoned) this.path.abandoned[cell]++;
    if (this.departed === this.cells.length) this.grow();
    this.cells[this.departed] = cell;
    this.lasted[this.departed++] = hours;
  }

  /** An item that is there when the simulation starts. */
  finds(stage: number): void {
    this.inside[stage]++;
  }

  works(pool: number, at: number, more: number): void {
    const passed = this.clocks[pool].passed(at);
    this.workSeconds[pool] += this.working[pool] * (passed - this.workSince[pool]);
    this.workSince[pool] = passed;
    this.working[pool] += more;
  }

  /** Closes the period that runs, at `nextEdge`, and opens the next. */
  closes(): void {
    const edge = this.nextEdge;
    const { period, count, path } = this;
    for (let stage = 0; stage < this.inside.length; stage++) {
      const seconds = this.seconds[stage] + this.inside[stage] * (edge - this.since[stage]);
      this.since[stage] = edge;
      this.seconds[stage] = 0;
      if (period < 0) continue;
      path.hours[stage * count + period] = seconds / 3600;
      path.wip[stage * count + period] = this.inside[stage];
    }
    for (let pool = 0; pool < this.working.length; pool++) {
      this.works(pool, edge, 0);
      if (period >= 0) path.busy[pool * count + period] = this.workSeconds[pool] / 3600;
      this.workSeconds[pool] = 0;
    }
    this.period++;
    this.nextEdge = this.period < count ? this.periods.edges[this.period + 1] : Infinity;
  }

  /** The path, once all periods are closed: durations are put in the order of their cells. */
  ends(): SimulatedPath {
    const { path, departed, cells, lasted, slots } = this;
    const { offsets, departures } = path;
    for (let cell = 0; cell < departures.length; cell++) offsets[cell + 1] = offsets[cell] + departures[cell];
    slots.set(offsets);
    for (let i = 0; i < departed; i++) this.sorted[slots[cells[i]]++] = lasted[i];
    path.durations = this.sorted.subarray(0, departed);
    return path;
  }

  private grow(): void {
    const room = 2 * this.cells.length;
    const { cells, lasted } = this;
    this.cells = new Int32Array(room);
    this.cells.set(cells);
    this.lasted = new Float64Array(room);
    this.lasted.set(lasted);
    this.sorted = new Float64Array(room);
  }
}
