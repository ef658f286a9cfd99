import { DAY, WEEK } from '../../domain/simulation/civil-date';

/** The first Monday 00:00 UTC after 1970-01-01, a Thursday. */
const FIRST_MONDAY = 4 * DAY;

/** The Monday 00:00 UTC at or before a moment, in epoch seconds: the end of the last whole ISO week. */
export function lastWholeWeekEnd(now: number): number {
  return FIRST_MONDAY + Math.floor((now - FIRST_MONDAY) / WEEK) * WEEK;
}
