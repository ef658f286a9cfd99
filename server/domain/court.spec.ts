import fc from 'fast-check';
import { arbitraryPullRequests, flowTableOf } from '../../test/support/flow-tables';
import { workingClock } from './calendar';
import { authorHoursOf } from './court';
import type { Periods } from './period';
import { REVIEW } from './stage';
import { tallyOf } from './tally';

const HOUR = 3600;
const periodsOf = (...hours: number[]): Periods => ({
  length: hours.length - 1,
  edges: Float64Array.from(hours, (hour) => hour * HOUR),
});
const reviewed = (court: [number, number][], leave = NaN) => ({
  visits: [{ stage: REVIEW, enter: 0, leave: leave * HOUR }],
  court: court.map(([from, to]) => ({ from: from * HOUR, to: to * HOUR })),
});

describe('authorHoursOf, measures.md 1 (whose court the ball is in)', () => {
  it('cuts spells at the edges of periods, at now, and leaves out what is not selected', () => {
    const table = flowTableOf([reviewed([[2, 5], [8, 25]], 30), reviewed([[21, NaN]]), reviewed([[0, 30]], 30)]); // prettier-ignore
    const selected = Uint8Array.of(1, 1, 0);
    // Periods 0–10, 10–20, 20–30, now 28: 3 + 2; 10; 5 + 7.
    expect([...authorHoursOf(table, periodsOf(0, 10, 20, 30), { now: 28 * HOUR, selected })]).toEqual([5, 10, 12]);
    expect([...authorHoursOf(table, periodsOf(3, 4), { now: 28 * HOUR, selected })]).toEqual([1]);
    expect([...authorHoursOf(table, periodsOf(30, 40), { now: 28 * HOUR, selected })]).toEqual([0]);
  });

  it('counts working hours on the working clock', () => {
    const clock = workingClock(Float64Array.of(4 * HOUR, 12 * HOUR), Float64Array.of(9 * HOUR, 20 * HOUR));
    const table = flowTableOf([reviewed([[2, 5], [8, 25]], 30)]); // prettier-ignore
    expect([...authorHoursOf(table, periodsOf(0, 10, 20, 30), { now: 30 * HOUR, clock })]).toEqual([2, 8, 0]);
  });

  it('never exceeds the stage hours of review: author + reviewers = the whole, in every period and on both clocks', () => {
    const shifts = workingClock(
      Float64Array.from({ length: 12 }, (_, day) => day * 24 * HOUR),
      Float64Array.from({ length: 12 }, (_, day) => (day * 24 + 8) * HOUR),
    );
    fc.assert(
      fc.property(arbitraryPullRequests(200, 25), fc.constantFrom(undefined, shifts), (drawn, clock) => {
        const table = flowTableOf(drawn);
        const periods = periodsOf(0, 20, 50, 51, 120, 180, 220);
        const options = { now: 210 * HOUR, clock };
        const hours = tallyOf(table, REVIEW, periods, options).hours;
        const author = authorHoursOf(table, periods, options);
        for (let p = 0; p < periods.length; p++) {
          expect(author[p]).toBeGreaterThanOrEqual(0);
          expect(author[p]).toBeLessThanOrEqual(hours[p] + 1e-9);
        }
        const whole = authorHoursOf(table, periodsOf(0, 220), options)[0];
        expect(author.reduce((sum, part) => sum + part, 0)).toBeCloseTo(whole, 6);
      }),
      { numRuns: 200 },
    );
  });
});
