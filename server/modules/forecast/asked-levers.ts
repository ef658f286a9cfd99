import { NO_LEVERS, type Levers } from '../../domain/forecast-levers';
import { Failure } from '../../platform/failure';
import type { LeversInput } from './lever.types';

/** What a lever may be, [least, most]: wide enough to ask anything sensible, narrow enough to be answered in time. */
export const LEVER_LIMITS = {
  writing: [0, 10],
  times: [0, 10],
  reviewers: [-500, 500],
  reviewEffort: [0.05, 10],
  firstPass: [0, 1],
  hitRate: [0, 1],
  deployEvery: [0, 24 * 28],
  seats: [1, 10_000],
  ciTime: [0.05, 20],
  incidentRate: [0, 20],
  wipLimit: [1, 100_000],
} as const;

type Limited = keyof typeof LEVER_LIMITS;

/**
 * The levers somebody asked for, with the identity in the place of what was left out.
 *
 * @param teams those there are
 * @throws Failure bad_input for a number outside its limits, a team that does not exist, a tier nobody can be moved by
 */
export function askedLevers(given: LeversInput, teams: readonly string[]): Levers {
  const number = <T extends number | null>(
    lever: Limited,
    value: number | null | undefined,
    identity: T,
  ): T | number => (value === null || value === undefined ? identity : within(lever, value));
  const team = (name: string): string => {
    if (teams.includes(name)) return name;
    throw new Failure('bad_input', `There is no team "${name}"; there are: ${teams.length === 0 ? 'none' : teams.join(', ')}.`); // prettier-ignore
  };
  return {
    writing: number('writing', given.writing, NO_LEVERS.writing),
    writingOf: (given.writingOf ?? []).map((of) => {
      if (of.tier === 'none' || of.tier === 'unknown')
        throw new Failure('bad_input', `Writing cannot be changed of the tier "${of.tier}": take ambient, casual or power, or a team.`); // prettier-ignore
      if (!of.team && !of.tier)
        throw new Failure('bad_input', 'writingOf names neither a team nor a tier: name one, or use writing for all.');
      return { team: of.team ? team(of.team) : null, tier: of.tier ?? null, times: within('times', of.times) };
    }),
    reviewers: number('reviewers', given.reviewers, NO_LEVERS.reviewers),
    reviewersOf: (given.reviewersOf ?? []).map((of) => ({ team: team(of.team), add: within('reviewers', of.add) })),
    reviewEffort: number('reviewEffort', given.reviewEffort, NO_LEVERS.reviewEffort),
    firstPass: number('firstPass', given.firstPass, NO_LEVERS.firstPass),
    hitRate: number('hitRate', given.hitRate, NO_LEVERS.hitRate),
    deployEvery: number('deployEvery', given.deployEvery, NO_LEVERS.deployEvery),
    seats: number('seats', given.seats, NO_LEVERS.seats),
    ciTime: number('ciTime', given.ciTime, NO_LEVERS.ciTime),
    incidentRate: number('incidentRate', given.incidentRate, NO_LEVERS.incidentRate),
    wipLimit: number('wipLimit', given.wipLimit, NO_LEVERS.wipLimit),
    priority: given.priority ?? NO_LEVERS.priority,
  };
}

function within(lever: Limited, value: number): number {
  const [least, most] = LEVER_LIMITS[lever];
  if (value >= least && value <= most) return value;
  throw new Failure('bad_input', `${value} is no value of ${lever}: write a number from ${least} to ${most}.`);
}
