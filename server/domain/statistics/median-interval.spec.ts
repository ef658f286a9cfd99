import { medianInterval } from './median-interval';
import { randomOf } from './random';

const upTo = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => n - i);

describe('medianInterval', () => {
  // n = 100: ranks (100 − 19.6) / 2 = 40.2 → 40 and 59.8 → 60 + 1 (Conover 1999: 40 and 61).
  it('takes the 40th and the 61st of a hundred', () =>
    expect(medianInterval(upTo(100))).toEqual({ low: 40, high: 61 }));
  // n = 7: (7 − 5.19) / 2 = 0.9; n = 8: (8 − 5.54) / 2 = 1.2 and (8 + 5.54) / 2 = 6.8.
  it('is unknown under eight values', () => {
    expect(medianInterval(upTo(0))).toEqual({ low: NaN, high: NaN });
    expect(medianInterval(upTo(7))).toEqual({ low: NaN, high: NaN });
    expect(medianInterval(upTo(8))).toEqual({ low: 1, high: 8 });
  });
  it('holds the true median of a skewed distribution in at least 94 % of 2,000 samples of 40', () => {
    const random = randomOf(7);
    let held = 0;
    for (let run = 0; run < 2000; run++) {
      const { low, high } = medianInterval(Float64Array.from({ length: 40 }, () => -Math.log(1 - random())));
      if (low <= Math.LN2 && Math.LN2 <= high) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.94);
  });
});
