import { DateTime } from 'luxon';

const FORM = /^(\d{4})-W(\d\d)$/;

/** Monday of an ISO week, YYYY-MM-DD; undefined for what is not the name of one, such as 2026-W54. */
export function mondayOf(week: string): string | undefined {
  const parts = FORM.exec(week);
  if (!parts) return undefined;
  const monday = DateTime.utc().set({ weekYear: Number(parts[1]), weekNumber: 1, weekday: 1 });
  const found = monday.plus({ weeks: Number(parts[2]) - 1 });
  return weekOfDay(found.toISODate()!) === week ? found.toISODate()! : undefined;
}

/** The ISO week a calendar day lies in, 2026-W48. */
export function weekOfDay(day: string): string {
  const date = DateTime.fromISO(day, { zone: 'utc' });
  return `${String(date.weekYear).padStart(4, '0')}-W${String(date.weekNumber).padStart(2, '0')}`;
}

/** The week so many weeks after another. */
export function weekAfter(week: string, weeks: number): string {
  return weekOfDay(DateTime.fromISO(mondayOf(week)!, { zone: 'utc' }).plus({ weeks }).toISODate()!);
}

/** Weeks from one to another; negative where the other is earlier. */
export function weeksBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((week) => DateTime.fromISO(mondayOf(week)!, { zone: 'utc' }));
  return Math.round(b.diff(a, 'weeks').weeks);
}
