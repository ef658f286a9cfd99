/** Per future week: median of the replications, the band of replication noise, and the outer one with the parameters' uncertainty. 10th and 90th percentile each. NaN = nothing to tell it from. */
export interface Band {
  median: Float64Array;
  low: Float64Array;
  high: Float64Array;
  outerLow: Float64Array;
  outerHigh: Float64Array;
}

export interface StageForecast {
  /** Into STAGES. */
  stage: number;
  /** False = no source tells of it, or it cannot be calibrated; its bands are NaN. */
  known: boolean;
  /** Items at the end of the week. */
  wip: Band;
  /** Hours in the stage of what left in the week. */
  p50: Band;
  p90: Band;
  departures: Band;
  /** Days until the pile is gone at the week's net outflow; Infinity = never. Median only. */
  drainDays: Float64Array;
  /** Share of the replications in which it is the constraint that week. */
  constraint: Float64Array;
  /** What was observed, to draw before the bands: the last weeks of the history, at most 26; NaN = not known that week. */
  past: PastStage;
}

/** One stage in the observed weeks [from, from + length) of the history. */
export interface PastStage {
  from: number;
  wip: Float64Array;
  p50: Float64Array;
  p90: Float64Array;
  departures: Float64Array;
}

/**
 * What breaks next: the stage after write, other than the one that is the constraint now, whose label holds first, in most of the replications.
 */
export interface NextConstraint {
  /** Into STAGES; -1 = none within the weeks. */
  stage: number;
  /** Median week, counted from 0, in which it becomes the constraint, of the replications in which it does. */
  week: number;
  /** Share of replications in which it does within the weeks, with n = replications and Wilson's interval. */
  probability: number;
  low: number;
  high: number;
  n: number;
}

/** Differences of the scenario from the base in the last four weeks, by pairs under common random numbers; 95 % interval of the mean. */
export interface PairedDifference {
  stage: number;
  measure: 'wip' | 'p90';
  base: number;
  scenario: number;
  difference: number;
  low: number;
  high: number;
}

export interface LeverOption {
  lever: 'reviewers' | 'reviewEffort' | 'deployEvery' | 'seats' | 'ciTime' | 'incidentRate' | 'wipLimit' | 'writing';
  /** Its smallest value that holds the target; NaN = none tried does. */
  value: number;
  /** Cost in steps: how far it is from the base, in the lever's steps. */
  cost: number;
  /** Share of the replications in which p90 stays under the target. */
  holds: number;
}

export interface ForecastAnswer {
  weeks: number;
  replications: number;
  /** True = stopped early, the paired half-widths being under 5 %. */
  stoppedEarly: boolean;
  refits: number;
  seed: number;
  stages: StageForecast[];
  /** The constraint of the last whole week, into STAGES; -1 = not enough data. */
  constraintNow: number;
  next: NextConstraint;
  /**
   * The next one once `next` is fixed, or once the constraint of now is, where nothing breaks next in a tenth of the replications. n = 0 = not
   * looked for: in the base beside a scenario, in the first answer, and where there is nothing to fix.
   */
  after: NextConstraint;
  differences: PairedDifference[];
  cheapest: CheapestLever | null;
  /** null = not looked for: in the base beside a scenario, and until the first answers are there. */
  headroom: WritingHeadroom | null;
}

/** How much more can be written until something breaks: `stage` as in NextConstraint, at the smallest multiple of today's writing at which it does in half of the replications. */
export interface WritingHeadroom extends NextConstraint {
  /** Multiple of what is begun now; with stage -1 the most that was tried. */
  writing: number;
}

/** The cheapest single levers that hold the 90th percentile of the time in a stage under a target. */
export interface CheapestLever {
  /** Into STAGES. */
  stage: number;
  /** Hours. */
  target: number;
  /** Share of the scenario's replications that hold it as it is; where it is enough, `options` is empty. */
  holds: number;
  /** Cheapest first; those that hold it nowhere (value NaN) last. */
  options: LeverOption[];
}

/** The base and what somebody tries, under common random numbers. */
export interface Forecast {
  base: ForecastAnswer;
  scenario: ForecastAnswer;
}
