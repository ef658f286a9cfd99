import { civilDate, dateText, weekdayOf } from './civil-date';
import { isHoliday, WorkCalendar } from './work-calendar';

const HOUR = 3600;
/** 2026-11-23, a Monday: 20,780 days after 1970-01-01. */
const MONDAY = 20780;
const at = (day: number, hour: number): number => day * 86400 + hour * HOUR;

describe('civil dates', () => {
  it.each([
    [0, '1970-01-01', 3],
    [11016, '2000-02-29', 1],
    [MONDAY, '2026-11-23', 0],
    [20819, '2027-01-01', 4],
  ])('day %i is %s', (day, text, weekday) => {
    expect(dateText(day)).toBe(text);
    expect(weekdayOf(day)).toBe(weekday);
  });

  it('counts 366 days in 2028', () => {
    const leap = Array.from({ length: 400 }, (_, i) => civilDate(21184 + i)).filter(({ year }) => year === 2028);
    expect(leap).toHaveLength(366);
  });
});

describe('WorkCalendar', () => {
  const calendar = new WorkCalendar(0, at(MONDAY, 0), at(MONDAY + 60, 0));

  it('opens at 9 and closes at 17', () => {
    expect(calendar.next(at(MONDAY, 7))).toBe(at(MONDAY, 9));
    expect(calendar.next(at(MONDAY, 12))).toBe(at(MONDAY, 12));
    expect(calendar.next(at(MONDAY, 17))).toBe(at(MONDAY + 1, 9));
  });

  it('adds working time over nights and weekends: 10 hours from Friday 15:00 end on Tuesday at 9:00 plus 0', () => {
    // Friday 15–17 are 2 hours, Monday 8; none is left for Tuesday, so it ends as Monday closes.
    expect(calendar.after(at(MONDAY + 4, 15), 10 * HOUR)).toBe(at(MONDAY + 7, 17));
    expect(calendar.after(at(MONDAY + 4, 15), 11 * HOUR)).toBe(at(MONDAY + 8, 10));
  });

  it('is closed from 24 December to 1 January', () => {
    expect(isHoliday(MONDAY + 31)).toBe(true);
    // 2026-12-23 17:00 → 2027-01-04, a Monday.
    expect(calendar.next(at(MONDAY + 30, 17))).toBe(at(20822, 9));
  });

  it('works by local time: 9:00 at five and a half hours ahead of UTC is 3:30 UTC', () => {
    const ahead = new WorkCalendar(5.5 * HOUR, at(MONDAY, 0), at(MONDAY + 7, 0));
    expect(ahead.next(at(MONDAY, 0))).toBe(at(MONDAY, 3.5));
    expect(ahead.openings(at(MONDAY, 0), at(MONDAY + 7, 0))).toEqual(
      [0, 1, 2, 3, 4].map((day) => at(MONDAY + day, 3.5)),
    );
  });

  it('knows no end beyond its days', () => {
    expect(calendar.after(at(MONDAY, 9), 1000 * 8 * HOUR)).toBe(Infinity);
  });
});
