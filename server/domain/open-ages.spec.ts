import fc from 'fast-check';
import { arbitraryPullRequests, flowTableOf } from '../../test/support/flow-tables';
import { workingClock } from './calendar';
import { openAgesOf } from './open-ages';
import type { Periods } from './period';
import { PICKUP, REVIEW } from './stage';
import { tallyOf } from './tally';

const HOUR = 3600;
const periodsOf = (...hours: number[]): Periods => ({
  length: hours.length - 1,
  edges: Float64Array.from(hours, (hour) => hour * HOUR),
});
const pickup = (enter: number, leave: number) => ({
  visits: [{ stage: PICKUP, enter: enter * HOUR, leave: leave * HOUR }],
});
const cells = ({ ages, offsets }: ReturnType<typeof openAgesOf>): number[][] =>
  Array.from({ length: offsets.length - 1 }, (_, c) =>
    [...ages.subarray(offsets[c], offsets[c + 1])].sort((a, b) => a - b),
  );

describe('openAgesOf', () => {
  // a 2–6, b 4–15, c open since 12, d −3–1; periods end at 10 and, cut at now, 18.
  const table = flowTableOf([pickup(2, 6), pickup(4, 15), pickup(12, NaN), pickup(-3, 11)]);
  const periods = periodsOf(0, 10, 20);

  it('tells how long what is open at the end of a period has been there', () => {
    const ages = openAgesOf(table, PICKUP, periods, { now: 18 * HOUR }, Uint8Array.of(1, 1));
    expect(cells(ages)).toEqual([[6, 13], [6]]);
  });

  it('only for the wanted cells, by group, and on the working clock', () => {
    const groupOf = Int16Array.of(0, 1, 1, -1);
    const wanted = Uint8Array.of(1, 1, 1, 0);
    const options = { now: 18 * HOUR, groupOf, groups: 2 };
    expect(cells(openAgesOf(table, PICKUP, periods, options, wanted))).toEqual([[], [], [6], []]);
    const clock = workingClock(Float64Array.of(0, 14 * HOUR), Float64Array.of(5 * HOUR, 16 * HOUR));
    const ages = openAgesOf(table, PICKUP, periods, { now: 18 * HOUR, clock }, Uint8Array.of(1, 1));
    expect(cells(ages)).toEqual([[1, 5], [2]]);
  });

  it('has as many ages as there is work in progress, for any pull requests', () => {
    fc.assert(
      fc.property(arbitraryPullRequests(200, 20), fc.constantFrom(PICKUP, REVIEW), (drawn, stage) => {
        const any = flowTableOf(drawn);
        const edges = periodsOf(0, 30, 31, 90, 150, 230);
        const options = { now: 205 * HOUR };
        const found = cells(openAgesOf(any, stage, edges, options, new Uint8Array(5).fill(1)));
        expect(found.map((ages) => ages.length)).toEqual([...tallyOf(any, stage, edges, options).wip]);
        expect(found.flat().every((age) => age >= 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
