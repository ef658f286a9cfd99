import { pullRequestRate } from '../../../test/support/clustered-findings';
import { betaPriorOf, shrunkRates } from './beta-binomial';
import { randomOf } from './random';

describe('betaPriorOf and shrunkRates', () => {
  it('by hand: 2 of 10 and 8 of 10', () => {
    // mean .5, S = 10·.09 + 10·.09 = 1.8, room 20 − 10 − 1 = 9, τ² = (1.8 − .25) / 9 = .172222, weight .25 / .172222 − 1 = .451613.
    const prior = betaPriorOf([2, 8], [10, 10]);
    expect(prior?.mean).toBe(0.5);
    expect(prior?.weight).toBeCloseTo(0.451613, 6);
    // (2 + .225806) / 10.451613
    expect(shrunkRates([2, 8], [10, 10])[0]).toBeCloseTo(0.212963, 6);
  });

  it('groups that differ no more than by chance have one rate', () => {
    expect([...shrunkRates([5, 10], [10, 20])]).toEqual([0.5, 0.5]);
  });

  it('falls back to raw rates where there is nothing to estimate from', () => {
    expect([...shrunkRates([3], [10])]).toEqual([0.3]);
    expect([...shrunkRates([0, 0], [10, 20])]).toEqual([0, 0]);
    expect([...shrunkRates([0, 1], [1, 1])]).toEqual([0, 1]);
    expect([...shrunkRates([3, 0], [10, 0])]).toEqual([0.3, NaN]);
  });

  it('lies between the raw rate and the mean, nearer to the mean the less was counted', () => {
    const [hits, n] = [
      [9, 90, 20, 30],
      [10, 100, 100, 100],
    ];
    const prior = betaPriorOf(hits, n);
    const rates = shrunkRates(hits, n);
    expect(prior).toBeDefined();
    rates.forEach((rate, i) => expect((rate - (prior?.mean ?? NaN)) * (hits[i] / n[i] - rate)).toBeGreaterThan(0));
    expect(rates[0]).toBeLessThan(rates[1]);
  });

  it('finds the spread that groups were drawn with, and comes nearer to their true rates than the raw ones', () => {
    const random = randomOf(11);
    const truth = Array.from({ length: 400 }, () => pullRequestRate(0.5, 0.1, random));
    const n = truth.map(() => 15);
    const hits = truth.map((rate) => n.slice(0, 15).filter(() => random() < rate).length);
    // ρ .1 is a weight of 9.
    expect(Math.abs((betaPriorOf(hits, n)?.weight ?? NaN) - 9)).toBeLessThan(2.5);
    const error = (rates: ArrayLike<number>): number => truth.reduce((sum, rate, i) => sum + (rates[i] - rate) ** 2, 0);
    expect(error(shrunkRates(hits, n))).toBeLessThan(0.75 * error(hits.map((h, i) => h / n[i])));
  });
});
