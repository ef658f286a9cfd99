import { DateTime, IANAZone } from 'luxon';

/**
 * Hours on duty per weekday, as [start, end] on the local clock, 0…24, fractions allowed; a day that is left out is
 * free.
 */
export type WeeklyCalendar = Partial<Record<Weekday, readonly (readonly [number, number])[]>>;
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/**
 * The edges of the ISO weeks (ISO 8601: Monday to Sunday) that touch [from, to), in epoch seconds: the first is the
 * start of the week that contains `from`, the last is the **end** of the last week, so n weeks have n + 1 edges and
 * `edges[i + 1] − edges[i]` is the length of week i (167 or 169 hours where the clock changes). A week starts with the
 * first instant of its Monday in `zone`. Empty unless from < to.
 *
 * Throws a RangeError for a zone that is not in the IANA time zone database.
 */
export function weekStarts(zone: string, from: number, to: number): Float64Array {
  return edges(zone, from, to, (day) => day.minus({ days: day.weekday - 1 }), { days: 7 });
}

/**
 * The edges of the calendar months that touch [from, to), in epoch seconds: n months have n + 1 edges, as with
 * `weekStarts`.
 */
export function monthStarts(zone: string, from: number, to: number): Float64Array {
  return edges(zone, from, to, (day) => day.set({ day: 1 }), { months: 1 });
}

/**
 * The ISO week an instant (epoch seconds) lies in, by the local calendar: `2026-W40`. The year is that of the week's
 * Thursday.
 */
export function isoWeekLabel(zone: string, at: number): string {
  const local = localTime(zone, at);
  return `${String(local.weekYear).padStart(4, '0')}-W${String(local.weekNumber).padStart(2, '0')}`;
}

/**
 * The first instant of a calendar day `YYYY-MM-DD` in `zone`, in epoch seconds: midnight, or where the clock leaves
 * midnight out, the instant it leaps at; where midnight comes twice, the first one. Throws a RangeError for a day that
 * does not exist.
 */
export function dayStart(zone: string, day: string): number {
  checkZone(zone);
  return firstInstant(parseDay(day), zone);
}

/**
 * The working intervals of all local days that touch [from, to), in epoch seconds, ascending, touching ones merged:
 * what `workingClock` takes.
 *
 * `holidays` are local days `YYYY-MM-DD` without work. Hours are those of the local clock: a shift from 22 to 24 ends
 * with the day, and one over the hour the clock leaves out or repeats is an hour shorter or longer. Throws a RangeError
 * for hours that are not 0 ≤ start < end ≤ 24 or that overlap.
 */
export function workingIntervals(
  zone: string,
  calendar: WeeklyCalendar,
  holidays: readonly string[],
  from: number,
  to: number,
): { starts: Float64Array; ends: Float64Array } {
  checkZone(zone);
  const shifts = WEEKDAYS.map((weekday) => checkedShifts(weekday, calendar[weekday] ?? []));
  const free = new Set(holidays.map((day) => parseDay(day).toISODate()));
  const starts: number[] = [];
  const ends: number[] = [];
  if (from < to) {
    // The day itself is walked in UTC, where every day exists and has 24 hours; only its hours are placed in the zone.
    let day = calendarDay(localTime(zone, from));
    const last = calendarDay(localTime(zone, Math.max(from, to - 0.001)));
    for (; day <= last; day = day.plus({ days: 1 })) {
      if (free.has(day.toISODate())) continue;
      for (const [start, end] of shifts[day.weekday - 1]) {
        const opens = clockTime(day, start, zone);
        const closes = clockTime(day, end, zone);
        if (!(closes > opens)) continue;
        if (ends.length > 0 && ends[ends.length - 1] >= opens) ends[ends.length - 1] = closes;
        else {
          starts.push(opens);
          ends.push(closes);
        }
      }
    }
  }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
}

function edges(
  zone: string,
  from: number,
  to: number,
  startOf: (day: DateTime) => DateTime,
  step: { days: number } | { months: number },
): Float64Array {
  checkZone(zone);
  if (!(from < to)) return new Float64Array(0);
  let day = startOf(calendarDay(localTime(zone, from)));
  const found = [firstInstant(day, zone)];
  while (found[found.length - 1] < to) {
    day = day.plus(step);
    found.push(firstInstant(day, zone));
  }
  return Float64Array.from(found);
}

function checkZone(zone: string): void {
  // Luxon keeps the zones it created; isValidZone builds a formatter at every call.
  if (!IANAZone.create(zone).isValid) {
    throw new RangeError(`"${zone}" is not a time zone. Give a name of the IANA database, such as Europe/Berlin.`);
  }
}

function localTime(zone: string, at: number): DateTime {
  checkZone(zone);
  const local = DateTime.fromSeconds(at, { zone });
  if (!local.isValid) throw new RangeError(`${at} is not an instant in epoch seconds.`);
  return local;
}

/** The calendar day of a local time as midnight UTC. */
function calendarDay(local: DateTime): DateTime {
  return DateTime.utc(local.year, local.month, local.day);
}

function parseDay(day: string): DateTime {
  const parsed = DateTime.fromFormat(day, 'yyyy-MM-dd', { zone: 'utc' });
  if (!parsed.isValid)
    throw new RangeError(`"${day}" is not a calendar day. Give it as YYYY-MM-DD, such as 2026-10-01.`);
  return parsed;
}

function firstInstant(day: DateTime, zone: string): number {
  return clockTime(day, 0, zone);
}

/**
 * When the local clock reaches an hour of a day for the first time. An hour that is left out is the instant of the
 * leap. Luxon alone is not enough: it takes the later or earlier of two equal times by the offset it guesses, and moves
 * a time that is left out by the length of the gap.
 */
function clockTime(day: DateTime, hour: number, zone: string): number {
  const wall = day.toSeconds() + Math.round(hour * 3600);
  const offset = (at: number): number => IANAZone.create(zone).offset(at * 1000) * 60;
  // The offset changes at most once within two days; so the two around the time are all there are.
  const earlier = offset(wall - 86_400);
  const later = offset(wall + 86_400);
  const first = wall - Math.max(earlier, later);
  if (earlier === later) return first;
  const second = wall - Math.min(earlier, later);
  if (first + offset(first) === wall) return first;
  if (second + offset(second) === wall) return second;
  return leap(first, second, offset);
}

/** The instant between two others at which the offset changes, to the second. */
function leap(low: number, high: number, offset: (at: number) => number): number {
  const before = offset(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

function checkedShifts(weekday: Weekday, hours: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = [...hours].sort((a, b) => a[0] - b[0]);
  let earliest = 0;
  for (const [start, end] of sorted) {
    if (!(start >= earliest && end > start && end <= 24)) {
      throw new RangeError(
        `The working hours ${start} to ${end} on ${weekday} must lie between ${earliest} and 24 and end after they start. Correct the calendar.`,
      );
    }
    earliest = end;
  }
  return sorted;
}
