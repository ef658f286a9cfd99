import { instantTime } from './instant-forecast';

/** Review time = service + wait, at 5 reviewers, exponential service of 1. Source: measures.md 6. */
describe('instantTime at 5 reviewers', () => {
  it.each([
    { base: 0.3, times: 1.11 },
    { base: 0.4, times: 1.52 },
    { base: 0.45, times: 2.44 },
  ])('multiplies review time by $times when writing doubles from a utilisation of $base', ({ base, times }) => {
    const before = instantTime(5, base, 1, 1, 1);
    const after = instantTime(5, 2 * base, 1, 1, 1);
    expect(after / before).toBeCloseTo(times, 2);
  });

  it('has no steady state when writing doubles from a utilisation of .5', () => {
    expect(instantTime(5, 1, 1, 1, 1)).toBeNaN();
  });

  it('gives the wait of M/M/c for exponential service: c = 3, utilisation .8 → 1.078652 services', () => {
    expect(instantTime(3, 0.8, 1, 2, 2)).toBeCloseTo(2 * (1 + 1.078652), 5);
  });
});
