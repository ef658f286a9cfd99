import { DateTime } from 'luxon';
import { mondayOf, weekAfter } from '../../../platform/iso-week';
import type { Scope } from '../questions';

/** Weeks that a report looks back, its own included. */
export const LOOK_BACK = 26;
/** What a forecast is asked for. */
export const AHEAD = 13;

/** The parts of the past a report speaks of, as scopes: calendar days in the organization's zone. */
export interface ReportWeeks {
  week: string;
  /** ISO weeks, the week of the report last. */
  labels: string[];
  from: string;
  to: string;
  scopes: { week: Scope; before: Scope; four: Scope; recent: Scope; recentBefore: Scope; weeks: Scope };
}

/** @param team null = the whole organization */
export function reportWeeks(week: string, team: string | null): ReportWeeks {
  const cut = team === null ? {} : { teams: [team] };
  /** From so many weeks before the week to so many before it, both included. */
  const scope = (from: number, to: number): Scope => ({
    ...cut,
    range: `${mondayOf(weekAfter(week, -from))}..${sundayOf(weekAfter(week, -to))}`,
  });
  return {
    week,
    labels: Array.from({ length: LOOK_BACK }, (_, place) => weekAfter(week, place + 1 - LOOK_BACK)),
    from: mondayOf(week)!,
    to: sundayOf(week),
    scopes: {
      week: scope(0, 0),
      before: scope(1, 1),
      four: scope(4, 1),
      recent: scope(3, 0),
      recentBefore: scope(7, 4),
      weeks: scope(LOOK_BACK - 1, 0),
    },
  };
}

const sundayOf = (week: string): string =>
  DateTime.fromISO(mondayOf(week)!, { zone: 'utc' }).plus({ days: 6 }).toISODate()!;
