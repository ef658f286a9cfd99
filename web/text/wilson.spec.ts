import { wilsonOf } from './wilson';

test('Newcombe 1998, table I: 81 of 263 is 0.2553 to 0.3662, 0 of 20 is 0 to 0.1611', () => {
  const rate = wilsonOf(81, 263);
  expect(rate.low).toBeCloseTo(0.2553, 4);
  expect(rate.high).toBeCloseTo(0.3662, 4);
  const none = wilsonOf(0, 20);
  expect(none.low).toBe(0);
  expect(none.high).toBeCloseTo(0.1611, 4);
});

test('fewer than 10 are not enough data, not 0 %', () => {
  expect(wilsonOf(0, 9)).toEqual({ value: null, low: null, high: null, numerator: 0, n: 9, enough: false });
});
