import { comparedLast } from '../../../domain/report/compared';
import type { AdoptionFacts } from '../../../domain/report/report-facts';
import type { ReportAdoptionQuery, Tier } from '../questions';

const LADDER: readonly Tier[] = ['none', 'ambient', 'casual', 'power'];

/** People at casual or power in each week. */
export const usersPerWeek = ({ weeks }: ReportAdoptionQuery): number[] =>
  weeks.weeks.casual.map((casual, week) => casual + weeks.weeks.power[week]);

/** @returns null where nothing tells of any use of agents, or the scope narrows to under five people */
export function adoptionFacts({ weeks, week }: ReportAdoptionQuery): AdoptionFacts | null {
  if (weeks.unknown || weeks.tooFew) return null;
  /** Who came, left or is unknown on one side has no step. */
  const known = week.moves.flatMap(({ from, to, people }) => {
    if (from === null || to === null || !LADDER.includes(from) || !LADDER.includes(to)) return [];
    return [{ step: Math.sign(LADDER.indexOf(to) - LADDER.indexOf(from)), people }];
  });
  const moved = (towards: 1 | -1): number =>
    known.filter(({ step }) => step === towards).reduce((sum, { people }) => sum + people, 0);
  return {
    people: weeks.people,
    casual: comparedLast(weeks.weeks.casual),
    power: comparedLast(weeks.weeks.power),
    up: moved(1),
    down: moved(-1),
  };
}
