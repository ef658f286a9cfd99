import { daysOfPeriod, daysOfWeek, weekAfter } from './week';

// Days from the ISO 8601 week calendar: 2026-W01 begins on 29 December 2025, 2026 has 53 weeks.
test.each([
  ['2026-W01', '2025-12-29..2026-01-04'],
  ['2026-W40', '2026-09-28..2026-10-04'],
  ['2026-W53', '2026-12-28..2027-01-03'],
  ['2027-W01', '2027-01-04..2027-01-10'],
])('%s is %s', (week, days) => {
  expect(daysOfWeek(week)).toBe(days);
});

test('what is no ISO week has no days', () => {
  expect(daysOfWeek('2026-40')).toBeNull();
});

test('the days of a period are those of the organization’s time zone, the end is not included', () => {
  expect(daysOfPeriod('2026-09-27T22:00:00Z', '2026-10-04T22:00:00Z', 'Europe/Berlin')).toBe('2026-09-28..2026-10-04');
  expect(daysOfPeriod('2026-09-28T00:00:00Z', '2026-10-05T00:00:00Z', 'UTC')).toBe('2026-09-28..2026-10-04');
});

test.each([
  ['2026-W40', 1, '2026-W41'],
  ['2026-W53', 1, '2027-W01'],
  ['2027-W01', -1, '2026-W53'],
  // 2024-12-30 is the Monday of 2025-W01
  ['2024-W52', 1, '2025-W01'],
  ['2025-W01', -1, '2024-W52'],
])('%s and %i weeks are %s', (week, weeks, after) => {
  expect(weekAfter(week, weeks)).toBe(after);
});
