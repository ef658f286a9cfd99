import { neededCount } from './needed-count';

describe('neededCount', () => {
  it('measures, section 4: to certify 50 % when the truth is 65 % about 80 for one rule, 120 for six', () => {
    const tens = (level: number): number => Math.round(neededCount(0.5, 0.65, level) / 10) * 10;
    expect(tens(0.05)).toBe(80);
    expect(tens(0.05 / 6)).toBe(120);
  });

  it('by hand: every trial succeeds, .5^5 = .031 is the first power at most .05', () => {
    expect(neededCount(0.5, 1, 0.05)).toBe(5);
  });

  it('meets the normal approximation where that is meant to take over', () => {
    // ((1.6449 · √.25 + .8416 · √(.52·.48)) / .02)²
    const about = ((1.6449 * 0.5 + 0.8416 * Math.sqrt(0.52 * 0.48)) / 0.02) ** 2;
    expect(Math.abs(neededCount(0.5, 0.52, 0.05) / about - 1)).toBeLessThan(0.03);
    expect(neededCount(0.5, 0.51, 0.05)).toBeGreaterThan(3.8 * neededCount(0.5, 0.52, 0.05));
  });

  it('is NaN for a truth that is not above the target', () => {
    expect([neededCount(0.6, 0.6, 0.05), neededCount(0.6, 0.5, 0.05), neededCount(0.6, NaN, 0.05)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });
});
