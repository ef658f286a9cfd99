import type { Stage } from '../stage';

/** What the organization can do from a week on. Multipliers are against the first weeks. */
export interface Phase {
  /** Counted from 1. */
  fromWeek: number;
  /** Which stage holds the flow back, by construction. */
  constraint: Stage;
  /** Pull requests written. */
  writing: number;
  /** Whether engineers below senior level review too. */
  everyoneReviews: boolean;
  /** Minutes a person needs for one review; the agent's first pass takes its part off. */
  reviewEffort: number;
  /** Probability that the first human review approves. */
  approvedAtOnce: number;
  /** Seats of every release train. */
  seats: number;
}

/**
 * The planted truth. Loads follow from it: what is asked of the reviewers is 0.7 of what they can do, then 1.5, then 0.7 again; of the trains' 95
 * seats a week 0.5 are asked for, then 0.65 (review lets no more through), then 1.1 and the pile review leaves behind, then 0.2.
 *
 * First looks come before later rounds, so too little review time shows as rounds that nobody picks up: in *review* far more than in *pickup*.
 * Once review is mended its pile flows into trains too small for it, and review's pile shrinks while deploy's grows.
 */
export const PHASES: readonly Phase[] = [
  {
    fromWeek: 1,
    constraint: 'write',
    writing: 1,
    everyoneReviews: false,
    reviewEffort: 1,
    approvedAtOnce: 0.56,
    seats: 1,
  },
  {
    fromWeek: 13,
    constraint: 'review',
    writing: 2,
    everyoneReviews: false,
    reviewEffort: 1,
    approvedAtOnce: 0.42,
    seats: 1,
  },
  {
    fromWeek: 26,
    constraint: 'deploy',
    writing: 2,
    everyoneReviews: true,
    reviewEffort: 0.75,
    approvedAtOnce: 0.56,
    seats: 1,
  },
  {
    fromWeek: 39,
    constraint: 'write',
    writing: 2,
    everyoneReviews: true,
    reviewEffort: 0.75,
    approvedAtOnce: 0.56,
    seats: 6,
  },
];

/** The phase of a week counted from 1. */
export function phaseOfWeek(week: number): Phase {
  let phase = PHASES[0];
  for (const candidate of PHASES) if (candidate.fromWeek <= week) phase = candidate;
  return phase;
}
