import { binomialDraw } from './binomial-draw';
import { binomialTail } from './binomial-tail';
import { randomOf } from './random';

describe('binomialDraw', () => {
  it.each([
    [5, 0.3],
    [40, 0.02],
    [3000, 0.4],
    [60, 0.97],
  ])('%i trials at %f: as often at or above each count as the exact tail says', (n, p) => {
    const random = randomOf(n);
    const draws = 20_000;
    const at = new Int32Array(n + 1);
    for (let i = 0; i < draws; i++) at[binomialDraw(n, p, random)]++;
    let above = draws;
    let largest = 0;
    for (let k = 1; k <= n; k++) {
      above -= at[k - 1];
      largest = Math.max(largest, Math.abs(above / draws - binomialTail(k, n, p)));
    }
    // Kolmogorov & Smirnov at one in a thousand: 1.95 / √draws; stricter for counts.
    expect(largest).toBeLessThan(1.95 / Math.sqrt(draws));
  });

  it('has its ends', () => {
    const random = randomOf(1);
    expect([binomialDraw(0, 0.5, random), binomialDraw(7, 0, random), binomialDraw(7, 1, random)]).toEqual([0, 0, 7]);
  });
});
