import { civilDate, DAY, weekdayOf } from './civil-date';

export const OPENS = 9 * 3600;
export const CLOSES = 17 * 3600;

/** Month and day of the organization's single holidays; from 24 December to 1 January nobody works. */
const HOLIDAYS = [
  [5, 1],
  [6, 19],
  [8, 15],
  [10, 3],
];

/** Whether nobody of the organization works on that day although it is no weekend. */
export function isHoliday(dayNumber: number): boolean {
  const { month, day } = civilDate(dayNumber);
  if ((month === 12 && day >= 24) || (month === 1 && day === 1)) return true;
  return HOLIDAYS.some(([m, d]) => m === month && d === day);
}

/** Working time of one time zone: Monday to Friday, 9 to 17 local, holidays left out. Times in epoch seconds. */
export class WorkCalendar {
  private readonly firstDay: number;
  /** Per local day the next working day, itself included. */
  private readonly nextDay: Int32Array;

  /**
   * @param offset seconds local time is ahead of UTC, the same all year
   * @param from the calendar is known from the day before this moment …
   * @param to … until 30 days after this one; beyond lies Infinity
   */
  constructor(
    private readonly offset: number,
    from: number,
    to: number,
  ) {
    this.firstDay = Math.floor((from + offset) / DAY) - 1;
    const days = Math.ceil((to - from) / DAY) + 32;
    this.nextDay = new Int32Array(days);
    let next = this.firstDay + days;
    for (let i = days - 1; i >= 0; i--) {
      const day = this.firstDay + i;
      if (weekdayOf(day) < 5 && !isHoliday(day)) next = day;
      this.nextDay[i] = next;
    }
  }

  isOpen(at: number): boolean {
    return this.next(at) === at;
  }

  /** The moment itself when somebody works then, else the next opening. */
  next(at: number): number {
    const local = at + this.offset;
    const day = Math.floor(local / DAY);
    const working = this.workingDay(day);
    if (working !== day) return this.opening(working);
    const second = local - day * DAY;
    if (second < OPENS) return this.opening(day);
    return second < CLOSES ? at : this.opening(this.workingDay(day + 1));
  }

  /** The moment after `seconds` of working time. */
  after(at: number, seconds: number): number {
    let left = seconds;
    let time = this.next(at);
    while (time < Infinity) {
      const closing = this.closing(time);
      if (time + left <= closing) return time + left;
      left -= closing - time;
      time = this.next(closing);
    }
    return Infinity;
  }

  /** Openings of the working days in [from, to). */
  openings(from: number, to: number): number[] {
    const found: number[] = [];
    for (let at = this.next(from); at < to; at = this.next(this.closing(at)))
      found.push(at - ((at + this.offset) % DAY) + OPENS);
    return found;
  }

  private opening(day: number): number {
    return day < this.firstDay + this.nextDay.length ? day * DAY + OPENS - this.offset : Infinity;
  }

  private closing(at: number): number {
    return at - ((at + this.offset) % DAY) + CLOSES;
  }

  private workingDay(day: number): number {
    const index = day - this.firstDay;
    if (index < 0) return this.nextDay[0];
    return index < this.nextDay.length ? this.nextDay[index] : this.firstDay + this.nextDay.length;
  }
}
