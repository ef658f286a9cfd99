import { SURFACES, type AdoptionTables } from './adoption-table';
import { isOfSurface, leastActiveDays } from './period-days';
import { rowsOfPeople } from './rows-of-people';

/** One byte per person, in the order of SURFACES. */
export interface SurfaceUsers {
  used: Uint8Array[];
  /** 1 = a total of theirs reaches into the span of days, and nothing says whether they used the surface within it. */
  untold: Uint8Array[];
}

/**
 * Who used which surface within a span of days, both included: a day of usage on which they did, a run of theirs that touches the span, delegated or
 * not, a report of totals that lies inside the span, or one that reaches into it with more active days than it has days outside. Runs that a run started
 * do not count.
 */
export function surfaceUsers(
  { people, usage, periods, runs }: AdoptionTables,
  fromDay: number,
  toDay: number,
): SurfaceUsers {
  const users = SURFACES.map(() => new Uint8Array(people.length));
  const untold = SURFACES.map(() => new Uint8Array(people.length));
  for (let row = 0; row < usage.length; row++)
    if (usage.used[row] === 1 && usage.day[row] >= fromDay && usage.day[row] <= toDay)
      users[usage.surface[row]][usage.person[row]] = 1;
  const { rows, offsets } = rowsOfPeople(periods.person, periods.length, people.length);
  for (let row = 0; row < periods.length; row++) {
    if (periods.used[row] === 0 || periods.fromDay[row] > toDay || periods.toDay[row] < fromDay) continue;
    const person = periods.person[row];
    const inside = periods.fromDay[row] >= fromDay && periods.toDay[row] <= toDay;
    const sure =
      inside ||
      (leastActiveDays(periods, row, fromDay, toDay) > 0 &&
        isOfSurface(periods, rows.subarray(offsets[person], offsets[person + 1]), row));
    (sure ? users : untold)[periods.surface[row]][person] = 1;
  }
  for (let row = 0; row < runs.length; row++)
    if (runs.parent[row] === -1 && runs.startDay[row] <= toDay && runs.endDay[row] >= fromDay)
      users[runs.surface[row]][runs.person[row]] = 1;
  return { used: users, untold };
}
