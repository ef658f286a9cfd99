import type { Law, OnDuty } from './queue-network/network';
import type { TrainSlot } from './train-slots';

/** Why a stage, or the whole, cannot be calibrated. */
export const CALIBRATION_REFUSALS = [
  'no_weeks',
  'few_weeks',
  'stage_unknown',
  'few_departures',
  'no_calendar',
  'no_fit',
] as const;
export type CalibrationRefusal = (typeof CALIBRATION_REFUSALS)[number];

/**
 * What bounds the utilisation of a pool: its waits were short and tell no more than the range (calm), they were long and tell what it can do (jam), it once did
 * more in four weeks than in these (sustained), and no more people work there than were seen reviewing (reviewers).
 */
export const FIT_BOUNDS = ['calm', 'jam', 'sustained', 'reviewers'] as const;
export type FitBound = (typeof FIT_BOUNDS)[number];

/** How well one calibrated queue reproduces what was observed. Waits in hours, NaN = nothing to tell it from. */
export interface CalibrationFit {
  /** Into STAGES. */
  stage: number;
  /** The team whose reviewers it is; null = all, or a stage without teams. */
  team: string | null;
  /** Effective servers; Infinity = nobody waits for anybody: time in stage does not depend on load. */
  servers: number;
  /** Mean of what one item takes of a server's time, in hours on duty, and the cv of the service. */
  service: number;
  cv: number;
  /** Of it, until the result is there; the rest the server is busy otherwise. undefined = all. */
  result?: number;
  /** Of trains: the service they deliver. */
  delivers?: string | null;
  /** Share of the servers' time on duty that the base asks for; NaN where servers are Infinity. */
  utilisation: number;
  /** Items the fit rests on, and weeks. */
  n: number;
  weeks: number;
  observed: { p50: number; p90: number; wip: number };
  simulated: { p50: number; p90: number; wip: number };
  /** Earth mover's distance between the distributions of waits, over the observed mean. */
  distance: number;
  /** Candidates that reproduce the waits about as well as the best (reviewer-flatness.ts); `utilisation` is one in the middle of them. */
  flat: { candidates: number; serversFrom: number; serversTo: number; utilisationFrom: number; utilisationTo: number };
  /** What bounds the utilisation; undefined = nothing was fitted. */
  bounds?: FitBound[];
  refusal: CalibrationRefusal | null;
}

/** Pull requests of one source (team × authorship class) that begin in a week. */
export interface CalibratedSource {
  team: string | null;
  /** Into AUTHORSHIP. */
  class: number;
  /** Per week, of the last stable weeks, with the weeks it rests on. */
  perWeek: number;
  weeks: number;
  /** Variation between weeks beyond Poisson. */
  noise: number;
  /** Shares of TIERS plus unknown among their authors; undefined = not told. */
  tiers?: Float64Array;
  size: Law;
  /** Place in `pools`. */
  pool: number;
  /** Counts per size bucket, as SIZE_BUCKETS. */
  sizes: Float64Array;
}

/** How long something takes that nobody waits for a server for; seconds, on duty or elapsed. */
export interface CalibratedDelay {
  law: Law;
  onDuty: boolean;
  n: number;
}

/** What becomes of a change, as shares: of all that leave write, of those taken up, of those in review. */
export interface CalibratedCourse {
  /** Of what leaves write. */
  abandonedInWrite: number;
  unreviewed: number;
  abandonedInPickup: number;
  /** Of what gets a first look; the rest is approved by it. */
  abandonedInReview: number;
  furtherRounds: number;
  /** Of those with further rounds: back to the author first, and one round more after each. */
  authorFirst: number;
  again: number;
  /** Of what has been approved. */
  abandonedInMerge: number;
}

/** How the reviewers of a pool work. */
export interface CalibratedReviewers {
  servers: number;
  /** Of one look, until its result is there; seconds on duty. */
  service: number;
  cv: number;
  /** After it, before the reviewer is free for another: other work, breaks. Mean seconds on duty. A look takes service + rest of a reviewer's time. */
  rest: number;
  /** Before anybody looks at it at all; mean seconds on duty, 0 = at once. */
  notice: number;
  /** Which looks come first. */
  order: 'first_looks' | 'in_order';
}

/** Everything up to the merge, of one pool of reviewers. */
export interface CalibratedPool {
  /** Team whose reviewers it is; null = all others. */
  team: string | null;
  write: CalibratedDelay[];
  /** Per authorship class. */
  courses: CalibratedCourse[];
  /** null = time until a look does not depend on the load. */
  reviewers: CalibratedReviewers | null;
  /** Time until a first look and a later one, where `reviewers` is null. */
  firstLook: CalibratedDelay;
  laterLook: CalibratedDelay;
  author: CalibratedDelay;
  pickupAbandoned: CalibratedDelay;
  reviewAbandoned: CalibratedDelay;
  merge: CalibratedDelay;
  /** Shares of the services among its merged changes, as `trains`; what is left out of their sum is of none. */
  services: Float64Array;
}

/** How one service reaches production. */
export interface CalibratedTrain {
  /** Into the history's services; −1 = all others together. */
  service: number;
  /** Departures in seconds after the start of the local week, of the stable weeks one after the other; empty = each change alone. */
  departures: Float64Array[];
  /** Of each departure; Infinity = all that wait. */
  seats: Float64Array[];
  /** Those of them that leave by a timetable, and week by week what leaves besides; undefined = none does. */
  slots?: TrainSlot[];
  others?: { departures: Float64Array[]; seats: Float64Array[] };
  /** Most that fits into one; Infinity = nothing was ever left behind by a full one. */
  most: number;
  run: Law;
  /** Where each change goes alone, or nothing tells of trains: merge to production. */
  alone: CalibratedDelay;
  /** Changes delivered per week, and come per week. */
  perWeek: number;
  arrivals: number;
  /** Incidents per successful departure (or change that goes alone) and per changed line. */
  perDeparture: number;
  perLine: number;
  incidentsPerWeek: number;
}

export interface CalibratedOperation {
  resolution: CalibratedDelay;
  /** Incidents per week that no deploy is known to have caused. */
  unlinkedPerWeek: number;
  /** Share of incidents that somebody mends by a change of its own. */
  fixes: number;
}

/** Candidates of one pool with what they make of each stable week, so that weeks can be drawn again. */
export interface CalibrationGrid {
  pool: number;
  candidates: CalibratedReviewers[];
  /** Weeks × bins of the two waits, observed; candidates × the same, simulated. Bins as in calibration-bins. */
  observed: Float32Array;
  simulated: Float32Array;
  /** WIP at the end of each week: weeks × 2, and candidates × weeks × 2. */
  observedWip: Float32Array;
  simulatedWip: Float32Array;
  /** Of each candidate, and the places of those that fit about as well as the best, by utilisation. */
  utilisation: Float64Array;
  good: Int32Array;
}

/**
 * What the last stable weeks say about how work flows: everything `networkOf` needs beside the history itself. Plain numbers and columns: it
 * can be handed to a thread. The owner of calibration may add to it; nothing is taken away.
 */
export interface ForecastModel {
  /** Weeks [from, to) of the history it rests on. */
  weeks: [number, number];
  sources: CalibratedSource[];
  fits: CalibrationFit[];
  /** Nothing can be forecast: why. */
  refusal: CalibrationRefusal | null;
  /** Beginnings by hour of the local week, mean 1. */
  profile: Float64Array;
  /** Hours at which people work, learnt from what they did, over past and future; undefined = around the clock. */
  duty: OnDuty | undefined;
  pools: CalibratedPool[];
  trains: CalibratedTrain[];
  operation: CalibratedOperation;
  /** Share of changes with an agent's first pass, and of findings acted on; NaN = not told. */
  firstPass: number;
  hitRate: number;
  /** Pull requests that had begun and were not yet opened: mean of the time between, in seconds, and the times. */
  unopened: Float64Array;
  grids: CalibrationGrid[];
}
