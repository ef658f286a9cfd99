import type { Periods } from '../domain/period';
import { Failure } from '../platform/failure';
import { dayStart, isoWeekLabel, monthStarts, weekStarts } from '../platform/time-zone';
import { isStale, type OrganizationRow } from './organizations';
import type { PeriodLength, Periods as PeriodColumns, Range } from '../platform/scope.types';

const DAY = 86400;
/** Data that reach a week's Friday hold the whole of it as far as work goes. */
const WEEKEND = 3 * DAY;
/** Just after the newest moment, so that it counts itself. */
const AFTER = 0.001;

/** A mistyped year would ask for half a million weeks. */
const LONGEST = 36525 * DAY;

const DEFAULT_RANGE = '-26w';

/** The moment every number speaks of: just after the data horizon. */
export function nowOf(organization: OrganizationRow): number {
  return organization.dataHorizon + AFTER;
}

/**
 * The range a scope asks for, in epoch seconds. `-12w` and `-6m` are the last whole weeks or months the data reach (a week whose Friday they
 * reach is whole); `a..b` are calendar days, both included; `all` is everything from `first` to the horizon.
 *
 * @throws Failure bad_input for anything else
 */
export function rangeOf(
  organization: OrganizationRow,
  range: string | undefined,
  first: number,
  wallClock: number,
): Range {
  const found = askedRange(organization, range, first, wallClock);
  return { ...found, address: addressOf(found) };
}

type Span = Omit<Range, 'address'>;

/** The days a span touches, both included. */
function addressOf({ from, to, timeZone }: Span): string {
  return `${dayOf(timeZone, from)}..${dayOf(timeZone, Math.max(from, to - 1))}`;
}

function askedRange(organization: OrganizationRow, range: string | undefined, first: number, wallClock: number): Span {
  const { timeZone } = organization;
  const label = range === undefined || range === '' ? DEFAULT_RANGE : range;
  const stale = isStale(organization, wallClock);
  const horizon = Number.isNaN(organization.dataHorizon) ? wallClock : organization.dataHorizon;
  const whole = { label, timeZone, endsAtHorizon: stale };
  if (label === 'all') return { ...whole, from: Number.isNaN(first) ? horizon - DAY : first, to: horizon + AFTER };
  const relative = /^-(\d{1,3})([wm])$/.exec(label);
  if (relative && Number(relative[1]) > 0) {
    const count = Number(relative[1]);
    const reached = Math.min(horizon + WEEKEND, Math.max(wallClock, horizon));
    const starts = relative[2] === 'w' ? weekStarts : monthStarts;
    const end = starts(timeZone, reached, reached + 1)[0];
    const back = starts(timeZone, end - count * (relative[2] === 'w' ? 7 : 31) * DAY - DAY, end);
    return { ...whole, from: back[Math.max(0, back.length - 1 - count)], to: end };
  }
  const days = /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(label);
  if (days && (days[1] || days[2])) {
    const begin = days[1] ? localDay(timeZone, days[1]) : NaN;
    const end = days[2] ? nextDay(timeZone, days[2]) : NaN;
    // An open side reaches as far as the data, and holds a day where they do not reach that far.
    const earliest = Math.min(Number.isNaN(first) ? horizon : first, horizon - DAY);
    const from = days[1] ? begin : Math.min(earliest, end - DAY);
    const to = days[2] ? end : Math.max(horizon + AFTER, begin + DAY);
    if (to <= from)
      throw new Failure('bad_input', `The range "${label}" ends before it begins: write the earlier day first.`);
    if (to - from > LONGEST)
      throw new Failure('bad_input', `The range "${label}" is longer than 100 years: write a shorter one, or all.`);
    return { ...whole, from, to, endsAtHorizon: false };
  }
  throw new Failure(
    'bad_input',
    `"${label}" is not a range: write whole weeks such as -12w, whole months such as -6m, days such as 2026-07-01..2026-09-30, or all.`,
  );
}

/** The range of equal length just before; whole days stay whole days where the clock changes in between. */
export function previousOf(range: Range): Range {
  const { from, to, timeZone } = range;
  const equal = from - (to - from);
  const wholeDays = [from, to].every((at) => dayStart(timeZone, dayOf(timeZone, at)) === at);
  const start = wholeDays ? dayStart(timeZone, dayOf(timeZone, equal + DAY / 2)) : equal;
  const previous = { ...range, from: start, to: from, label: 'previous' };
  return { ...previous, address: addressOf(previous) };
}

function localDay(timeZone: string, day: string): number {
  try {
    return dayStart(timeZone, day);
  } catch (cause) {
    throw new Failure('bad_input', `"${day}" is not a day of the calendar: write it as 2026-07-01.`, { cause });
  }
}

/** Midnight after a local day; 36 hours later it is the next day in every zone. */
function nextDay(timeZone: string, day: string): number {
  const noon = localDay(timeZone, day) + 1.5 * DAY;
  return localDay(timeZone, dayOf(timeZone, noon));
}

/** The local day of a moment, YYYY-MM-DD. */
export function dayOf(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at * 1000);
}

/** The periods of a range: its ISO weeks or months, the first and last cut to the range. */
export function periodsOf(organization: OrganizationRow, range: Range, by: PeriodLength): Periods {
  const edges = (by === 'week' ? weekStarts : monthStarts)(organization.timeZone, range.from, range.to);
  edges[0] = range.from;
  edges[edges.length - 1] = range.to;
  return { length: edges.length - 1, edges };
}

/** Periods as columns for people: labels, and whether the data reach their end. */
export function periodColumnsOf(
  organization: OrganizationRow,
  periods: Periods,
  by: PeriodLength,
  wallClock: number,
): PeriodColumns {
  const start = [...periods.edges.subarray(0, periods.length)];
  const end = [...periods.edges.subarray(1)];
  const { timeZone, dataHorizon } = organization;
  const label = start.map((at) => (by === 'week' ? isoWeekLabel(timeZone, at) : monthLabel(timeZone, at)));
  // A range may cut its last period; whether that is over goes by the whole period.
  const over = [...end];
  if (end.length > 0)
    over[end.length - 1] = (by === 'week' ? weekStarts : monthStarts)(
      timeZone,
      start[end.length - 1],
      end[end.length - 1],
    )[1];
  const reached = Math.min(dataHorizon + WEEKEND, Math.max(wallClock, dataHorizon));
  return { label, start, end, running: over.map((at) => !(reached >= at)) };
}

function monthLabel(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' })
    .format(at * 1000)
    .slice(0, 7);
}
