import type { Stage } from '../stage';

/** What a sentence is about, beside its number: names, stages, weeks and further numbers. */
export interface StatementDetails {
  moved: { from: Stage; to: Stage; limit: number; between: readonly [string, string] | null; p: number };
  constraint: {
    stage: Stage;
    heldWeeks: number;
    /** In its first week: what was the constraint the week before; null = nothing, or not known. */
    instead: Stage | null;
    limit: number;
    byTarget: boolean;
    close: boolean;
    /** What it took over from while the report looks back; null = nothing. */
    after: { from: Stage; between: readonly [string, string] | null } | null;
  };
  waits_for_work: { runnerUp: Stage };
  pile: { stage: Stage; constraint: boolean; drainDays: number };
  waiting: { longestHours: number };
  merged: object;
  cycle_time: object;
  agent_authored: object;
  unreviewed: object;
  /** `weeks`: how many it is over, 1 or 4; with 4 it is compared with the four before. */
  hit_rate: { low: number; high: number; weeks: number };
  alarm: { agent: string; floor: number; low: number; high: number; fresh: boolean };
  tune: { agent: string; rule: string; hidden: number; hiddenHits: number; of: number; keptRate: number };
  incidents: object;
  incident_load: { staffedHours: number };
  change_fail: { low: number; high: number };
  deploys: object;
  tiers: { power: number; powerBefore: number; people: number; up: number; down: number };
  gate_failed: {
    plan: string; gate: string; metric: string; wave: string | null; floor: number; low: number; high: number; fresh: boolean;
  }; // prettier-ignore
  waves: {
    plan: string; waves: number; held: { wave: string; by: string }[];
    next: { wave: string; week: string | null; people: number; tier: string } | null;
  }; // prettier-ignore
  breaks_next: {
    /** null = none in any run */
    stage: Stage | null;
    week: string | null;
    low: number;
    high: number;
    weeks: number;
    likely: boolean;
    /** null = nothing holds the flow back now */
    now: Stage | null;
    beforeStage: Stage | null;
  };
  headroom: { stage: Stage | null; week: string | null; weeks: number };
}

export type StatementCode = keyof StatementDetails;

/** The page that shows it, with what its address holds beside organization, team and weeks. */
export interface StatementLink {
  page: string;
  query?: Readonly<Record<string, string>>;
  /** Which weeks it shows: those the report looks back (default), its own, or the four up to its own. */
  span?: 'weeks' | 'week' | 'four';
}

interface Base {
  /** Apart from others of the same code: an agent, a gate. */
  subject: string;
  /** A move, an alarm or a failed gate: it comes first. */
  urgent: boolean;
  /** Among the urgent, and as the first sentence of all: the largest. */
  weight: number;
  value: number;
  unit: string;
  /** NaN = there is none to compare with. */
  lastWeek: number;
  fourWeeks: number;
  /** NaN = it is a count itself. */
  n: number;
  link: StatementLink;
}

/** One sentence as codes and numbers. */
export type Statement = {
  [Code in StatementCode]: Base & { code: Code; details: StatementDetails[Code] };
}[StatementCode];
