import fc from 'fast-check';
import { wilson } from './wilson';

describe('wilson', () => {
  it.each([
    [0, 10, 0, 0.277533],
    [5, 10, 0.236593, 0.763407],
    [8, 10, 0.490162, 0.943318],
    [10, 10, 0.722467, 1],
    [60, 100, 0.502003, 0.690599],
  ])('measures, section 4 (design effect 1): %i of %i is [%f, %f]', (successes, n, low, high) => {
    const interval = wilson(successes, n);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  it('divides both counts by the design effect: 240 of 400 at 4 is as wide as 60 of 100', () => {
    expect(wilson(240, 400, 4)).toEqual(wilson(60, 100));
  });

  it('has no interval for nothing', () => {
    expect(wilson(0, 0)).toEqual({ low: NaN, high: NaN });
    expect(wilson(3, 2)).toEqual({ low: NaN, high: NaN });
    expect(wilson(1, 2, 0)).toEqual({ low: NaN, high: NaN });
  });

  it('contains the share, lies in 0…1 and mirrors when successes and failures change places', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.nat(),
        fc.double({ min: 1, max: 10, noNaN: true }),
        (n, k, deff) => {
          const successes = k % (n + 1);
          const { low, high } = wilson(successes, n, deff);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(successes / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(successes / n - 1e-12);
          const mirrored = wilson(n - successes, n, deff);
          expect(mirrored.low).toBeCloseTo(1 - high, 9);
          expect(mirrored.high).toBeCloseTo(1 - low, 9);
        },
      ),
    );
  });
});
