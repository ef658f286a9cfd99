import { Failure } from '../platform/failure';
import { isStale, type OrganizationRow } from './organizations';
import { nowOf, periodColumnsOf, periodsOf, previousOf, rangeOf } from './range';

const at = (time: string): number => Date.parse(time) / 1000;
const told = (seconds: number): string => new Date(Math.floor(seconds) * 1000).toISOString().slice(0, 16);
const organization = (horizon: string | undefined, timeZone = 'UTC'): OrganizationRow => ({
  id: 1,
  name: 'acme',
  simulated: false,
  timeZone,
  dataHorizon: horizon === undefined ? NaN : at(horizon),
  dataVersion: 1,
  settings: {},
});
const FIRST = at('2026-01-05T08:00Z');
/** From and to of what `asked` means when the data end at `horizon` and the clock on the wall says `wall`. */
const span = (asked: string | undefined, horizon: string, wall = horizon, timeZone = 'UTC'): string[] => {
  const range = rangeOf(organization(horizon, timeZone), asked, FIRST, at(wall));
  return [told(range.from), told(range.to)];
};
const refused = (asked: string): string => {
  try {
    rangeOf(organization('2026-10-01T12:00Z'), asked, FIRST, at('2026-10-01T12:00Z'));
  } catch (failure) {
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).code).toBe('bad_input');
    return (failure as Failure).message;
  }
  return 'taken';
};

describe('rangeOf, doors.md (Command line)', () => {
  // 2026-10-01 is a Thursday; its week began on Monday 28 September.
  it('weeks are the last whole ones: the running one is not among them', () => {
    expect(span('-2w', '2026-10-01T12:00Z')).toEqual(['2026-09-14T00:00', '2026-09-28T00:00']);
    expect(span(undefined, '2026-10-01T12:00Z')).toEqual(['2026-03-30T00:00', '2026-09-28T00:00']);
    expect(span('', '2026-10-01T12:00Z')).toEqual(span('-26w', '2026-10-01T12:00Z'));
  });

  it('old data end their ranges themselves: a week whose Friday they reach is whole', () => {
    expect(span('-1w', '2026-10-01T23:59Z', '2026-12-24T00:00Z')).toEqual(['2026-09-21T00:00', '2026-09-28T00:00']);
    expect(span('-1w', '2026-10-02T00:00Z', '2026-12-24T00:00Z')).toEqual(['2026-09-28T00:00', '2026-10-05T00:00']);
    expect(span('-1w', '2026-10-02T12:00Z', '2026-10-02T12:00Z')).toEqual(['2026-09-21T00:00', '2026-09-28T00:00']);
  });

  it('weeks and months are those of the organization’s zone, whatever the clock does', () => {
    // Berlin turns its clock on 25 October: that week has 169 hours and begins at 22:00 UTC, the next at 23:00.
    expect(span('-1w', '2026-10-29T12:00Z', '2026-10-29T12:00Z', 'Europe/Berlin')).toEqual([
      '2026-10-18T22:00',
      '2026-10-25T23:00',
    ]);
    expect(span('-2m', '2026-11-10T12:00Z', '2026-11-10T12:00Z', 'Europe/Berlin')).toEqual([
      '2026-08-31T22:00',
      '2026-10-31T23:00',
    ]);
    // In Auckland (UTC+13 from 27 September 2026) Monday has begun while it is Sunday in Greenwich.
    expect(span('-1w', '2026-10-11T12:00Z', '2026-10-11T12:00Z', 'Pacific/Auckland')).toEqual([
      '2026-10-04T11:00',
      '2026-10-11T11:00',
    ]);
  });

  it('days are calendar days, both included, also where one has 23 or 25 hours', () => {
    expect(span('2026-07-01..2026-07-01', '2026-10-01T12:00Z')).toEqual(['2026-07-01T00:00', '2026-07-02T00:00']);
    const berlin = (day: string): string[] =>
      span(`${day}..${day}`, '2026-12-01T12:00Z', '2026-12-01T12:00Z', 'Europe/Berlin');
    expect(berlin('2026-03-29')).toEqual(['2026-03-28T23:00', '2026-03-29T22:00']);
    expect(berlin('2026-10-25')).toEqual(['2026-10-24T22:00', '2026-10-25T23:00']);
    expect(berlin('2024-02-29')).toEqual(['2024-02-28T23:00', '2024-02-29T23:00']);
  });

  it('an open side reaches as far as the data', () => {
    expect(span('2026-07-01..', '2026-10-01T12:00Z')).toEqual(['2026-07-01T00:00', '2026-10-01T12:00']);
    expect(span('..2026-07-01', '2026-10-01T12:00Z')).toEqual(['2026-01-05T08:00', '2026-07-02T00:00']);
    // Data that do not reach that far: an empty day rather than a refusal.
    expect(span('..2025-12-31', '2026-10-01T12:00Z')).toEqual(['2025-12-31T00:00', '2026-01-01T00:00']);
    expect(span('2026-12-01..', '2026-10-01T12:00Z')).toEqual(['2026-12-01T00:00', '2026-12-02T00:00']);
    expect(span('all', '2026-10-01T12:00Z')).toEqual(['2026-01-05T08:00', '2026-10-01T12:00']);
  });

  it('names the same range in absolute days', () => {
    const address = (asked: string, zone: string): string =>
      rangeOf(organization('2026-10-29T12:00Z', zone), asked, FIRST, at('2026-10-29T12:00Z')).address;
    expect(address('-1w', 'Europe/Berlin')).toBe('2026-10-19..2026-10-25');
    expect(address('-1m', 'Pacific/Auckland')).toBe('2026-09-01..2026-09-30');
    expect(address('all', 'UTC')).toBe('2026-01-05..2026-10-29');
  });

  it('says when the data end more than two weeks ago', () => {
    const stale = (wall: string): boolean =>
      rangeOf(organization('2026-10-01T12:00Z'), '-4w', FIRST, at(wall)).endsAtHorizon;
    expect([stale('2026-10-15T12:00Z'), stale('2026-10-15T12:01Z')]).toEqual([false, true]);
    expect(isStale(organization(undefined), at('2026-10-01T12:00Z'))).toBe(false);
  });

  it.each(['-2w', 'all', '..2026-07-01', '2026-07-01..2026-07-02'])(
    '%s has a meaning before anything is imported',
    (asked) => {
      const range = rangeOf(organization(undefined), asked, NaN, at('2026-10-01T12:00Z'));
      expect(range.to).toBeGreaterThan(range.from);
      expect(range.address).toMatch(/^\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d$/);
    },
  );

  it.each(['soon', '-0w', '-12', '12w', '-1y', '..', '2026-07-01', '2026-7-1..2026-08-01', '-1w..'])(
    '%s is refused with what to write',
    (asked) => {
      expect(refused(asked)).toContain(`"${asked}" is not a range: write whole weeks such as -12w`);
    },
  );

  it('refuses days that do not exist, and an end before the beginning', () => {
    expect(refused('2026-02-30..2026-03-01')).toContain('"2026-02-30" is not a day of the calendar');
    expect(refused('2026-07-02..2026-07-01')).toContain('ends before it begins');
    expect(refused('0026-07-01..2026-07-01')).toContain('is longer than 100 years');
    expect(refused('2026-07-01..9999-12-31')).toContain('is not a day of the calendar');
  });
});

describe('previousOf', () => {
  it('is the range of equal length before, in whole days also where the clock changes', () => {
    const berlin = organization('2026-11-12T12:00Z', 'Europe/Berlin');
    const now = at('2026-11-12T12:00Z');
    const previous = previousOf(rangeOf(berlin, '-2w', FIRST, now));
    expect([told(previous.from), told(previous.to), previous.address]).toEqual([
      '2026-10-11T22:00',
      '2026-10-25T23:00',
      '2026-10-12..2026-10-25',
    ]);
    const all = rangeOf(berlin, 'all', FIRST, now);
    expect(previousOf(all).to - previousOf(all).from).toBeCloseTo(all.to - all.from, 3);
  });
});

describe('periodsOf and periodColumnsOf', () => {
  const berlin = organization('2026-11-04T12:00Z', 'Europe/Berlin');
  const now = at('2026-11-04T12:00Z');

  it('are ISO weeks of 167 to 169 hours, the first and the last cut to the range', () => {
    const range = rangeOf(berlin, '2026-10-14..2026-10-27', FIRST, now);
    const periods = periodsOf(berlin, range, 'week');
    const hours = [...periods.edges].slice(1).map((edge, p) => (edge - periods.edges[p]) / 3600);
    // Wednesday to Sunday, a week with the hour that comes twice, Monday and Tuesday.
    expect(hours).toEqual([5 * 24, 169, 2 * 24]);
    expect(periodColumnsOf(berlin, periods, 'week', now).label).toEqual(['2026-W42', '2026-W43', '2026-W44']);
  });

  it('are calendar months', () => {
    const range = rangeOf(berlin, '2026-09-30..2026-11-01', FIRST, now);
    const columns = periodColumnsOf(berlin, periodsOf(berlin, range, 'month'), 'month', now);
    expect(columns.label).toEqual(['2026-09', '2026-10', '2026-11']);
    expect(columns.start.map(told)).toEqual(['2026-09-29T22:00', '2026-09-30T22:00', '2026-10-31T23:00']);
  });

  it('a year begins with the week of its first Thursday', () => {
    const utc = organization('2027-02-01T00:00Z');
    const range = rangeOf(utc, '2026-12-28..2027-01-10', FIRST, now);
    const columns = periodColumnsOf(utc, periodsOf(utc, range, 'week'), 'week', at('2027-02-01T00:00Z'));
    expect(columns.label).toEqual(['2026-W53', '2027-W01']);
  });

  it('the week the data end in is running, also where the range is cut there', () => {
    for (const asked of ['2026-10-26..2026-11-15', 'all', '2026-10-26..']) {
      const range = rangeOf(berlin, asked, at('2026-10-26T08:00Z'), now);
      const columns = periodColumnsOf(berlin, periodsOf(berlin, range, 'week'), 'week', now);
      expect([columns.label[0], columns.label[1]]).toEqual(['2026-W44', '2026-W45']);
      expect(columns.running.slice(0, 2)).toEqual([false, true]);
    }
    // A range that ends in the middle of an old week shows all there was to see of it.
    const old = periodsOf(berlin, rangeOf(berlin, '2026-10-12..2026-10-21', FIRST, now), 'week');
    expect(periodColumnsOf(berlin, old, 'week', now).running).toEqual([false, false]);
  });

  it('a live week is running on its Friday too; an export that ends there holds the whole of it', () => {
    const friday = organization('2026-11-06T12:00Z');
    const range = rangeOf(friday, '2026-11-02..2026-11-08', FIRST, now);
    const week = periodsOf(friday, range, 'week');
    expect(periodColumnsOf(friday, week, 'week', at('2026-11-06T12:00Z')).running).toEqual([true]);
    expect(periodColumnsOf(friday, week, 'week', at('2026-11-09T00:00Z')).running).toEqual([false]);
  });

  it('now lies just behind the newest moment, so that it counts itself', () => {
    expect(nowOf(berlin)).toBeGreaterThan(now);
    expect(nowOf(berlin) - now).toBeLessThan(1);
  });
});
