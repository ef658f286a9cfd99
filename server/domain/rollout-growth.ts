import { periodOf, type Periods } from './period';
import type { Levers } from './forecast-levers';

/**
 * By what the writing of a team is multiplied in each span between `edges`, by the weekly multiples of the levers: 1 without any, and before the
 * first of the weeks; weeks after the last multiple are as the last.
 */
export function writingGrowth(
  { writingWeeks }: Pick<Levers, 'writingWeeks'>,
  team: string | null,
  edges: ArrayLike<number>,
  weeks: Periods,
): (span: number) => number {
  const own = writingWeeks?.filter((of) => of.team === team && of.times.length > 0) ?? [];
  if (own.length === 0) return () => 1;
  return (span) => {
    const week = Math.min(weeks.length - 1, periodOf(weeks, edges[span]));
    return week < 0 ? 1 : own.reduce((product, { times }) => product * times[Math.min(week, times.length - 1)], 1);
  };
}
