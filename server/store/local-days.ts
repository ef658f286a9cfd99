import { dayStart, weekStarts, workingIntervals, type WeeklyCalendar, type Weekday } from '../platform/time-zone';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MORNINGS = Object.fromEntries(WEEKDAYS.map((day) => [day, [[0, 12]]])) as WeeklyCalendar;
const DAY = 86400;

/**
 * The local days of a zone between two moments, placed in time once, so that many weekly calendars can be laid over them: a year for a
 * thousand people takes milliseconds instead of placing each of their days anew.
 */
export class LocalDays {
  private readonly starts: Float64Array;
  private readonly weekday: Uint8Array;
  private readonly free: Set<number>;

  constructor(
    private readonly zone: string,
    holidays: readonly string[],
    from: number,
    to: number,
  ) {
    this.starts = workingIntervals(zone, MORNINGS, [], from, to).starts;
    const monday = this.starts.length > 0 ? weekStarts(zone, this.starts[0], this.starts[0] + 1)[0] : 0;
    const first = this.starts.length > 0 ? Math.round((this.starts[0] - monday) / DAY) : 0;
    this.weekday = Uint8Array.from(this.starts, (_, place) => (first + place) % 7);
    this.free = new Set(holidays.map((day) => dayStart(zone, day)));
  }

  /** The intervals of a weekly calendar: per weekday, Monday first, [start, end] on the local clock. */
  intervals(weekly: readonly (readonly (readonly [number, number])[])[]): {
    starts: Float64Array;
    ends: Float64Array;
  } {
    const calendar = Object.fromEntries(WEEKDAYS.map((day, place) => [day, weekly[place]])) as WeeklyCalendar;
    const starts: number[] = [];
    const ends: number[] = [];
    const add = (opens: number, closes: number): void => {
      if (ends.length > 0 && ends[ends.length - 1] >= opens) ends[ends.length - 1] = closes;
      else {
        starts.push(opens);
        ends.push(closes);
      }
    };
    this.starts.forEach((day, place) => {
      if (this.free.has(day)) return;
      const next = this.starts[place + 1];
      if (next - day === DAY) {
        for (const [from, to] of weekly[this.weekday[place]]) add(day + from * 3600, day + to * 3600);
        return;
      }
      // The last day, and those on which the clock changes.
      const own = workingIntervals(this.zone, calendar, [], day, day + 1);
      own.starts.forEach((opens, i) => add(opens, own.ends[i]));
    });
    return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
  }
}
