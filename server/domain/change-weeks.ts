import { movesOf, verdictsOf } from './bottleneck';
import type { ObservedStage } from './forecast-past';
import type { Periods } from './period';
import { saturationOf } from './saturation';
import { datedShifts } from './shift';
import { WRITE } from './stage';
import { randomOf } from './statistics/random';

const PERMUTATIONS = 499;

/** Weeks of the past in which what is begun per week shifted, or the constraint moved, in order. Moves that cannot be dated count where their label began to hold. */
export function changeWeeks(observed: readonly ObservedStage[], past: Periods): number[] {
  const weekDays = Float64Array.from(
    { length: past.length },
    (_, week) => (past.edges[week + 1] - past.edges[week]) / 86400,
  );
  const stages = observed.map((stage) => saturationOf(stage, weekDays));
  const weeks = movesOf(stages, verdictsOf(stages)).map((move) => move.between?.[0] ?? move.heldWeek - 2);
  const begun = observed[WRITE].arrivals;
  let first = 0;
  while (first < begun.length && !Number.isFinite(begun[first])) first++;
  // What began in the last week is not all open yet.
  for (const shift of datedShifts(begun.slice(first, begun.length - 1), {
    random: randomOf(1),
    permutations: PERMUTATIONS,
  }))
    weeks.push(first + shift.index);
  return weeks.sort((a, b) => a - b);
}
