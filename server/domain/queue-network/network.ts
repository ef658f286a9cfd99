/**
 * An open queueing network, simulated by discrete events from a given state (measures, section 6). All times are epoch seconds, or any unit so
 * long as all are the same; missing is NaN. Stations stand in `stations`, and are named by their place there.
 */
export interface Network {
  /** The simulation runs over [start, end). */
  start: number;
  end: number;
  /** How many stages are tallied; a station counts for one of them. */
  stages: number;
  /** How many classes items may have; every column per class is so long. */
  classes: number;
  pools: Pool[];
  stations: Station[];
  sources: Source[];
  initial: InitialItems;
  spawns: Spawn[];
  limits: WipLimit[];
}

/** People or machines that serve one queue, of one station or several. */
export interface Pool {
  /** May be Infinity. Fractions are for the caller to round. */
  servers: number;
  /** When they are on duty; undefined = always. */
  calendar?: OnDuty;
  /** What becomes of work in hand when the duty ends: people resume it, pipelines restart it. */
  interruption: 'resume' | 'restart';
}

/** Spans on duty, ascending and disjoint, reaching past the end of the simulation. */
export interface OnDuty {
  starts: Float64Array;
  ends: Float64Array;
}

/** A distribution of positive numbers, drawn by its inverse from one uniform number, so that common random numbers stay common. */
export type Law =
  | { law: 'constant'; value: number }
  | { law: 'exponential'; mean: number }
  /** `cv`: standard deviation over mean. */
  | { law: 'lognormal'; mean: number; cv: number }
  /** One of these, interpolated between neighbours; sorted, at least one. */
  | { law: 'empirical'; sorted: Float64Array };

export type Station = ServiceStation | DelayStation | TrainStation;

interface StationBase {
  stage: number;
  /** Per class: where it goes from here; shares add to 1. */
  routes: Route[][];
}

/** Waits for a server of its pool, then is served. Within a pool the smaller `priority` goes first, then who came first; nobody in service is put out. */
export interface ServiceStation extends StationBase {
  kind: 'service';
  pool: number;
  /** Per class, for an item of size 1. */
  service: Law[];
  /** Service time × size^exponent. */
  sizeExponent: number;
  /** Per class. */
  priority: number[];
}

/** Everybody at once, as with an author who goes on writing. */
export interface DelayStation extends StationBase {
  kind: 'delay';
  delay: Law[];
  /** Passes only on duty; undefined = always. */
  calendar?: OnDuty;
}

/** Leaves at given times and takes who waits, by priority and then in the order of coming, up to its seats. */
export interface TrainStation extends StationBase {
  kind: 'train';
  /** Ascending. */
  departures: Float64Array;
  /** Per departure; Infinity = all. */
  seats: Float64Array;
  /** From departure to arrival. */
  run: Law;
  priority: number[];
}

export const LEAVES = -1;

export interface Route {
  /** A station, or LEAVES. */
  to: number;
  share: number;
  /** The class from here on; undefined = stays. */
  toClass?: number;
  /** Leaving by this route is being abandoned: tallied apart. */
  abandons?: true;
}

/** Where items come from. */
export interface Source {
  station: number;
  class: number;
  /** Given arrivals, or a Poisson stream whose rate is constant between edges. */
  arrivals: { times: Float64Array } | { edges: Float64Array; perSecond: Float64Array };
  /** Of an item; 1 is usual. */
  size: Law;
  /** Changed lines of an item of size 1, for incidents by line. */
  lines: number;
  /** Beyond Poisson: in each period the rate is multiplied by a lognormal number of mean 1 and this cv. Sources that name the same stream share it. */
  noise?: { cv: number; stream: number };
}

/** What is in the network at its start, as columns of one length. */
export interface InitialItems {
  station: Int32Array;
  class: Uint8Array;
  size: Float64Array;
  lines: Float64Array;
  /** When it entered its stage (tells its age there, and its place in the queue). */
  entered: Float64Array;
  /** When it came to its station, where that is later than the stage; undefined = the same. */
  since?: Float64Array;
}

/** New items that passing a station gives rise to: incidents from deploys, fixes from incidents. */
export interface Spawn {
  /** Leaving this station … */
  at: number;
  /** … gives rise to an item with this probability per item, per changed line of it, and per departure (of trains). */
  perItem: number;
  perLine: number;
  perDeparture: number;
  /** Where, and as what. */
  to: number;
  toClass: number;
  size: number;
  lines: number;
}

/** At most so many items within some stations: others wait before them, in the stage they come from, in the order of coming. */
export interface WipLimit {
  stations: number[];
  most: number;
}
