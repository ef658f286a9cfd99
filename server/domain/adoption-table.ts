/** Surfaces, in the order of their codes. Source: doors.md. */
export const SURFACES = ['cli', 'ide', 'web', 'chat', 'tracker', 'ci', 'api'] as const;
export type Surface = (typeof SURFACES)[number];

/** Days count from 1970-01-01 in the organization's time zone. People are numbered through `AdoptionColumns.people`; automated accounts are in no row. */

/** One row per person, day, tool and surface. NaN = the source does not tell, which is not 0. */
export interface UsageTable {
  length: number;
  person: Int32Array;
  day: Int32Array;
  tool: Int16Array;
  surface: Uint8Array;
  /** 1 = the person used it that day: a figure above 0, or none told at all. 0 = every told figure is 0, or only ambient. */
  used: Uint8Array;
  /** 1 = the tool only acted on its own. */
  ambient: Uint8Array;
  sessions: Float64Array;
  prompts: Float64Array;
  runs: Float64Array;
  delegatedMinutes: Float64Array;
  interactiveMinutes: Float64Array;
  longestRunMinutes: Float64Array;
  mostParallelRuns: Float64Array;
  lines: Float64Array;
  cost: Float64Array;
  tokens: Float64Array;
  /** Into `AdoptionColumns.phases`; -1 = not told. */
  phase: Int16Array;
}

/** Totals of a span of days, both included. */
export interface UsagePeriodTable {
  length: number;
  person: Int32Array;
  fromDay: Int32Array;
  toDay: Int32Array;
  tool: Int16Array;
  surface: Uint8Array;
  /** NaN = not told. */
  activeDays: Float64Array;
  used: Uint8Array;
  phase: Int16Array;
}

/** One row per run, in order of start. */
export interface RunTable {
  length: number;
  person: Int32Array;
  tool: Int16Array;
  surface: Uint8Array;
  delegated: Uint8Array;
  /** Epoch seconds; end NaN = not told. */
  start: Float64Array;
  end: Float64Array;
  /** The first and the last day it ran on; where no end is told, the day of its start twice. */
  startDay: Int32Array;
  endDay: Int32Array;
  /** Row of the run that started it; -1 = none; -2 = a run that is not recorded. */
  parent: Int32Array;
  compactions: Float64Array;
  /** Row of its pull request in the flow table; -1 = none, or not recorded. */
  item: Int32Array;
  /** 1 = it names a pull request, recorded or not. */
  named: Uint8Array;
  /** 0 not told, 1 merged, 2 closed, 3 abandoned, 4 answered: as the source states it. */
  outcome: Uint8Array;
  repo: Int32Array;
}

/** One row per person of the organization, in order of their login. */
export interface PersonTable {
  length: number;
  /** Into `People.teams`; -1 = none. */
  team: Int16Array;
  /** Into FUNCTIONS; 255 = not told. */
  function: Uint8Array;
  /** Days; NaN = not told. */
  startedDay: Float64Array;
  endedDay: Float64Array;
  /** First and last day of which anything is recorded; NaN = nothing is. */
  firstDay: Float64Array;
  lastDay: Float64Array;
  /** 1 = a person record states them, or a team lists them. */
  stated: Uint8Array;
}

/** A pull request of a person, with what review agents and authorship say about it. */
export interface AuthoredTable {
  length: number;
  person: Int32Array;
  /** Row in the flow table. */
  item: Int32Array;
  /** Day of creation. */
  createdDay: Int32Array;
  /** Day of merge; NaN = not merged. */
  mergedDay: Float64Array;
  /** An agent wrote it, on this person's behalf. */
  agentAuthored: Uint8Array;
  /** An agent finished a review of it before the merge or close, or it is open and one did. */
  reviewed: Uint8Array;
  /** Day of the first such review; NaN = none. */
  reviewedDay: Float64Array;
}

/** From which to which day a kind of source tells anything; NaN = never. */
export interface SourceSpan {
  /** usage = days of usage (of a tool), runs = number of delegated runs, delegated = minutes of them, reviews = reviews by agents. */
  kind: 'usage' | 'runs' | 'delegated' | 'reviews';
  tool: string;
  fromDay: number;
  toDay: number;
  /** Retention removed what lay before this day, of this tool or another of the kind; left out = nothing is removed. */
  cutDay?: number;
}

export interface AdoptionTables {
  people: PersonTable;
  usage: UsageTable;
  periods: UsagePeriodTable;
  runs: RunTable;
  authored: AuthoredTable;
  sources: SourceSpan[];
  /** Names of the tools by their number. */
  tools: readonly string[];
}

/** Tier of every person in every week: row = person × weeks + week. */
export interface TierTable {
  people: number;
  weeks: number;
  /** Last day of each week, and of the days looked at. */
  endDay: Int32Array;
  /** Into TIERS; 255 = the person is not there in that week. */
  tier: Uint8Array;
  /** 1 = a source that could have lifted it does not cover the days. */
  atLeast: Uint8Array;
  /** Into TIER_EVIDENCE. */
  evidence: Uint8Array;
  /** The figure that decided: surfaces, runs, hours, runs at once, days, pull requests. */
  value: Float32Array;
}
