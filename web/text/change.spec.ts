import { countChange } from './change';

test('the interval is the difference ± 1.96 times the root of the sum', () => {
  // 60 + 40 = 100, its root 10: 20 ± 19.6.
  const change = countChange(60, 40);
  expect(change?.difference).toBe(20);
  expect(change?.low).toBeCloseTo(0.4, 10);
  expect(change?.high).toBeCloseTo(39.6, 10);
  expect(change?.clear).toBe(true);
});

test('a difference within chance is not clear', () => {
  // 52 + 48 = 100: 4 ± 19.6 holds zero.
  expect(countChange(52, 48)?.clear).toBe(false);
  expect(countChange(0, 0)?.clear).toBe(false);
});

test('an unknown count has no change', () => {
  expect(countChange(null, 3)).toBeNull();
  expect(countChange(3, undefined)).toBeNull();
});
