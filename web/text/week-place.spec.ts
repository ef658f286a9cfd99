import { todayIn } from './week-place';

test('a moment stands within its week, and nowhere outside of the weeks', () => {
  // 2026-W52 begins on Monday, 21 December.
  const weeks = ['2026-W51', '2026-W52'];
  expect(todayIn(weeks, Date.UTC(2026, 11, 24, 12))).toBe(1.5);
  expect(todayIn(weeks, Date.UTC(2026, 11, 14))).toBe(0);
  expect(todayIn(weeks, Date.UTC(2026, 11, 28))).toBeNull();
  expect(todayIn([], Date.UTC(2026, 11, 28))).toBeNull();
});
