/** Tiers from least to most; the codes of `TierTable.tier`. Source: measures.md 5. */
export const TIERS = ['none', 'ambient', 'casual', 'power', 'unknown'] as const;
export type TierWord = (typeof TIERS)[number];

/** What decided a tier, strongest first within the tier; the codes of `TierTable.evidence`. */
export const TIER_EVIDENCE = [
  'none',
  'surfaces',
  'runs',
  'run_length',
  'runs_at_once',
  'days',
  'period_days',
  'authored',
  'reviewed',
  'reviewed_by_tool',
] as const;
export type TierEvidence = (typeof TIER_EVIDENCE)[number];

/**
 * Cut-offs between the tiers. Absolute, never percentiles: those can never show a whole organization moving up. Each reaches its tier on its own.
 * Source: measures.md 5.
 */
export interface TierRules {
  /** Days that are looked back from the end of a week, that day included. */
  windowDays: number;
  /** Days with use of any agent that make *casual*. */
  casualDays: number;
  /** Agent surfaces that make *power*. */
  powerSurfaces: number;
  /** Delegated runs that make *power*. */
  powerRuns: number;
  /** Hours of one delegated run that make *power*. */
  powerRunHours: number;
  /** Delegated runs at once that make *power*. */
  powerRunsAtOnce: number;
}

export const TIER_RULES: TierRules = {
  windowDays: 28,
  casualDays: 2,
  powerSurfaces: 2,
  powerRuns: 4,
  powerRunHours: 2,
  powerRunsAtOnce: 2,
};

/** Rules that stood, or stand, with their number; 1 are the defaults. */
export interface TierRulesVersion {
  version: number;
  rules: TierRules;
  /** Epoch seconds; NaN = the defaults. */
  since: number;
  note: string;
}
