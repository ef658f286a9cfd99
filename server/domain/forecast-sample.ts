import type { Periods } from './period';
import type { SimulatedPath } from './queue-network/path';
import { percentiles } from './statistics/percentile';

const PROBABILITIES = [0.5, 0.9];

/** What is kept of many replications: per stage and week one number of each, the replications of a cell side by side. */
export class ForecastSample {
  /** Replications taken so far. */
  count = 0;
  /** At the end of the week. */
  readonly wip: Float64Array;
  /** On average over the week. */
  readonly averageWip: Float64Array;
  readonly departures: Float64Array;
  /** Hours in stage of what left in the week; NaN = nothing did. */
  readonly p50: Float64Array;
  readonly p90: Float64Array;
  readonly arrivals: Float64Array;
  private readonly weekHours: Float64Array;
  private readonly quantiles = new Float64Array(2);

  constructor(
    readonly stages: number,
    readonly periods: Periods,
    readonly room: number,
    of?: ForecastSample,
  ) {
    const column = (): Float64Array => new Float64Array(stages * periods.length * room);
    this.wip = of?.wip ?? column();
    this.averageWip = of?.averageWip ?? column();
    this.departures = of?.departures ?? column();
    this.arrivals = of?.arrivals ?? column();
    this.p50 = of?.p50 ?? column();
    this.p90 = of?.p90 ?? column();
    this.weekHours = Float64Array.from(
      { length: periods.length },
      (_, week) => (periods.edges[week + 1] - periods.edges[week]) / 3600,
    );
  }

  /** Copies a path over the same stages and weeks; reorders the durations within its cells. */
  take(path: SimulatedPath): void {
    const { room, quantiles } = this;
    const weeks = this.periods.length;
    const cells = this.stages * weeks;
    for (let cell = 0, at = this.count; cell < cells; cell++, at += room) {
      this.wip[at] = path.wip[cell];
      this.averageWip[at] = path.hours[cell] / this.weekHours[cell % weeks];
      this.departures[at] = path.departures[cell];
      this.arrivals[at] = path.arrivals[cell];
      percentiles(path.durations, PROBABILITIES, path.offsets[cell], path.offsets[cell + 1], quantiles);
      this.p50[at] = quantiles[0];
      this.p90[at] = quantiles[1];
    }
    this.count++;
  }

  /** The first `count` of the replications: a view, in which nothing more is taken. */
  first(count: number): ForecastSample {
    const view = new ForecastSample(this.stages, this.periods, this.room, this);
    view.count = Math.min(count, this.count);
    return view;
  }

  /** The replications of one cell: a view, in their order. */
  cell(column: Float64Array, stage: number, week: number): Float64Array {
    const from = (stage * this.periods.length + week) * this.room;
    return column.subarray(from, from + this.count);
  }
}
