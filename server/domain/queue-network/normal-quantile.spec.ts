import { normalQuantile } from './normal-quantile';

describe('normalQuantile', () => {
  it.each([
    // Wichura's own test values, and two from every table of statistics.
    [0.25, -0.6744897501960817],
    [0.001, -3.090232306167814],
    [1e-20, -9.26234008979841],
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
  ])('of %d is %d', (p, expected) => {
    expect(Math.abs(normalQuantile(p) / expected - 1)).toBeLessThan(1e-13);
  });

  it('is the inverse of the integral of the bell, and odd about one half', () => {
    for (const p of [0.51, 0.6, 0.9, 0.93, 0.999]) {
      const z = normalQuantile(p);
      // Simpson over [0, z].
      const pieces = 2000;
      const bell = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
      let sum = bell(0) + bell(z);
      for (let i = 1; i < pieces; i++) sum += (i % 2 === 1 ? 4 : 2) * bell((z * i) / pieces);
      expect(Math.abs(0.5 + (sum * z) / pieces / 3 - p)).toBeLessThan(1e-11);
      expect(normalQuantile(1 - p)).toBeCloseTo(-z, 10);
    }
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1.5)).toBeNaN();
  });
});
