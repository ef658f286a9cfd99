import { countChange, estimateChange, medianChange } from './change';

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

test('the interval of a difference of medians comes from the interval of each', () => {
  // 20 − 10 = 10; down √(3² + 4²) = 5, up √(12² + 5²) = 13.
  const now = { p50: 20, p50Low: 17, p50High: 32 };
  const before = { p50: 10, p50Low: 5, p50High: 14 };
  expect(medianChange(now, before)).toEqual({ difference: 10, low: 5, high: 23, clear: true });
  expect(medianChange(before, now)).toEqual({ difference: -10, low: -23, high: -5, clear: true });
  expect(medianChange({ ...now, p50Low: 5 }, before)?.clear).toBe(false);
});

test('a median without an interval has no change', () => {
  const known = { p50: 20, p50Low: 17, p50High: 32 };
  expect(medianChange(known, { p50: 10, p50Low: null, p50High: null })).toBeNull();
});

// Newcombe 1998, "Interval estimation for the difference between independent proportions", Table II, method 10: 56/70 against 48/80.
test('the difference of two shares has Newcombe’s interval: 56 of 70 against 48 of 80', () => {
  // The Wilson intervals of both, from the paper’s formula.
  const now = { value: 0.8, low: 0.69186, high: 0.87694 };
  const before = { value: 0.6, low: 0.49046, high: 0.70023 };
  const change = estimateChange(now, before);
  expect(change?.difference).toBeCloseTo(0.2, 10);
  expect(change?.low).toBeCloseTo(0.0524, 3);
  expect(change?.high).toBeCloseTo(0.3339, 3);
  expect(change?.clear).toBe(true);
});
