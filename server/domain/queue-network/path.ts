/**
 * What one run of the network shows. Columns stage-major: entry stage × periods + period. Only what happens within the periods is tallied; what is in
 * a stage when the first begins is in its WIP and hours, and no arrival. Buffers are the simulation's own and change with its next run: copy
 * what is kept.
 */
export interface SimulatedPath {
  stages: number;
  periods: number;
  /** At the end of the period. */
  wip: Float64Array;
  /** Time in stage within the period, summed over items, in hours. */
  hours: Float64Array;
  /** Items that came into the stage from another one or from outside; going round within the stage counts for nothing. */
  arrivals: Float64Array;
  /** Items that left the stage, abandoned ones included. */
  departures: Float64Array;
  abandoned: Float64Array;
  /** Hours in stage of the departures, by stage and period: those of cell c stand at offsets[c] … offsets[c + 1]. */
  durations: Float64Array;
  offsets: Int32Array;
  /** Pool-major, pools × periods: server-hours worked on duty; work that is thrown away and begun anew included. */
  busy: Float64Array;
  /** With `trace`: every stay at every station, in the order of leaving; then those that had not left at the end. */
  trace?: Trace;
}

/** Where an item of a trace came from, when not from a source (which is told by its place, ≥ 0). */
export const INITIAL = -1;
/** Of the first spawn; the next ones are one less each. */
export const SPAWNED = -2;

/** Stays at stations as columns of one length. Times in the unit of the network, NaN = not yet. */
export interface Trace {
  length: number;
  /** Source, INITIAL, or SPAWNED − spawn. */
  source: Int32Array;
  /** Which one of its source, from 0. */
  number: Int32Array;
  station: Int32Array;
  /** Class during the stay. */
  class: Uint8Array;
  /** Came to the station; of initial items the start of the simulation. */
  enter: Float64Array;
  /** Service began, or the train left; NaN for a delay. */
  begin: Float64Array;
  /** Service, delay or ride was over. */
  finish: Float64Array;
  /** Left the station: later than `finish` for who had to wait for room within a limit. */
  leave: Float64Array;
}
