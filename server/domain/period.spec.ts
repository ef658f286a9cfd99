import fc from 'fast-check';
import { periodOf, type Periods } from './period';

const HOUR = 3600;
const periodsOf = (edges: number[]): Periods => ({ length: edges.length - 1, edges: Float64Array.from(edges) });

describe('periodOf', () => {
  // Berlin, 2026: the week of 23 March has 167 hours, the week of 19 October 169.
  it('finds the week where the clock changes: 168, 167 and 169 hours', () => {
    const weeks = periodsOf([0, 168, 335, 504, 672].map((hours) => hours * HOUR));
    expect(periodOf(weeks, 335 * HOUR - 1)).toBe(1);
    expect(periodOf(weeks, 335 * HOUR)).toBe(2);
    expect(periodOf(weeks, 504 * HOUR - 1)).toBe(2);
    expect(periodOf(weeks, 504 * HOUR)).toBe(3);
  });

  it('is half-open: the first edge belongs to the first period, the last to none', () => {
    const periods = periodsOf([10, 20, 30]);
    expect([9.999, 10, 19.999, 20, 29.999, 30, Infinity].map((at) => periodOf(periods, at))).toEqual([
      -1, 0, 0, 1, 1, 2, 2,
    ]);
    expect(periodOf(periods, NaN)).toBe(-1);
  });

  it('agrees with a search from the left for periods of any length', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -5000, max: 5000 }), { minLength: 2, maxLength: 40 }),
        fc.integer({ min: -6000, max: 6000 }),
        (drawn, at) => {
          const edges = [...drawn].sort((a, b) => a - b);
          expect(periodOf(periodsOf(edges), at)).toBe(edges.filter((edge) => edge <= at).length - 1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
