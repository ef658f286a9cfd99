/** Tiers a wave may lead to. */
export const ROLLOUT_TIERS = ['casual', 'power'] as const;
export type RolloutTier = (typeof ROLLOUT_TIERS)[number];

/** Where a writing multiplier comes from: this organization's own effect estimate, a published figure, or somebody's word. */
export const WRITING_SOURCES = ['own_effect', 'prior', 'stated'] as const;
export type WritingSource = (typeof WRITING_SOURCES)[number];

export const GATE_METRICS = ['hit_rate', 'review_wait', 'change_fail_rate', 'incidents', 'capacity'] as const;
export type GateMetric = (typeof GATE_METRICS)[number];
export const GATE_SCOPES = ['wave', 'organization'] as const;
export type GateScope = (typeof GATE_SCOPES)[number];

export const ROLLOUT_ORDERS = ['given', 'random'] as const;

/**
 * One condition for going on. Pass and fail are given apart: what lies between is for a person. Shares from 0 to 1, waits in hours, incidents per
 * week. Exactly one of each pair is given.
 */
export interface GateRule {
  name: string;
  metric: GateMetric;
  /** The teams of the wave it stands for, or everybody. */
  scope: GateScope;
  pass: { atLeast?: number; atMost?: number };
  fail: { below?: number; above?: number };
  lookBackWeeks: number;
  /** With fewer (effective) observations the answer is inconclusive. */
  minimumN: number;
}

/** Teams that get agents together, up to a tier. */
export interface RolloutWave {
  name: string;
  teams: string[];
  tier: RolloutTier;
  /** ISO week, 2026-W48; null = as early as the planner finds. */
  start: string | null;
  /** Weeks between the last training of this wave and the first of the next. */
  soakWeeks: number;
}

/** How much more somebody of a tier writes; 1 = as before. */
export interface WritingFigure {
  times: number;
  source: WritingSource;
  /** Who says so, or where it was published. */
  name: string;
}

/** A plan of who gets agents when, as its file holds it. Source: measures.md 7. */
export interface RolloutDocument {
  downstream: 'rollout-plan/1';
  name: string;
  /** ISO week before which nothing starts. */
  start: string;
  /** Weeks the plan may take. */
  weeks: number;
  /** The 90th percentile of the wait for the first human review that has to hold, in this share of the simulated runs. */
  target: { reviewWaitHours: number; share: number };
  waves: RolloutWave[];
  /** People that can be trained per week. */
  trainingSeats: number;
  /** Teams that stay without, to compare with. */
  holdout: string[];
  /** random: waves of one tier without a start of their own take each other's places, by the seed. */
  order: (typeof ROLLOUT_ORDERS)[number];
  seed: number;
  writing: Record<RolloutTier, WritingFigure>;
  gates: GateRule[];
}

export const WAVE_STATES = ['planned', 'training', 'soaking', 'running', 'held', 'rolled_back', 'done'] as const;
export type WaveState = (typeof WAVE_STATES)[number];

export const DECISION_KINDS = ['hold', 'resume', 'override', 'rollback', 'start', 'end'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** What decided the week in which a wave starts. */
export const WAVE_LIMITS = ['nothing', 'given', 'seats', 'soak', 'gates', 'capacity'] as const;
export type WaveLimit = (typeof WAVE_LIMITS)[number];

/** Why no plan is found. */
export const PLAN_REFUSALS = ['cannot_calibrate', 'base_over_target', 'capacity', 'no_weeks', 'no_people'] as const;
export type PlanRefusal = (typeof PLAN_REFUSALS)[number];

export const FASTER_LEVERS = ['reviewers', 'reviewEffort', 'trainingSeats', 'soakWeeks'] as const;
export type FasterLever = (typeof FASTER_LEVERS)[number];
