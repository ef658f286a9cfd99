import { LawTable } from './law-table';
import { LEAVES, type Network, type Station } from './network';

export const SERVICE = 0;
export const DELAY = 1;
export const TRAIN = 2;

const NEAR_ONE = 1e-6;

/**
 * A network as flat typed tables, which the simulation walks without a look at objects. Queues are numbered: those of pool p, one per level of
 * priority, are firstQueue[p] … firstQueue[p + 1]; trains are holders of queues like pools and follow them. Tables per station and class are
 * station-major. Throws a RangeError that names the fault and its place when the network is not sound.
 */
export class CompiledNetwork {
  readonly stations: number;
  readonly pools: number;
  readonly classes: number;
  readonly laws = new LawTable();
  readonly kind: Uint8Array;
  readonly stage: Int32Array;
  /** Pool of a service station, or pools + number of the train. */
  readonly holder: Int32Array;
  readonly exponent: Float64Array;
  readonly resumes: Uint8Array;
  readonly servers: Float64Array;
  /** Of service, delay or run. */
  readonly law: Int32Array;
  readonly queue: Int32Array;
  readonly firstQueue: Int32Array;
  readonly trains: number[];
  readonly firstRoute: Int32Array;
  readonly routeTo: Int32Array;
  readonly routeClass: Int32Array;
  readonly routeAbandons: Uint8Array;
  /** Shares summed up to and with the route. */
  readonly routeUpTo: Float64Array;
  /** Spawns of each station. */
  readonly spawnsAt: number[][];
  /** Per limit and station: 1 = within. */
  readonly within: Uint8Array;
  readonly limits: number;
  readonly most: Float64Array;

  constructor(readonly network: Network) {
    const { stations, pools, classes, limits } = network;
    const count = stations.length;
    this.stations = count;
    this.pools = pools.length;
    this.classes = classes;
    this.kind = Uint8Array.from(stations, ({ kind }) =>
      kind === 'service' ? SERVICE : kind === 'delay' ? DELAY : TRAIN,
    );
    this.stage = Int32Array.from(stations, ({ stage }, i) =>
      within(stage, network.stages, `The stage of station ${i}`),
    );
    this.trains = [...stations.keys()].filter((i) => stations[i].kind === 'train');
    this.holder = Int32Array.from(stations, (station, i) =>
      station.kind === 'service'
        ? within(station.pool, pools.length, `The pool of station ${i}`)
        : station.kind === 'train'
          ? pools.length + this.trains.indexOf(i)
          : -1,
    );
    this.exponent = Float64Array.from(stations, (station) => (station.kind === 'service' ? station.sizeExponent : 0));
    this.resumes = Uint8Array.from(pools, ({ interruption }) => (interruption === 'resume' ? 1 : 0));
    this.servers = Float64Array.from(pools, ({ servers }, i) => {
      if (servers === Infinity || (Number.isInteger(servers) && servers >= 0)) return servers;
      throw new RangeError(`Pool ${i} has ${servers} servers, but needs a whole number of at least 0, or Infinity.`);
    });
    this.law = new Int32Array(count * classes);
    for (let i = 0; i < count; i++) this.addLaws(stations[i], i);

    const levels = this.levelsOf(stations);
    this.firstQueue = new Int32Array(levels.length + 1);
    for (let i = 0; i < levels.length; i++) this.firstQueue[i + 1] = this.firstQueue[i] + levels[i].length;
    this.queue = new Int32Array(count * classes).fill(-1);
    for (let i = 0; i < count; i++) {
      const station = stations[i];
      if (station.kind === 'delay') continue;
      for (let c = 0; c < classes; c++) {
        const holder = this.holder[i];
        this.queue[i * classes + c] = this.firstQueue[holder] + levels[holder].indexOf(station.priority[c]);
      }
    }

    this.firstRoute = new Int32Array(count * classes + 1);
    const to: number[] = [];
    const toClass: number[] = [];
    const abandons: number[] = [];
    const upTo: number[] = [];
    for (let i = 0; i < count; i++) {
      columnOf(stations[i].routes, classes, `Station ${i} has routes`);
      for (let c = 0; c < classes; c++) {
        let sum = 0;
        for (const route of stations[i].routes[c]) {
          sum += route.share;
          if (!(route.share >= 0))
            throw new RangeError(`A route of station ${i}, class ${c}, has the share ${route.share}.`);
          to.push(route.to === LEAVES ? LEAVES : within(route.to, count, `The aim of a route of station ${i}`));
          toClass.push(
            route.toClass === undefined ? -1 : within(route.toClass, classes, `The class of a route of station ${i}`),
          );
          abandons.push(route.abandons ? 1 : 0);
          upTo.push(sum);
        }
        if (!(Math.abs(sum - 1) < NEAR_ONE)) {
          throw new RangeError(
            `The routes of station ${i} for class ${c} have shares that add to ${sum}, but must add to 1.`,
          );
        }
        this.firstRoute[i * classes + c + 1] = to.length;
      }
    }
    this.routeTo = Int32Array.from(to);
    this.routeClass = Int32Array.from(toClass);
    this.routeAbandons = Uint8Array.from(abandons);
    this.routeUpTo = Float64Array.from(upTo);

    this.spawnsAt = Array.from({ length: count }, (): number[] => []);
    network.spawns.forEach((spawn, i) => {
      within(spawn.to, count, `The station of spawn ${i}`);
      within(spawn.toClass, classes, `The class of spawn ${i}`);
      this.spawnsAt[within(spawn.at, count, `The origin of spawn ${i}`)].push(i);
    });
    network.sources.forEach((source, i) => {
      within(source.station, count, `The station of source ${i}`);
      within(source.class, classes, `The class of source ${i}`);
    });
    this.limits = limits.length;
    this.within = new Uint8Array(limits.length * count);
    this.most = Float64Array.from(limits, ({ most }) => most);
    limits.forEach(({ stations: inside }, limit) => {
      for (const i of inside) this.within[limit * count + within(i, count, `A station of limit ${limit}`)] = 1;
    });
  }

  private addLaws(station: Station, i: number): void {
    const { classes } = this;
    const laws = station.kind === 'service' ? station.service : station.kind === 'delay' ? station.delay : undefined;
    if (laws) columnOf(laws, classes, `Station ${i} has laws`);
    const run = station.kind === 'train' ? this.laws.add(station.run) : -1;
    if (station.kind === 'train') inOrder(station.departures, station.seats, i);
    for (let c = 0; c < classes; c++) this.law[i * classes + c] = laws ? this.laws.add(laws[c]) : run;
  }

  /** Priorities in use, smallest first, per holder of queues. */
  private levelsOf(stations: readonly Station[]): number[][] {
    const levels = Array.from({ length: this.pools + this.trains.length }, () => new Set<number>());
    stations.forEach((station, i) => {
      if (station.kind === 'delay') return;
      columnOf(station.priority, this.classes, `Station ${i} has priorities`);
      for (const priority of station.priority) levels[this.holder[i]].add(priority);
    });
    return levels.map((set) => [...set].sort((a, b) => a - b));
  }
}

function within(place: number, count: number, what: string): number {
  if (Number.isInteger(place) && place >= 0 && place < count) return place;
  throw new RangeError(`${what} is ${place}, but must be a whole number from 0 to ${count - 1}.`);
}

function columnOf(column: ArrayLike<unknown>, classes: number, what: string): void {
  if (column.length !== classes) {
    throw new RangeError(`${what} for ${column.length} classes, but there are ${classes}.`);
  }
}

function inOrder(departures: Float64Array, seats: Float64Array, station: number): void {
  if (seats.length !== departures.length) {
    throw new RangeError(`Train ${station} has ${departures.length} departures, but seats for ${seats.length}.`);
  }
  for (let i = 1; i < departures.length; i++) {
    if (departures[i] >= departures[i - 1]) continue;
    throw new RangeError(
      `Departure ${i} of train ${station} is at ${departures[i]}, before ${departures[i - 1]}: departures must be in order.`,
    );
  }
}
