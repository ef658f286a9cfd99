import { studentQuantile } from './student-quantile';

describe('studentQuantile', () => {
  it.each([
    [0.975, 1, 12.7062],
    [0.975, 3, 3.1824],
    [0.975, 10, 2.2281],
    [0.975, 29, 2.0452],
    [0.95, 10, 1.8125],
    [0.995, 20, 2.8453],
    [0.975, Infinity, 1.96],
    [0.95, Infinity, 1.6449],
  ])('the usual table: t(%f) with %f degrees of freedom is %f', (p, df, expected) => {
    expect(studentQuantile(p, df)).toBeCloseTo(expected, 4);
  });

  it('is NaN below the middle, at 1 and without degrees of freedom', () => {
    expect([
      studentQuantile(0.4, 5),
      studentQuantile(1, 5),
      studentQuantile(0.9, 0),
      studentQuantile(0.9, NaN),
    ]).toEqual([NaN, NaN, NaN, NaN]);
    expect(studentQuantile(0.5, 5)).toBe(0);
  });
});
