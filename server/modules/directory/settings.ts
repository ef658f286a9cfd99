import { STAGES } from '../../domain/stage';
import { Failure } from '../../platform/failure';
import { dayStart } from '../../platform/time-zone';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What an organization decides for itself, with the defaults filled in. Hours per weekday in local time, targets in backlog days. */
export interface Settings {
  name: string;
  timeZone: string;
  calendar: Record<string, [number, number][]>;
  holidays: string[];
  targets: Record<string, number>;
}

/** Changes as the command line gives them. */
export interface SettingsOptions {
  timeZone?: string;
  hours?: string[];
  holidays?: string[];
  target?: string[];
}

/**
 * The settings after a change; what is not given stays. Hours and holidays replace all there were, targets one by one.
 *
 * @throws Failure wrong_use for a zone, day, hour, stage or number that does not exist
 */
export function changedSettings(before: Settings, { timeZone, hours, holidays, target }: SettingsOptions): Settings {
  const after = { ...before, targets: { ...before.targets } };
  if (timeZone !== undefined) after.timeZone = zoneOf(timeZone);
  if (hours) after.calendar = calendarOf(hours);
  if (holidays) after.holidays = [...new Set(holidays.map(dayOf))].sort();
  for (const text of target ?? []) {
    const [, stage, days] = /^([a-z]+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    if (!STAGES.slice(1).includes(stage as never) || !(Number(days) > 0))
      throw new Failure('wrong_use', `--target ${text} is not a target: write a stage and days above 0, such as review=1; stages are ${STAGES.slice(1).join(', ')}.`); // prettier-ignore
    after.targets[stage] = Number(days);
  }
  return after;
}

function zoneOf(zone: string): string {
  try {
    dayStart(zone, '2026-01-01');
    return zone;
  } catch (cause) {
    throw new Failure('wrong_use', `--time-zone ${zone} is not in the time zone database: write one such as Europe/Berlin or UTC.`, { cause }); // prettier-ignore
  }
}

function dayOf(day: string): string {
  try {
    dayStart('UTC', day);
    return day;
  } catch (cause) {
    throw new Failure('wrong_use', `--holidays ${day} is not a day: write it as 2026-12-25.`, { cause });
  }
}

/** `mon-thu=9-17`, `fri=9-12.5`; a day named twice works twice. */
function calendarOf(texts: string[]): Settings['calendar'] {
  const calendar: Settings['calendar'] = {};
  for (const text of texts) {
    const [, first, last, from, to] = /^([a-z]{3})(?:-([a-z]{3}))?=(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    const begin = WEEKDAYS.indexOf(first);
    const end = last === undefined ? begin : WEEKDAYS.indexOf(last);
    if (begin < 0 || end < begin || !(Number(from) < Number(to)) || Number(to) > 24)
      throw new Failure('wrong_use', `--hours ${text} are no working hours: write days and hours of 0 to 24, such as mon-fri=9-17.`); // prettier-ignore
    for (const day of WEEKDAYS.slice(begin, end + 1)) {
      const spans = (calendar[day] ??= []);
      spans.push([Number(from), Number(to)]);
      spans.sort((a, b) => a[0] - b[0]);
      if (spans.some((span, i) => i > 0 && span[0] < spans[i - 1][1]))
        throw new Failure('wrong_use', `--hours give ${day} hours that overlap: name each hour once.`);
    }
  }
  return calendar;
}
