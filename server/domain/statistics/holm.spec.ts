import { holmAdjusted } from './holm';

describe('holmAdjusted', () => {
  it('by hand: .005 · 4, .01 · 3, .03 · 2, and .04 not below the one before it', () => {
    const adjusted = holmAdjusted([0.01, 0.04, 0.03, 0.005]);
    [0.03, 0.06, 0.06, 0.02].forEach((expected, i) => expect(adjusted[i]).toBeCloseTo(expected, 12));
  });

  it('what was not tested counts for nothing', () => {
    expect([...holmAdjusted([NaN, 0.04, NaN])]).toEqual([NaN, 0.04, NaN]);
    expect([...holmAdjusted([0.8, 0.9])]).toEqual([1, 1]);
    expect([...holmAdjusted([])]).toEqual([]);
  });
});
