import { daysOfWeek } from './week';

const WEEK = 7 * 86_400_000;

/**
 * Where a moment lies among weeks, with the part of its week that is over: 2.5 = the middle of the third; null = in none of them.
 *
 * @param weeks ISO weeks such as `2026-W48`
 * @param now milliseconds; weeks begin at midnight UTC, which is exact enough for a line in a drawing
 */
export function todayIn(weeks: readonly string[], now: number): number | null {
  for (let place = 0; place < weeks.length; place++) {
    const from = Date.parse(`${daysOfWeek(weeks[place])?.slice(0, 10)}T00:00:00Z`);
    if (now >= from && now < from + WEEK) return place + (now - from) / WEEK;
  }
  return null;
}
