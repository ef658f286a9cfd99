import { nextRun } from './next-run';

const at = (text: string): number => Date.parse(text) / 1000;
const [MONDAY, SUNDAY] = [1, 7];
const HALF_PAST_TWO = 150;
const EIGHT = 480;

test.each([
  // Berlin is an hour ahead of UTC in winter, two in summer.
  ['the same day, later', MONDAY, EIGHT, 'Europe/Berlin', '2026-11-23T06:59:59Z', '2026-11-23T07:00:00Z'],
  ['exactly then: a week later', MONDAY, EIGHT, 'Europe/Berlin', '2026-11-23T07:00:00Z', '2026-11-30T07:00:00Z'],
  [
    'over the end of summer time it stays eight o’clock',
    MONDAY,
    EIGHT,
    'Europe/Berlin',
    '2026-10-19T06:00:00Z',
    '2026-10-26T07:00:00Z',
  ],
  [
    'another day of the week there: Sunday evening in UTC is Monday in Kolkata',
    MONDAY,
    300,
    'Asia/Kolkata',
    '2026-11-22T20:00:00Z',
    '2026-11-22T23:30:00Z',
  ],
  ['New York', MONDAY, EIGHT, 'America/New_York', '2026-11-23T00:00:00Z', '2026-11-23T13:00:00Z'],
  // On 28 March 2027 the clock leaps from 2:00 to 3:00, which is 01:00 UTC.
  [
    'a time the clock leaves out: when it leaps',
    SUNDAY,
    HALF_PAST_TWO,
    'Europe/Berlin',
    '2027-03-27T12:00:00Z',
    '2027-03-28T01:00:00Z',
  ],
  // On 25 October 2026 2:30 comes at 00:30 UTC and again at 01:30.
  [
    'a time that comes twice: the first',
    SUNDAY,
    HALF_PAST_TWO,
    'Europe/Berlin',
    '2026-10-24T12:00:00Z',
    '2026-10-25T00:30:00Z',
  ],
  ['and not the second', SUNDAY, HALF_PAST_TWO, 'Europe/Berlin', '2026-10-25T00:30:00Z', '2026-11-01T01:30:00Z'],
] as const)('%s', (_name, weekday, minute, zone, after, next) => {
  expect(new Date(1000 * nextRun(weekday, minute, zone, at(after))).toISOString()).toBe(next.replace('Z', '.000Z'));
});
