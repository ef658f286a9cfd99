import { Failure } from '../../platform/failure';
import { mondayOf, weekOfDay } from '../../platform/iso-week';
import { dayStart, weekStarts } from '../../platform/time-zone';
import type { OrganizationView } from '../../store/organization-view';
import { dayOf, rangeOf } from '../../store/range';

/**
 * The end of the week that a forecast is made at, epoch seconds.
 *
 * @param week of the data, 2026-W40; missing = the last whole one
 * @throws Failure bad_input for what is no week, one that is not over, or one that ends before the data begin
 */
export function askedUntil(view: OrganizationView, week: string | null | undefined, wallClock: number): number {
  const { organization, first } = view;
  const { timeZone } = organization;
  const { to } = rangeOf(organization, '-1w', first, wallClock);
  if (week === null || week === undefined) return to;
  const monday = mondayOf(week);
  if (monday === undefined)
    throw new Failure('bad_input', `"${week}" is no ISO week: write it as ${weekOf(timeZone, to - 1)}.`);
  const start = dayStart(timeZone, monday);
  const end = weekStarts(timeZone, start, start + 1)[1];
  if (end <= to && end > first) return end;
  const there = first < to ? `; there are ${weekOf(timeZone, first)} to ${weekOf(timeZone, to - 1)}` : '';
  throw new Failure('bad_input', `There is no whole week ${week} in the data to forecast from${there}.`);
}

const weekOf = (timeZone: string, at: number): string => weekOfDay(dayOf(timeZone, at));
