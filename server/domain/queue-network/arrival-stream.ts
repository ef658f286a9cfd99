import { periodOf, type Periods } from '../period';
import type { Source } from './network';
import { normalQuantile } from './normal-quantile';
import { streamKey, uniformOf } from './stream';

const { exp, log, sqrt } = Math;
const NONE = new Float64Array(0);

/**
 * The moments at which items of one source come, within [start, end), in order. Given ones as they are. A Poisson stream by inversion: the n-th item
 * comes when the cumulated rate reaches the sum of n exponential numbers of mean 1, which belong to the item; at another rate the same numbers
 * come sooner or later. Throws a RangeError for moments out of order, or for rates that are negative or do not fit their edges.
 */
export class ArrivalStream {
  private readonly times: Float64Array;
  private readonly first: number;
  /** Pieces of constant rate above 0, cut at the edges of the periods too. */
  private readonly from: Float64Array;
  private readonly to: Float64Array;
  private readonly rate: Float64Array;
  private readonly period: Int32Array;
  private readonly factors: Float64Array;
  private readonly poisson: boolean;
  private key = 0;
  private piece = 0;
  private at = 0;
  private count = 0;

  constructor(
    private readonly source: Source,
    private readonly place: number,
    periods: Periods,
    private readonly start: number,
    private readonly end: number,
  ) {
    const { arrivals } = source;
    this.poisson = !('times' in arrivals);
    this.times = 'times' in arrivals ? arrivals.times : NONE;
    for (let i = 1; i < this.times.length; i++) {
      if (!(this.times[i] >= this.times[i - 1])) {
        throw new RangeError(
          `Arrival ${i} of source ${place} is at ${this.times[i]}, before ${this.times[i - 1]}: arrivals must be in order.`,
        );
      }
    }
    let first = 0;
    while (first < this.times.length && this.times[first] < start) first++;
    this.first = first;
    const pieces =
      'times' in arrivals ? { from: [], to: [], rate: [] } : piecesOf(arrivals, place, periods, start, end);
    this.from = Float64Array.from(pieces.from);
    this.to = Float64Array.from(pieces.to);
    this.rate = Float64Array.from(pieces.rate);
    this.period = Int32Array.from(pieces.from, (from) => periodOf(periods, from));
    // One more at each side: before the first period and after the last.
    this.factors = new Float64Array(periods.length + 2).fill(1);
  }

  begin(seed: number, replication: number): void {
    this.key = streamKey(seed, replication, 'gap', this.place);
    this.count = this.first;
    this.piece = 0;
    this.at = this.poisson && this.rate.length > 0 ? this.from[0] : this.start;
    const { noise } = this.source;
    if (noise === undefined || !(noise.cv > 0)) return;
    const variance = log(1 + noise.cv * noise.cv);
    const stream = streamKey(seed, replication, 'noise', noise.stream);
    for (let i = 0; i < this.factors.length; i++) {
      this.factors[i] = exp(sqrt(variance) * normalQuantile(uniformOf(stream, i, 0)) - variance / 2);
    }
  }

  /** How many have come so far: the number of the next one, by which it is known in every scenario. */
  get number(): number {
    return this.count;
  }

  /** The next moment; Infinity when no more come. */
  next(): number {
    if (!this.poisson) {
      const at = this.count < this.times.length ? this.times[this.count] : Infinity;
      this.count++;
      return at < this.end ? at : Infinity;
    }
    let left = -log(1 - uniformOf(this.key, this.count++, 0));
    const { from, to, rate, period, factors } = this;
    while (this.piece < rate.length) {
      const now = rate[this.piece] * factors[period[this.piece] + 1];
      const room = now * (to[this.piece] - this.at);
      if (left < room) return (this.at += left / now);
      left -= room;
      if (++this.piece < rate.length) this.at = from[this.piece];
    }
    return Infinity;
  }
}

function piecesOf(
  { edges, perSecond }: { edges: Float64Array; perSecond: Float64Array },
  place: number,
  periods: Periods,
  start: number,
  end: number,
): { from: number[]; to: number[]; rate: number[] } {
  if (edges.length !== perSecond.length + 1) {
    throw new RangeError(
      `Source ${place} has ${edges.length} edges and ${perSecond.length} rates, but needs one edge more than rates.`,
    );
  }
  const from: number[] = [];
  const to: number[] = [];
  const rate: number[] = [];
  let cut = 0;
  for (let i = 0; i < perSecond.length; i++) {
    if (!(perSecond[i] >= 0 && perSecond[i] < Infinity) || !(edges[i + 1] >= edges[i])) {
      throw new RangeError(
        `Source ${place} has the rate ${perSecond[i]} from ${edges[i]} to ${edges[i + 1]}: rates must be at least 0 and edges in order.`,
      );
    }
    const begin = Math.max(edges[i], start);
    const stop = Math.min(edges[i + 1], end);
    if (!(begin < stop) || perSecond[i] === 0) continue;
    let at = begin;
    while (at < stop) {
      while (cut <= periods.length && periods.edges[cut] <= at) cut++;
      const next = cut <= periods.length ? Math.min(periods.edges[cut], stop) : stop;
      from.push(at);
      to.push(next);
      rate.push(perSecond[i]);
      at = next;
    }
  }
  return { from, to, rate };
}
