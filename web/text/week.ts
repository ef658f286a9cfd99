const DAY = 86_400_000;

/** The days of an ISO week as an absolute range: `2026-W40` → `2026-09-28..2026-10-04`; null when it is no ISO week. */
export function daysOfWeek(week: string): string | null {
  const match = /^(\d{4})-W(\d{2})$/.exec(week);
  if (!match) return null;
  // ISO 8601: week 1 is the week with 4 January in it, weeks begin on Monday.
  const fourth = Date.UTC(Number(match[1]), 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY + (Number(match[2]) - 1) * 7 * DAY;
  return `${new Date(monday).toISOString().slice(0, 10)}..${new Date(monday + 6 * DAY).toISOString().slice(0, 10)}`;
}

/** The ISO week so many weeks after another: `2026-W53`, 1 → `2027-W01`. */
export function weekAfter(week: string, weeks: number): string {
  const days = daysOfWeek(week);
  if (!days) return week;
  // The Thursday of a week lies in the year that the week belongs to.
  const thursday = new Date(Date.parse(days.slice(0, 10)) + (7 * weeks + 3) * DAY);
  const year = thursday.getUTCFullYear();
  const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY)) + 1;
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** `2026-W40` → `W40`. */
export function shortWeek(week: string): string {
  return week.replace(/^\d{4}-/, '');
}

/** Two weeks in one breath: "W26 and W28", with the years where they differ. */
export function weeksBetween(between: readonly string[]): string {
  const [first, last] = [between[0], between[between.length - 1]];
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${first} and ${last}`;
  return `${shortWeek(first)} and ${shortWeek(last)}`;
}

/**
 * The days a period covers, both included, as an absolute range: a list over it counts what the period counted.
 *
 * @param start first moment, RFC 3339
 * @param end first moment after it
 */
export function daysOfPeriod(start: string, end: string, timeZone: string): string {
  const day = (moment: number) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
  return `${day(Date.parse(start))}..${day(Math.max(Date.parse(start), Date.parse(end) - 1))}`;
}
