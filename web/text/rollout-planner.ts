import type { FasterLever, PlanRefusal, WaveLimit } from '../gql/documents';
import { countedOf, countOf, fineShareOf, shareOf } from './number';

const limits: Record<WaveLimit, string> = {
  nothing: 'nothing: as early as the plan may begin',
  given: 'the start its document gives',
  seats: 'seats of the training: all are taken before',
  soak: 'the soak of the wave before',
  gates: 'a gate that has too few data before',
  capacity: 'the reviewers: earlier, the wait for review would not hold',
};

/** What decided the week in which a wave starts. */
export const limitText = (limit: WaveLimit, gate: string | null): string =>
  limit === 'gates' && gate ? `the gate “${gate}”: too few data before` : limits[limit];

const refusals: Record<PlanRefusal, string> = {
  cannot_calibrate: 'No plan can be tried: the flow of this organization cannot be calibrated.',
  base_over_target: 'The target does not hold even if nobody starts. Loosen it, or relieve the reviewers first.',
  capacity: 'The target does not hold with all of the teams, however late they begin.',
  no_weeks: 'The plan takes longer than its weeks. Give it more weeks, more seats or a shorter soak.',
  no_people: 'A wave has no people that are known. Import who is in which team, or choose other teams.',
};

/** Why no plan was found, and what to do. */
export const refusalText = (refusal: PlanRefusal): string => refusals[refusal];

interface Tried {
  lever: FasterLever;
  value: number;
  /** Of added reviewers: where; empty = all of them, by their size. */
  where: readonly { team: string; add: number }[];
}

/** One change that was tried alone: "2 more reviewers (core 1, web 1)". */
export function triedText({ lever, value, where }: Tried): string {
  switch (lever) {
    case 'reviewers':
      return `${countOf(value)} more ${value === 1 ? 'reviewer' : 'reviewers'} (${
        where.length === 0 ? 'shared out among all' : where.map(({ team, add }) => `${team} ${countOf(add)}`).join(', ')
      })`;
    case 'reviewEffort':
      return `${shareOf(1 - value)} less effort per review`;
    case 'trainingSeats':
      return `${countOf(value)} training seats per week`;
    case 'soakWeeks':
      return value === 0 ? 'no soak' : `a soak of ${countedOf(value, 'week')}`;
  }
}

/** What would let the plan go faster, and by how much. */
export function fasterText({ weeksSaved, ...tried }: Tried & { weeksSaved: number | null }): string {
  return `${triedText(tried)}: ${weeksSaved === null ? 'makes the whole plan possible' : `the last wave is trained ${countedOf(weeksSaved, 'week')} sooner`}`;
}

interface Pool {
  /** null = those of all teams without a pool of their own. */
  team: string | null;
  /** People of that team; null: under 5, or not known. */
  people: number | null;
  servers: number;
  base: number;
  cap: number | null;
}

const isNamed = ({ team, people }: Pick<Pool, 'team' | 'people'>): boolean => team === null || people !== null;

/** What a pool of reviewers is called; a team under 5 people, or of unknown size, is not named. */
export function poolName({ team, people }: Pick<Pool, 'team' | 'people'>): string {
  if (team === null) return 'those of all teams without a pool of their own';
  return people === null ? 'those of a team under 5 people' : `those of ${team}`;
}

/** Which reviewers are nearest to their limit, how busy they are, and how busy they may be. */
export function tightestText(pool: Pool): string {
  // Of a group that is not named its size is not told either.
  const size = isNamed(pool) ? `, worth ${countOf(pool.servers)} who do nothing else` : '';
  const cap = pool.cap === null ? '' : ` Up to ${fineShareOf(pool.cap)}, nine of ten wait less than two reviews take.`;
  return `The tightest reviewers are ${poolName(pool)}${size}. Base utilisation ${fineShareOf(pool.base)}.${cap}`;
}
