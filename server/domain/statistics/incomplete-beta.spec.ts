import fc from 'fast-check';
import { incompleteBeta } from './incomplete-beta';

describe('incompleteBeta', () => {
  it.each([
    // I_x(a, 1) = x^a, I_x(1, b) = 1 − (1 − x)^b.
    [0.3, 2, 1, 0.09],
    [0.9, 5, 1, 0.59049],
    [0.2, 1, 3, 0.488],
    [0.5, 7.5, 7.5, 0.5],
    // Arcsine law: I_x(½, ½) = 2/π · asin √x; x = ¼ gives 1/3.
    [0.25, 0.5, 0.5, 1 / 3],
    // Σ_{k ≥ 8} C(10, k) / 2^10 = (45 + 10 + 1) / 1024.
    [0.5, 8, 3, 56 / 1024],
  ])('I_%f(%f, %f) = %f in closed form', (x, a, b, expected) => {
    expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 12);
  });

  // Nearer to the ends 1 − x has lost digits of x.
  it('mirrors: I_x(a, b) + I_{1−x}(b, a) = 1, also for thousands', () => {
    const shape = fc.double({ min: 0.01, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shape, shape, (x, a, b) => {
        expect(incompleteBeta(x, a, b) + incompleteBeta(1 - x, b, a)).toBeCloseTo(1, 8);
      }),
    );
  });

  it('is NaN where it is not defined, 0 and 1 at the ends', () => {
    expect([incompleteBeta(-0.1, 1, 1), incompleteBeta(0.5, 0, 1), incompleteBeta(NaN, 1, 1)]).toEqual([NaN, NaN, NaN]);
    expect([incompleteBeta(0, 2, 3), incompleteBeta(1, 2, 3)]).toEqual([0, 1]);
  });
});
