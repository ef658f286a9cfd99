import { randomOf } from './random';

describe('randomOf', () => {
  it('gives the same stream for the same seed and another for the next seed', () => {
    const take = (seed: number): number[] => {
      const random = randomOf(seed);
      return [random(), random(), random(), random()];
    };
    expect(take(7)).toEqual(take(7));
    expect(take(7)).not.toEqual(take(8));
  });

  it('lies in [0, 1), with the mean and the quarters of a uniform distribution', () => {
    const random = randomOf(1);
    const n = 100_000;
    const quarters = [0, 0, 0, 0];
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const value = random();
      if (!(value >= 0 && value < 1)) throw new Error(`${value} is outside [0, 1).`);
      sum += value;
      quarters[Math.floor(value * 4)]++;
    }
    // Five standard errors: of the mean sqrt(1/12/n) = .000913, of a quarter sqrt(3/16/n) = .00137.
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(0.0046);
    for (const count of quarters) expect(Math.abs(count / n - 0.25)).toBeLessThan(0.0069);
  });

  it('has unrelated streams for neighbouring seeds', () => {
    const [a, b] = [randomOf(0), randomOf(1)];
    const n = 10_000;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (a() - 0.5) * (b() - 0.5);
    // Correlation of independent streams: standard error 1/sqrt(n) = .01.
    expect(Math.abs((sum / n) * 12)).toBeLessThan(0.05);
  });
});
