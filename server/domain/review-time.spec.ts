import { reviewTimeMean, reviewTimeMedian, reviewTimeTail } from './review-time';

describe('review time in a queue M/M/c', () => {
  it('adds the service to the mean waits of measures', () => {
    expect(reviewTimeMean(1, 0.8)).toBeCloseTo(1 + 4, 9);
    expect(reviewTimeMean(2, 0.8)).toBeCloseTo(1 + 1.777778, 6);
    expect(reviewTimeMean(5, 0.9)).toBeCloseTo(1 + 1.524986, 6);
    expect(reviewTimeMean(10, 0)).toBe(1);
    expect(reviewTimeMean(3, 1)).toBe(Infinity);
    expect(reviewTimeMedian(3, 1)).toBe(Infinity);
  });

  it('is exponential with one reviewer: the median is ln 2 / (1 − ρ)', () => {
    for (const utilisation of [0, 0.3, 0.8, 0.95])
      expect(reviewTimeMedian(1, utilisation)).toBeCloseTo(Math.LN2 / (1 - utilisation), 9);
  });

  it('has the tail (1 + 4t/9) e^−t with three reviewers at two thirds, where wait and service have one rate', () => {
    // a = 2: B = (4/3) / (1 + 2 + 2 + 4/3) = 4/19, C = B / (1 − ρ (1 − B)) = 4/9, and 3 (1 − ρ) = 1.
    const tail = (time: number) => (1 + (4 * time) / 9) * Math.exp(-time);
    for (const time of [0, 0.5, 1, 3]) expect(reviewTimeTail(3, 2 / 3, time)).toBeCloseTo(tail(time), 9);
    expect(tail(reviewTimeMedian(3, 2 / 3))).toBeCloseTo(0.5, 9);
    // Beside that place the other branch takes over without a jump.
    expect(reviewTimeTail(3, 2 / 3 + 1e-6, 2)).toBeCloseTo(tail(2), 5);
  });

  it('adds up to its mean', () => {
    for (const [servers, utilisation] of [
      [3, 0.5],
      [10, 0.85],
    ]) {
      // Trapezoids of the tail, which is the mean of what is positive.
      const step = 0.001;
      let area = -0.5 * step;
      for (let at = 0; at < 60_000; at += 1) area += reviewTimeTail(servers, utilisation, at * step) * step;
      expect(area).toBeCloseTo(reviewTimeMean(servers, utilisation), 5);
    }
  });
});
