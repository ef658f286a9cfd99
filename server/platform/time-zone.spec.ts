import { dayStart, isoWeekLabel, monthStarts, weekStarts, workingIntervals } from './time-zone';

const at = (text: string): number => Date.parse(text) / 1000;
const iso = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
const hours = (edges: Float64Array): number[] => [...edges.subarray(1)].map((edge, i) => (edge - edges[i]) / 3600);
const BERLIN = 'Europe/Berlin';

describe('weekStarts', () => {
  it('gives Mondays 00:00 local around the range, the end of the last week included', () => {
    const edges = weekStarts(BERLIN, at('2026-09-30T12:00:00Z'), at('2026-10-06T00:00:00Z'));
    expect([...edges].map(iso)).toEqual(['2026-09-27T22:00:00Z', '2026-10-04T22:00:00Z', '2026-10-11T22:00:00Z']);
  });

  it('ends with the week before when the range ends on a Monday 00:00', () => {
    const monday = at('2026-10-04T22:00:00Z');
    expect([...weekStarts(BERLIN, monday - 1, monday)].map(iso)).toEqual([
      '2026-09-27T22:00:00Z',
      '2026-10-04T22:00:00Z',
    ]);
    expect([...weekStarts(BERLIN, monday, monday + 1)].map(iso)).toEqual([
      '2026-10-04T22:00:00Z',
      '2026-10-11T22:00:00Z',
    ]);
    expect([...weekStarts(BERLIN, monday, monday)]).toEqual([]);
  });

  it('has 167 hours in the week of 29 March 2026 and 169 in that of 25 October 2026 in Berlin', () => {
    expect(hours(weekStarts(BERLIN, at('2026-03-20T12:00:00Z'), at('2026-03-31T12:00:00Z')))).toEqual([168, 167, 168]);
    expect(hours(weekStarts(BERLIN, at('2026-10-15T12:00:00Z'), at('2026-10-27T12:00:00Z')))).toEqual([168, 169, 168]);
  });

  it('takes the Sunday evening of UTC for Monday in Auckland', () => {
    const edges = weekStarts('Pacific/Auckland', at('2026-07-05T13:00:00Z'), at('2026-07-05T13:00:01Z'));
    expect([...edges].map(iso)).toEqual(['2026-07-05T12:00:00Z', '2026-07-12T12:00:00Z']);
  });

  it('refuses what is not a time zone', () => {
    expect(() => weekStarts('Berlin', 0, 1)).toThrow('"Berlin" is not a time zone.');
  });
});

describe('monthStarts', () => {
  it('gives the first of the months around the range, over a leap February', () => {
    const edges = monthStarts('UTC', at('2028-01-31T23:00:00Z'), at('2028-03-01T00:00:00Z'));
    expect([...edges].map(iso)).toEqual(['2028-01-01T00:00:00Z', '2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z']);
    expect(hours(edges)).toEqual([31 * 24, 29 * 24]);
  });

  it('has 743 hours in March 2026 in Berlin', () => {
    expect(hours(monthStarts(BERLIN, at('2026-03-10T00:00:00Z'), at('2026-03-11T00:00:00Z')))).toEqual([743]);
  });
});

describe('isoWeekLabel', () => {
  // 1 January 2026 is a Thursday, so 2026 has 53 ISO weeks; 1 January 2027 is a Friday of the last of them.
  it.each([
    ['2026-09-28T00:00:00Z', '2026-W40'],
    ['2025-12-29T00:00:00Z', '2026-W01'],
    ['2026-12-28T00:00:00Z', '2026-W53'],
    ['2027-01-03T23:59:59Z', '2026-W53'],
    ['2027-01-04T00:00:00Z', '2027-W01'],
  ])('%s is in %s', (time, label) => {
    expect(isoWeekLabel('UTC', at(time))).toBe(label);
  });

  it('goes by the local calendar: the last hour of Sunday in UTC is Monday in Berlin', () => {
    expect(isoWeekLabel('UTC', at('2027-01-03T23:30:00Z'))).toBe('2026-W53');
    expect(isoWeekLabel(BERLIN, at('2027-01-03T23:30:00Z'))).toBe('2027-W01');
  });

  it('labels the edges of weekStarts one after the other over the turn of the year', () => {
    const edges = weekStarts(BERLIN, at('2026-12-20T00:00:00Z'), at('2027-01-12T00:00:00Z'));
    expect([...edges].map((edge) => isoWeekLabel(BERLIN, edge))).toEqual([
      ...['2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02', '2027-W03'],
    ]);
  });
});

describe('dayStart', () => {
  it.each([
    ['midnight in summer', BERLIN, '2026-07-01', '2026-06-30T22:00:00Z'],
    ['the day of the change to summer time', BERLIN, '2026-03-29', '2026-03-28T23:00:00Z'],
    ['the day after it', BERLIN, '2026-03-30', '2026-03-29T22:00:00Z'],
    ['the day of the change to winter time', BERLIN, '2026-10-25', '2026-10-24T22:00:00Z'],
    ['a midnight left out: Cairo leapt from 0:00 to 1:00', 'Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00Z'],
    [
      'a midnight that comes twice: Havana fell from 1:00 back to 0:00',
      'America/Havana',
      '2023-11-05',
      '2023-11-05T04:00:00Z',
    ],
    ['a day left out: Samoa jumped over it', 'Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00Z'],
    ['an offset of 45 minutes', 'Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00Z'],
  ])('%s', (_, zone, day, instant) => {
    expect(iso(dayStart(zone, day))).toBe(instant);
  });

  it('refuses a day that does not exist', () => {
    expect(() => dayStart('UTC', '2026-02-29')).toThrow('"2026-02-29" is not a calendar day.');
    expect(() => dayStart('UTC', '1.10.2026')).toThrow(RangeError);
  });
});

describe('workingIntervals', () => {
  const NINE_TO_FIVE = [[9, 17]] as const;
  const OFFICE = { mon: NINE_TO_FIVE, tue: NINE_TO_FIVE, wed: NINE_TO_FIVE, thu: NINE_TO_FIVE, fri: NINE_TO_FIVE };
  const shown = ({ starts, ends }: { starts: Float64Array; ends: Float64Array }): string[] =>
    [...starts].map((start, i) => `${iso(start)} ${iso(ends[i])}`);

  it('follows the local clock over the change to summer time and leaves weekends and holidays out', () => {
    const found = workingIntervals(
      BERLIN,
      OFFICE,
      ['2026-04-03'],
      at('2026-03-27T00:00:00Z'),
      at('2026-04-06T00:00:00Z'),
    );
    expect(shown(found)).toEqual([
      '2026-03-27T08:00:00Z 2026-03-27T16:00:00Z',
      '2026-03-30T07:00:00Z 2026-03-30T15:00:00Z',
      '2026-03-31T07:00:00Z 2026-03-31T15:00:00Z',
      '2026-04-01T07:00:00Z 2026-04-01T15:00:00Z',
      '2026-04-02T07:00:00Z 2026-04-02T15:00:00Z',
      '2026-04-06T07:00:00Z 2026-04-06T15:00:00Z',
    ]);
  });

  it('merges shifts that touch, within a day and over midnight, and sorts them', () => {
    const calendar = {
      mon: [
        [20, 24],
        [9, 12],
        [12, 13.5],
      ],
      tue: [[0, 4]],
    } as const;
    const found = workingIntervals('UTC', calendar, [], at('2026-10-05T00:00:00Z'), at('2026-10-07T00:00:00Z'));
    expect(shown(found)).toEqual([
      '2026-10-05T09:00:00Z 2026-10-05T13:30:00Z',
      '2026-10-05T20:00:00Z 2026-10-06T04:00:00Z',
    ]);
  });

  it('is an hour shorter on duty at night when the clock leaps, an hour longer when it falls back', () => {
    const night = { sun: [[0, 6]] } as const;
    const length = (from: string): number => {
      const { starts, ends } = workingIntervals(BERLIN, night, [], at(from), at(from) + 3600);
      return (ends[0] - starts[0]) / 3600;
    };
    expect(length('2026-03-22T10:00:00Z')).toBe(6);
    expect(length('2026-03-29T10:00:00Z')).toBe(5);
    expect(length('2026-10-25T10:00:00Z')).toBe(7);
  });

  it('has no work in the hour left out, and begins with the leap where duty begins in it', () => {
    const during = { sun: [[2, 3]] } as const;
    const into = { sun: [[2.5, 4]] } as const;
    const range = [at('2026-03-29T00:00:00Z'), at('2026-03-29T12:00:00Z')] as const;
    expect(shown(workingIntervals(BERLIN, during, [], ...range))).toEqual([]);
    expect(shown(workingIntervals(BERLIN, into, [], ...range))).toEqual(['2026-03-29T01:00:00Z 2026-03-29T02:00:00Z']);
  });

  it('covers a whole year: 261 weekdays in 2026', () => {
    const { starts } = workingIntervals('UTC', OFFICE, [], at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z'));
    expect(starts).toHaveLength(261);
  });

  it('refuses hours outside the day, backwards or overlapping', () => {
    const given = (hoursOfMonday: [number, number][]) => () =>
      workingIntervals('UTC', { mon: hoursOfMonday }, [], 0, 1);
    expect(given([[9, 25]])).toThrow('The working hours 9 to 25 on mon');
    expect(given([[17, 9]])).toThrow(RangeError);
    expect(
      given([
        [9, 13],
        [12, 17],
      ]),
    ).toThrow('The working hours 12 to 17 on mon must lie between 13 and 24');
  });
});
