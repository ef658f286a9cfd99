import { flowTableOf } from '../../test/support/flow-tables';
import { drainDays, flowOf } from './flow';
import type { Periods } from './period';
import { PICKUP } from './stage';

const HOUR = 3600;
const periodsOf = (...hours: number[]): Periods => ({
  length: hours.length - 1,
  edges: Float64Array.from(hours, (hour) => hour * HOUR),
});
const pickup = (enter: number, leave: number) => ({
  visits: [{ stage: PICKUP, enter: enter * HOUR, leave: leave * HOUR }],
});
const finished = (...hours: number[]) => hours.map((duration) => pickup(0, duration));
const openFor = (ages: number[], now: number) => ages.map((age) => pickup(now - age, NaN));

describe('flowOf, measures.md 1', () => {
  it('percentiles are type 7 over the departures of the period', () => {
    // 0 1 2 3 4 at h = 4p: 2, 2.8, 3.4, 3.8 (Hyndman & Fan).
    const flow = flowOf(flowTableOf(finished(0, 1, 2, 3, 4)), PICKUP, periodsOf(0, 10), { now: 10 * HOUR });
    expect([flow.p50[0], flow.n[0], flow.estimated[0]]).toEqual([2, 5, 0]);
    expect(flow.p70[0]).toBeCloseTo(2.8, 12);
    expect(flow.p85[0]).toBeCloseTo(3.4, 12);
    expect(flow.p95[0]).toBeCloseTo(3.8, 12);
    // (0 + 1 + 2 + 3 + 4) hours in 10.
    expect(flow.averageWip[0]).toBe(1);
  });

  it('stays with the finished ones at exactly 10 % open, and takes Kaplan–Meier above', () => {
    const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const at = (open: number[]) =>
      flowOf(flowTableOf([...finished(...nine), ...openFor(open, 20)]), PICKUP, periodsOf(0, 20), { now: 20 * HOUR });
    expect(at([12])).toMatchObject({ estimated: Uint8Array.of(0), p50: Float64Array.of(5) });
    // Two open at ages 12 and 13: 11 at risk, S falls by 1/11 per hour; S(6) = 5/11 is the first ≤ .5; p85 would need S ≤ .15.
    const estimated = at([12, 13]);
    expect(estimated).toMatchObject({ estimated: Uint8Array.of(1), p50: Float64Array.of(6), n: Float64Array.of(9) });
    expect(estimated.p70[0]).toBe(8);
    expect(estimated.p85[0]).toBeNaN();
  });

  it('open items that are younger than the finished ones weigh only until their age', () => {
    // Finished 2 and 6, open at 3: S(2) = 2/3, at 6 one is at risk: S = 0.
    const table = flowTableOf([...finished(2, 6), ...openFor([3], 20)]);
    const flow = flowOf(table, PICKUP, periodsOf(0, 20), { now: 20 * HOUR });
    expect([flow.estimated[0], flow.p50[0], flow.p95[0]]).toEqual([1, 6, 6]);
  });

  it('a period nobody left has no percentiles, and one after now no average', () => {
    const flow = flowOf(flowTableOf([pickup(2, NaN)]), PICKUP, periodsOf(0, 10, 20, 30), { now: 15 * HOUR });
    expect([...flow.p50]).toEqual([NaN, NaN, NaN]);
    expect([...flow.n]).toEqual([0, 0, 0]);
    expect([...flow.estimated]).toEqual([0, 0, 0]);
    expect([...flow.averageWip]).toEqual([0.8, 1, NaN]);
  });

  it('keeps groups apart', () => {
    const table = flowTableOf(finished(1, 2, 3, 10, 20));
    const groupOf = Int16Array.of(0, 0, 0, 1, 1);
    const flow = flowOf(table, PICKUP, periodsOf(0, 30), { now: 30 * HOUR, groupOf, groups: 2 });
    expect([...flow.p50]).toEqual([2, 15]);
    expect([...flow.n]).toEqual([3, 2]);
  });
});

describe('drainDays, measures.md 1: WIP / (departures − arrivals)', () => {
  it.each([
    [10, 5, 12, 7, 10],
    [0, 5, 5, 7, 0],
    [3, 5, 5, 7, Infinity],
    [3, 6, 5, 7, Infinity],
  ])('%d there, %d came and %d left in %d days: %d days', (wip, arrivals, departures, days, expected) => {
    expect(drainDays(wip, arrivals, departures, days)).toBe(expected);
  });
});
