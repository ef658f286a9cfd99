import type { TeamPeople } from '../../store/team-people';

/**
 * People per team as they were counted when a plan was started: who comes to a tier since then was trained by it, and must not shorten what it planned.
 * Teams that came since are as they are now.
 *
 * @param kept undefined = nothing was kept
 */
export function peopleAtStart(
  kept: readonly TeamPeople[] | undefined,
  now: readonly TeamPeople[],
): readonly TeamPeople[] {
  if (!kept) return now;
  const known = new Map(kept.map((of) => [of.team, of]));
  return now.map((of) => known.get(of.team) ?? of);
}
