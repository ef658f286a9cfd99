/** Who is trained when. Weeks are counted from the start of the plan. */
export interface Training {
  /** The first week with a seat; NaN = there is none within the weeks. */
  start: number;
  /** People trained per week, from `start` on, without a gap left out. */
  perWeek: number[];
}

/**
 * Gives people the free seats of the weeks, the earliest first. A training takes one week and one seat. Weeks are as many as `taken` is long;
 * undefined = they do not suffice. Nobody to be trained takes no seat and is done in the week asked for.
 *
 * @param taken seats that are gone, per week; not changed
 */
export function trainingOf(
  people: number,
  from: number,
  seats: number,
  taken: readonly number[],
): Training | undefined {
  if (people === 0) return from < taken.length ? { start: from, perWeek: [0] } : undefined;
  let left = people;
  let start = NaN;
  const perWeek: number[] = [];
  for (let week = from; week < taken.length && left > 0; week++) {
    const now = Math.min(left, Math.max(0, seats - taken[week]));
    if (Number.isNaN(start) && now === 0) continue;
    if (Number.isNaN(start)) start = week;
    perWeek.push(now);
    left -= now;
  }
  return left === 0 ? { start, perWeek } : undefined;
}

/** Seats that are gone once a training has taken its own. */
export function takenWith(taken: readonly number[], { start, perWeek }: Training): number[] {
  return taken.map((gone, week) => gone + (perWeek[week - start] ?? 0));
}
