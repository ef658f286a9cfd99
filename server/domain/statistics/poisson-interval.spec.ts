import fc from 'fast-check';
import { poissonInterval } from './poisson-interval';

describe('poissonInterval', () => {
  // Published exact limits, 95 %: Garwood 1936 and any table of Poisson confidence limits.
  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [2, 0.2422, 7.2247],
    [5, 1.6235, 11.6683],
    [10, 4.7954, 18.3904],
    [20, 12.2165, 30.8884],
    [50, 37.111, 65.9183],
    [100, 81.3639, 121.627],
  ])('holds the published limits of %d events', (n, low, high) => {
    const interval = poissonInterval(n);
    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });

  it('leaves a probability of 2.5 % on either side, by the sum of the distribution itself', () => {
    const upTo = (n: number, mean: number): number => {
      let term = Math.exp(-mean);
      let sum = term;
      for (let k = 1; k <= n; k++) sum += term *= mean / k;
      return sum;
    };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (n) => {
        const { low, high } = poissonInterval(n);
        expect(1 - upTo(n - 1, low)).toBeCloseTo(0.025, 9);
        expect(upTo(n, high)).toBeCloseTo(0.025, 9);
        expect(low).toBeLessThan(n);
        expect(high).toBeGreaterThan(n);
      }),
    );
  });

  it('comes close to the normal approximation for many events', () => {
    const { low, high } = poissonInterval(100_000);
    expect(low).toBeCloseTo(100_000 - 1.959964 * Math.sqrt(100_000) + 1, -1);
    expect(high).toBeCloseTo(100_000 + 1.959964 * Math.sqrt(100_000) + 2, -1);
  });

  it('is unknown for what is no count', () => {
    for (const n of [-1, 0.5, NaN, Infinity]) expect(poissonInterval(n)).toEqual({ low: NaN, high: NaN });
  });
});
