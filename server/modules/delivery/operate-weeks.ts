import { openIncidentHours } from '../../domain/open-incidents';
import { FEWEST_PEOPLE } from '../../domain/pages-per-person';
import { periodOf, type Periods } from '../../domain/period';
import { finite } from '../../platform/finite';
import type { IncidentRow } from '../../store/incident-columns';
import type { OrganizationView } from '../../store/organization-view';
import { nowOf } from '../../store/range';
import type { OperateStage, OperateWeeks } from './operate-stage.types';

const HOUR = 3600;
/** Whoever was named so short a time ago is on call. */
export const ON_CALL = 28 * 86400;

/** The people named on incidents, and when each works. */
export interface Desk {
  /** Per incident of the view the people named on it; empty where it names none. */
  peopleOf: string[][];
  clockOf: Map<string, (at: number) => number>;
}

/** Per week the people named in the four weeks up to and with it on these incidents (places in `rows`). */
export function onCallOf(
  places: readonly number[],
  rows: readonly IncidentRow[],
  { peopleOf }: Desk,
  { length, edges }: Periods,
): string[][] {
  return Array.from({ length }, (_, week) => {
    const to = edges[week + 1];
    const near = places.filter((item) => rows[item].openedAt < to && rows[item].openedAt >= to - ON_CALL);
    return [...new Set(near.flatMap((item) => peopleOf[item]))];
  });
}

const areShown = (people: readonly string[]): boolean => people.length >= FEWEST_PEOPLE;
const isNamed = (people: readonly string[]): boolean => people.length > 0;

/** Whose hours the staffed hours of these weeks are. */
export function staffedBy(onCall: readonly string[][]): OperateStage['staffedBy'] {
  return !onCall.some(isNamed) ? 'calendar' : onCall.some(areShown) ? 'responders' : 'hidden';
}

/**
 * What running it asked of people per week. Where anybody is named at all, what speaks of people is null in weeks with fewer than five of them on
 * call: the hours of so few tell of each. Where nobody is, staffed hours are the organization's working hours. Source: measures.md 3.
 *
 * @param of places of incidents: of the scope, and of it opened in the range
 */
export function operateWeeks(
  view: OrganizationView,
  { peopleOf, clockOf }: Desk,
  of: { places: number[]; opened: number[]; onCall: string[][] },
  periods: Periods,
): OperateWeeks {
  const { rows } = view.incidents;
  const calendar = view.workingClock!;
  const now = nowOf(view.organization);
  const own = of.places.map((item) => rows[item]);
  const openHours = [...openIncidentHours(own, periods, now)];
  const inHours = openIncidentHours(own, periods, now, calendar);
  const opened = openHours.map((): number[] => []);
  for (const item of of.opened) opened[periodOf(periods, rows[item].openedAt)].push(item);
  const named = of.onCall.some(isNamed);
  const staffed = of.onCall.map((people, week) => {
    const [from, to] = [periods.edges[week], Math.min(periods.edges[week + 1], now)];
    if (!(to > from) || (named && !areShown(people))) return NaN;
    const clocks = named ? people.map((person) => clockOf.get(person) ?? calendar) : [calendar];
    return clocks.reduce((sum, clock) => sum + (clock(to) - clock(from)) / HOUR, 0);
  });
  const pagesOf = (items: readonly number[]): number => items.reduce((sum, item) => sum + peopleOf[item].length, 0);
  return {
    incidents: opened.map((items) => items.length),
    openHours,
    outOfHoursOpenHours: openHours.map((hours, week) => Math.max(0, hours - inHours[week])),
    staffedHours: staffed.map(finite),
    load: openHours.map((hours, week) => finite(hours / staffed[week])),
    pages: opened.map((items, week) => (areShown(of.onCall[week]) ? pagesOf(items) : null)),
    responders: of.onCall.map((people) => (areShown(people) ? people.length : null)),
  };
}

/** Columns of so many weeks of which nothing is known. */
export function unknownWeeks(length: number): OperateWeeks {
  const column = (): null[] => new Array<null>(length).fill(null);
  return {
    incidents: column(),
    openHours: column(),
    outOfHoursOpenHours: column(),
    staffedHours: column(),
    load: column(),
    pages: column(),
    responders: column(),
  };
}
