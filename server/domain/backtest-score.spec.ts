import { addCell, addScore, noScore, scoreOf } from './backtest-score';

describe('scores of a backtest', () => {
  it('count what lies in the band, and how far the medians are off', () => {
    const sums = noScore();
    addCell(sums, 10, 12, 8, 14);
    addCell(sums, 20, 12, 8, 14);
    addCell(sums, 8, 12, 8, 14);
    // Forecast 36, actual 38; off by 2 + 8 + 4.
    const score = scoreOf(sums);
    expect(score).toMatchObject({ covered: 2, cells: 3 });
    expect(score.bias).toBeCloseTo(-2 / 38, 12);
    expect(score.error).toBeCloseTo(14 / 38, 12);
    expect(score.distance).toBeNaN();
  });

  it('leave out what is not known, and add up over origins', () => {
    const sums = noScore();
    addCell(sums, NaN, 12, 8, 14);
    addCell(sums, 4, 5, NaN, NaN);
    const whole = noScore();
    addScore(whole, sums);
    addScore(whole, sums);
    expect(scoreOf(whole)).toMatchObject({ covered: 0, cells: 0, bias: 0.25, error: 0.25 });
  });
});
