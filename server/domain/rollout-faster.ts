import type { AddedReviewers } from './reviewers-added';
import type { CapacityQuestion } from './rollout-capacity';
import type { FasterLever, RolloutDocument } from './rollout-plan';
import type { Planned } from './rollout-planner';

export interface FasterOption {
  lever: FasterLever;
  /** Reviewers added, effort of a review as a multiple, people trained per week, weeks of soak. */
  value: number;
  /** Of added reviewers: the pools they come to; empty = all, by their size. */
  where: AddedReviewers['where'];
  /** NaN = it makes a plan possible where there was none. */
  weeksSaved: number;
}

export interface FasterFound {
  faster: FasterOption[];
  /** What was tried in vain. */
  inVain: FasterTried[];
}

export type FasterTried = Omit<FasterOption, 'weeksSaved'>;

/** Effort of a review that is tried. */
const EFFORT = 0.8;

/**
 * What would let a plan go faster, each alone: the planner runs again with it. Tried is what limited the plan: more reviewers and less effort per review
 * where capacity did, twice the seats where seats did, half the soak where the soak did. What saves a week or more is told, the fewest reviewers of those
 * that save as much; the rest was tried in vain.
 */
export function fasterOptions(
  planned: Planned,
  document: RolloutDocument,
  reviewers: readonly AddedReviewers[],
  planWith: (levers: NonNullable<CapacityQuestion['levers']>, document: RolloutDocument) => Planned,
): FasterFound {
  const { refusal, takes } = planned;
  const faster: FasterOption[] = [];
  const inVain: FasterTried[] = [];
  for (const option of optionsOf(planned, document, reviewers)) {
    const other = planWith(leversOf(option), documentWith(document, option));
    const weeksSaved = refusal === null ? takes - other.takes : NaN;
    if (other.refusal !== null || weeksSaved <= 0) inVain.push(option);
    else if (!faster.some((of) => of.lever === option.lever && of.value <= option.value && !(of.weeksSaved < weeksSaved))) faster.push({ ...option, weeksSaved }); // prettier-ignore
  }
  return { faster, inVain };
}

function optionsOf(
  { refusal, waves }: Planned,
  document: RolloutDocument,
  reviewers: readonly AddedReviewers[],
): FasterTried[] {
  if (refusal === 'no_people' || refusal === 'cannot_calibrate') return [];
  const limits = new Set(waves.map(({ limitedBy }) => limitedBy));
  const short = refusal === 'no_weeks';
  const crowded = short || limits.has('capacity') || refusal === 'capacity' || refusal === 'base_over_target';
  const soak = Math.max(0, ...document.waves.map(({ soakWeeks }) => soakWeeks));
  const longest = waves.some(({ training }) => training.perWeek.length > 1);
  const where: AddedReviewers['where'] = [];
  return [
    ...(crowded ? reviewers.map((of): FasterTried => ({ lever: 'reviewers', value: of.count, where: of.where })) : []),
    ...(crowded ? [{ lever: 'reviewEffort', value: EFFORT, where } as const] : []),
    ...(limits.has('seats') || longest || short ? [{ lever: 'trainingSeats', value: document.trainingSeats * 2, where } as const] : []),
    ...((limits.has('soak') || short) && soak > 0 ? [{ lever: 'soakWeeks', value: Math.floor(soak / 2), where } as const] : []),
  ];
} // prettier-ignore

function leversOf({ lever, value, where }: FasterTried): NonNullable<CapacityQuestion['levers']> {
  if (lever === 'reviewers') return where.length > 0 ? { reviewersOf: where } : { reviewers: value };
  return lever === 'reviewEffort' ? { reviewEffort: value } : {};
}

function documentWith(document: RolloutDocument, { lever, value }: FasterTried): RolloutDocument {
  if (lever === 'trainingSeats') return { ...document, trainingSeats: value };
  if (lever !== 'soakWeeks') return document;
  return {
    ...document,
    waves: document.waves.map((wave) => ({ ...wave, soakWeeks: Math.min(wave.soakWeeks, value) })),
  };
}
