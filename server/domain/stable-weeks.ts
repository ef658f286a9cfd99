import { movesOf, verdictsOf } from './bottleneck';
import type { ForecastHistory } from './forecast-history';
import type { CalibrationRefusal } from './forecast-model';
import { saturationOf } from './saturation';
import { datedShifts } from './shift';
import { DEPLOY, STAGES, WRITE } from './stage';
import { randomOf } from './statistics/random';
import { tallyOf } from './tally';

/** Weeks a calibration rests on: at least, where nothing changed, at most. */
export const LEAST_WEEKS = 6;
const USUAL_WEEKS = 13;
const PERMUTATIONS = 499;
/** More pull requests than these say nothing more; weeks are left out down to the least. */
const MOST_ITEMS = 20_000;

/**
 * The last weeks in which nothing is known to have changed: after the latest dated shift of what is begun or merged per week, and the latest move of the
 * constraint; 13 where nothing changed, at least 6 whether or not something did.
 *
 * @returns weeks [from, to) of the past, or why there are none
 */
export function stableWeeksOf(history: ForecastHistory): { from: number; to: number } | CalibrationRefusal {
  const { table, past, now, targets, known } = history;
  if (past.length === 0 || table.length === 0) return 'no_weeks';
  let first = 0;
  while (first < past.length && !(table.created[0] < past.edges[first + 1])) first++;
  if (past.length - first < LEAST_WEEKS) return 'few_weeks';

  const weekDays = Float64Array.from(
    { length: past.length },
    (_, week) => (past.edges[week + 1] - past.edges[week]) / 86400,
  );
  const options = { now, selected: history.selected };
  const tallies = STAGES.slice(0, DEPLOY + 1).map((_, stage) => tallyOf(table, stage, past, options));
  const stages = tallies.map((tally, stage) =>
    saturationOf(
      {
        known: known[stage],
        target: targets[stage],
        averageWip: tally.hours.map((hours, week) => hours / (24 * weekDays[week])),
        departures: tally.departures,
      },
      weekDays,
    ),
  );
  let changed = first;
  for (const move of movesOf(stages, verdictsOf(stages))) {
    const week = move.between ? move.between[1] : move.heldWeek - 2;
    changed = Math.max(changed, week);
  }
  // The last week is left out: what began in it is not all open yet.
  const since = Math.max(first, past.length - 52);
  const begun = tallies[WRITE].arrivals.slice(since, past.length - 1);
  for (const shift of datedShifts(begun, { random: randomOf(1), permutations: PERMUTATIONS }))
    changed = Math.max(changed, since + shift.index);

  const to = past.length;
  let from = Math.min(to - LEAST_WEEKS, Math.max(changed, to - USUAL_WEEKS));
  const countFrom = (week: number): number => table.length - firstCreatedAt(table.created, past.edges[week]);
  while (from < to - LEAST_WEEKS && countFrom(from) > MOST_ITEMS) from++;
  from = Math.max(first, from);
  return { from, to };
}

function firstCreatedAt(created: Float64Array, at: number): number {
  let low = 0;
  let high = created.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (created[middle] < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
