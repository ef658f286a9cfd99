import { parseRange, shiftRange } from './range';

test('reads whole weeks, whole months, days and everything', () => {
  expect(parseRange('-12w')).toEqual({ kind: 'weeks', count: 12 });
  expect(parseRange('-6m')).toEqual({ kind: 'months', count: 6 });
  expect(parseRange('2026-07-01..2026-09-30')).toEqual({ kind: 'days', from: '2026-07-01', to: '2026-09-30' });
  expect(parseRange('all')).toEqual({ kind: 'all' });
});

test.each([
  '',
  '12w',
  '-0w',
  '-1234w',
  '2026-09-30..2026-07-01',
  '2026-02-30..2026-03-01',
  '2026-07-01..',
  'a..b',
  '2026-07-01..2026-07-02..2026-07-03',
])('"%s" is no range', (text) => {
  expect(parseRange(text)).toBeNull();
});

test('shifts by its own length', () => {
  expect(shiftRange('2026-09-28..2026-10-04', -1)).toBe('2026-09-21..2026-09-27');
  expect(shiftRange('2026-09-28..2026-10-04', 1)).toBe('2026-10-05..2026-10-11');
  // February 2026 has 28 days.
  expect(shiftRange('2026-03-01..2026-03-28', -1)).toBe('2026-02-01..2026-02-28');
  expect(shiftRange('-12w', -1)).toBeNull();
});
