import { binomialTail } from './binomial-tail';

describe('binomialTail', () => {
  it.each([
    [8, 10, 0.5, 56 / 1024],
    [3, 5, 0.5, 16 / 32],
    [5, 5, 0.6, 0.6 ** 5],
    [1, 4, 0.25, 1 - 0.75 ** 4],
    [0, 4, 0.25, 1],
  ])('P(X ≥ %i) of %i at %f by hand: %f', (successes, n, p, expected) => {
    expect(binomialTail(successes, n, p)).toBeCloseTo(expected, 12);
  });

  it('holds between whole numbers, for counts divided by a design effect', () => {
    const half = binomialTail(7.5, 10, 0.5);
    expect(half).toBeLessThan(binomialTail(7, 10, 0.5));
    expect(half).toBeGreaterThan(binomialTail(8, 10, 0.5));
  });

  it('is NaN for counts that are no share', () => {
    expect([binomialTail(5, 4, 0.5), binomialTail(-1, 4, 0.5), binomialTail(1, 2, 1.5)]).toEqual([NaN, NaN, NaN]);
  });
});
