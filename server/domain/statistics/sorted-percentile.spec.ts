import fc from 'fast-check';
import { percentiles } from './percentile';
import { sortedPercentile } from './sorted-percentile';

describe('sortedPercentile', () => {
  it('interpolates as R does: quantile(c(1, 2, 3, 4), .9, type = 7) is 3.7', () => {
    expect(sortedPercentile(Float64Array.of(1, 2, 3, 4), 0.9)).toBeCloseTo(3.7, 12);
  });

  it('has no answer for an empty slice or a probability outside 0…1', () => {
    expect(sortedPercentile(Float64Array.of(1, 2), 0.5, 1, 1)).toBeNaN();
    expect(sortedPercentile(Float64Array.of(1, 2), 1.5)).toBeNaN();
  });

  it('agrees with the unsorted variant', () => {
    const values = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (column, p) => {
        const sorted = Float64Array.from(column).sort();
        expect(sortedPercentile(sorted, p) + 0).toEqual(percentiles(Float64Array.from(column), [p])[0] + 0);
      }),
    );
  });
});
