import { streamKey, type Purpose } from './stream';

/** The keys of all streams of one replication: what the draws of an item are found by, together with its own key. */
export class ReplicationKeys {
  /** Per station: service or delay; the route from it; the ride of a train. */
  readonly work: Int32Array;
  readonly route: Int32Array;
  readonly ride: Int32Array;
  /** Per spawn: whether it happens, and who comes of it. */
  readonly spawn: Int32Array;
  readonly child: Int32Array;
  /** Per source, and of the initial items at the end: names of items. */
  readonly item: Int32Array;
  /** Per source: sizes. */
  readonly size: Int32Array;

  constructor(
    private readonly seed: number,
    stations: number,
    sources: number,
    spawns: number,
  ) {
    this.work = new Int32Array(stations);
    this.route = new Int32Array(stations);
    this.ride = new Int32Array(stations);
    this.spawn = new Int32Array(spawns);
    this.child = new Int32Array(spawns);
    this.item = new Int32Array(sources + 1);
    this.size = new Int32Array(sources);
  }

  begin(replication: number): void {
    const fill = (column: Int32Array, purpose: Purpose): void => {
      for (let i = 0; i < column.length; i++) column[i] = streamKey(this.seed, replication, purpose, i);
    };
    fill(this.work, 'work');
    fill(this.route, 'route');
    fill(this.ride, 'run');
    fill(this.spawn, 'spawn');
    fill(this.child, 'child');
    fill(this.size, 'size');
    fill(this.item, 'item');
    // By name, so that they keep theirs when a scenario has more sources.
    this.item[this.item.length - 1] = streamKey(this.seed, replication, 'initial', 0);
  }
}
