import { mondayOf, weekAfter, weekOfDay, weeksBetween } from './iso-week';

test('2026 has 53 weeks: 2026-W53 begins on 28 December 2026, 2027-W01 on 4 January 2027', () => {
  expect(mondayOf('2026-W53')).toBe('2026-12-28');
  expect(mondayOf('2027-W01')).toBe('2027-01-04');
  expect(weekAfter('2026-W53', 1)).toBe('2027-W01');
  expect(weekAfter('2027-W01', -1)).toBe('2026-W53');
  expect(weeksBetween('2026-W48', '2027-W01')).toBe(6);
  expect(weeksBetween('2027-W01', '2026-W48')).toBe(-6);
  // The first days of January 2027 are of the last week of 2026.
  expect(weekOfDay('2027-01-03')).toBe('2026-W53');
});

test('2025 has 52 weeks, and 2026-W01 begins in December 2025', () => {
  expect(mondayOf('2025-W53')).toBeUndefined();
  expect(mondayOf('2026-W01')).toBe('2025-12-29');
  expect(weekOfDay('2025-12-29')).toBe('2026-W01');
  expect(weekAfter('2025-W52', 1)).toBe('2026-W01');
});

test('what is no week has no Monday', () => {
  for (const text of ['2026-W00', '2026-W54', '2026-48', 'W48', '2026-W5']) expect(mondayOf(text)).toBeUndefined();
});
