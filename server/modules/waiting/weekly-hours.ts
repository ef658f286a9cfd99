import { Failure } from '../../platform/failure';
import type { WeeklyCalendar, Weekday } from '../../platform/time-zone';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const HOURS = /^(\d{1,2})(?::(\d\d))?-(\d{1,2})(?::(\d\d))?$/;

/** Hours on duty, of everybody and of those who have their own; undefined = always. */
export interface LogCalendars {
  all: WeeklyCalendar | undefined;
  own: Map<string, WeeklyCalendar>;
}

/**
 * Weekly hours as a command line gives them: `mon-fri=10-20` for everybody, `Anya:mon-thu=9:30-17` for one, and breaks `Anya=12:00-12:30` on every day.
 *
 * @throws Failure wrong_use for anything else
 */
export function calendarsOf(calendars: readonly string[], breaks: readonly string[]): LogCalendars {
  let all: WeeklyCalendar | undefined;
  const own = new Map<string, WeeklyCalendar>();
  for (const text of calendars) {
    const [, name, first, last, hours] = /^(?:(.+):)?([a-z]{3})(?:-([a-z]{3}))?=(.+)$/.exec(text) ?? [];
    const [from, to] = [first, last ?? first].map((day) => WEEKDAYS.indexOf(day as Weekday));
    if (hours === undefined || from < 0 || to < from)
      throw new Failure(
        'wrong_use',
        `--calendar ${text} is not a calendar: write mon-fri=10-20, or Anya:mon-fri=10-20 for one.`,
      );
    const shift = hoursOf('--calendar', text, hours);
    const calendar: WeeklyCalendar = { ...(name === undefined ? all : own.get(name)) };
    for (let day = from; day <= to; day++)
      calendar[WEEKDAYS[day]] = [...(calendar[WEEKDAYS[day]] ?? []), shift].sort((a, b) => a[0] - b[0]);
    if (name === undefined) all = calendar;
    else own.set(name, calendar);
  }
  for (const text of breaks) {
    const [, name, hours] = /^(.+)=([^=]+)$/.exec(text) ?? [];
    if (hours === undefined) throw new Failure('wrong_use', `--break ${text} is not a break: write Anya=12:00-12:30.`);
    const [from, to] = hoursOf('--break', text, hours);
    const calendar = own.get(name) ?? all ?? Object.fromEntries(WEEKDAYS.map((day) => [day, [[0, 24]]]));
    own.set(
      name,
      Object.fromEntries(
        Object.entries(calendar).map(([day, shifts]) => [
          day,
          shifts.flatMap(([start, end]) =>
            [
              [start, Math.min(end, from)],
              [Math.max(start, to), end],
            ].filter(([a, b]) => b > a),
          ),
        ]),
      ) as WeeklyCalendar,
    );
  }
  return { all, own };
}

function hoursOf(option: string, text: string, hours: string): [number, number] {
  const [, h1, m1, h2, m2] = HOURS.exec(hours) ?? [];
  const [from, to] = [Number(h1) + Number(m1 ?? 0) / 60, Number(h2) + Number(m2 ?? 0) / 60];
  if (!(to > from && to <= 24)) throw new Failure('wrong_use', `${option} ${text}: "${hours}" are not hours of a day, such as 10-20 or 12:00-12:30.`); // prettier-ignore
  return [from, to];
}
