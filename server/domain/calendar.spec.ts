import fc from 'fast-check';
import { workingClock } from './calendar';

/** Ascending disjoint intervals, some of them touching or empty. */
const intervals = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 })), { maxLength: 30 })
  .map((steps) => {
    const starts: number[] = [];
    const ends: number[] = [];
    let at = 0;
    for (const [off, on] of steps) {
      starts.push(at + off);
      at += off + on;
      ends.push(at);
    }
    return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
  });
const instant = fc.double({ min: -100, max: 3100, noNaN: true });

describe('workingClock', () => {
  it('counts the seconds on duty: on [10, 20) and [30, 40)', () => {
    const clock = workingClock(Float64Array.of(10, 30), Float64Array.of(20, 40));
    expect([0, 10, 15, 20, 25, 30, 31.5, 40, 99].map(clock)).toEqual([0, 0, 5, 10, 10, 10, 11.5, 20, 20]);
    expect(clock(NaN)).toBeNaN();
  });

  it('stands still without any working time', () => {
    expect(workingClock(new Float64Array(0), new Float64Array(0))(5)).toBe(0);
  });

  it('refuses intervals that overlap, run backwards or have no end', () => {
    expect(() => workingClock(Float64Array.of(0, 5), Float64Array.of(6, 9))).toThrow(/interval 1 runs from 5 to 9/);
    expect(() => workingClock(Float64Array.of(5), Float64Array.of(4))).toThrow(RangeError);
    expect(() => workingClock(Float64Array.of(5), new Float64Array(0))).toThrow(/1 starts and 0 ends/);
  });

  it('agrees with adding up the intersections', () => {
    fc.assert(
      fc.property(intervals, instant, instant, ({ starts, ends }, one, two) => {
        const [a, b] = one < two ? [one, two] : [two, one];
        const clock = workingClock(starts, ends);
        let sum = 0;
        for (let i = 0; i < starts.length; i++) sum += Math.max(0, Math.min(b, ends[i]) - Math.max(a, starts[i]));
        expect(clock(b) - clock(a)).toBeCloseTo(sum, 6);
      }),
    );
  });

  it('is additive, never runs backwards and never faster than time', () => {
    fc.assert(
      fc.property(intervals, fc.tuple(instant, instant, instant), ({ starts, ends }, times) => {
        const clock = workingClock(starts, ends);
        const [a, b, c] = times.sort((x, y) => x - y);
        const worked = (from: number, to: number): number => clock(to) - clock(from);
        expect(worked(a, b) + worked(b, c)).toBeCloseTo(worked(a, c), 9);
        expect(worked(a, b)).toBeGreaterThanOrEqual(0);
        expect(worked(a, b)).toBeLessThanOrEqual(b - a + 1e-9);
      }),
    );
  });
});
