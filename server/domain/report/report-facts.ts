import type { Stage } from '../stage';

/** A number in the week of the report, the week before it, and over the four weeks before it; NaN = not known. */
export interface Compared {
  week: number;
  before: number;
  /** Mean per week of a count; over all of the four weeks together of a share or percentile. */
  four: number;
}

/** The same of something that has an n: of the week, the week before, and the four weeks before together. */
export interface ComparedOf extends Compared {
  n: number;
  nBefore: number;
  nFour: number;
}

/** A stage week by week; the last entry is the week of the report. Days, and pull requests (of operate: incidents). */
export interface StageFacts {
  stage: Stage;
  unknown: boolean;
  enough: boolean[];
  backlogDays: number[];
  limit: number[];
  wip: number[];
}

export interface MoveFacts {
  from: Stage;
  to: Stage;
  /** Weeks between the first in which it held and the week of the report; 0 = that week. */
  weeksAgo: number;
  /** ISO weeks between which it lies; null = cannot be dated. */
  between: readonly [string, string] | null;
  p: number;
}

export interface BottleneckFacts {
  /** Per week; null = not enough data. */
  constraint: (Stage | null)[];
  /** Of the week of the report. */
  rule: 'not_enough_data' | 'saturated' | 'none_saturated' | 'unseen';
  close: boolean;
  byTarget: boolean;
  runnerUp: Stage | null;
  /** Backlog over limit of the runner-up; per week. */
  runnerUpMargin: number[];
  pile: Stage | null;
  /** Days until the pile is gone; Infinity = it does not shrink. */
  pileDrainDays: number;
  moves: MoveFacts[];
  stages: StageFacts[];
}

export interface AlarmFacts {
  /** Its key, and its name for people. */
  agent: string;
  name: string;
  floor: number;
  rate: number;
  low: number;
  high: number;
  n: number;
  /** It rose in the week of the report. */
  fresh: boolean;
}

/** What tuning would do, where a rule is certified. */
export interface TuneFacts {
  agent: string;
  name: string;
  /** The rule in words. */
  rule: string;
  hidden: number;
  hiddenHits: number;
  /** Findings with an outcome, today and kept. */
  n: number;
  keptN: number;
  rate: number;
  keptRate: number;
}

/** A hit rate with its 95 % interval. */
export interface RateFacts {
  rate: number;
  low: number;
  high: number;
  n: number;
}

export interface SignalFacts {
  rate: ComparedOf;
  /** 95 % interval of the rate of the week. */
  low: number;
  high: number;
  /** Of the four weeks up to the report's, and of the four before these. */
  recent: RateFacts;
  recentBefore: RateFacts;
  alarms: AlarmFacts[];
  tune: TuneFacts[];
}

export interface OperateFacts {
  incidents: Compared;
  /** Open hours per staffed hour. */
  load: Compared;
  staffedHours: number;
  deploys: Compared;
  failRate: ComparedOf;
  /** 95 % interval of the week. */
  failLow: number;
  failHigh: number;
}

export interface AdoptionFacts {
  people: number;
  casual: Compared;
  power: Compared;
  /** People whose tier rose or fell since the week before; NaN = not told. */
  up: number;
  down: number;
}

export interface GateFacts {
  plan: string;
  gate: string;
  metric: string;
  wave: string | null;
  value: number;
  /** The bound that breaks the condition. */
  low: number;
  high: number;
  floor: number;
  n: number;
  /** The same a week before; NaN = none. */
  before: number;
  /** It did not fail the week before. */
  fresh: boolean;
}

export interface PlanFacts {
  id: string;
  name: string;
  waves: number;
  /** Waves that have begun, in the week, the week before, and four weeks before that on average. */
  begun: Compared;
  held: { wave: string; by: string }[];
  /** The next wave to begin; null = none is left. */
  next: { wave: string; week: string | null; people: number; tier: string } | null;
  failed: GateFacts[];
}

export interface NextFacts {
  /** null = none within the weeks. */
  stage: Stage | null;
  week: string | null;
  /** Weeks from the report's; NaN = none. */
  inWeeks: number;
  probability: number;
  low: number;
  high: number;
  n: number;
  weeks: number;
  /** What the same question said a week before; NaN = it could not. */
  beforeProbability: number;
  beforeStage: Stage | null;
  /** Writing times so much would make a stage the constraint; null = not worked out, or it breaks as it is. */
  headroom: { stage: Stage | null; writing: number; week: string | null } | null;
  headroomBefore: number;
}

export interface FlowFacts {
  merged: Compared;
  /** Median hours from ready to merged. */
  cycleTime: ComparedOf;
  /** Agent-authored share of what became ready for review. */
  agentAuthored: ComparedOf;
  unreviewed: ComparedOf;
}

/** All that a report is made of. What no source tells is NaN or null, and makes no sentence. */
export interface ReportFacts {
  /** ISO weeks up to that of the report. */
  weeks: string[];
  bottleneck: BottleneckFacts;
  flow: FlowFacts;
  signal: SignalFacts | null;
  operate: OperateFacts | null;
  adoption: AdoptionFacts | null;
  plans: PlanFacts[];
  /** null = not worked out, or refused. */
  next: NextFacts | null;
  waitingTotal: Compared;
  longestHours: number;
}
