import fc from 'fast-check';
import { arbitraryPullRequests, flowTableOf, type TestPullRequest } from '../../test/support/flow-tables';
import { workingClock } from './calendar';
import { BLOCK, type FlowTable } from './flow-table';
import { countedBy } from './pull-request-counts';
import { ABANDONED, DEPLOY, MERGE, PICKUP, REVIEW, WRITE } from './stage';
import { tallyOf, type Clock, type StageTally, type TallyOptions } from './tally';
import type { Periods } from './period';

const HOUR = 3600;
const hoursOf = (hours: number[]): Periods => ({
  length: hours.length - 1,
  edges: Float64Array.from(hours, (hour) => hour * HOUR),
});
/** A pull request in pickup from one hour to another; NaN = still there. */
const pickup = (enter: number, leave: number): TestPullRequest => ({
  visits: [{ stage: PICKUP, enter: enter * HOUR, leave: leave * HOUR }],
});

/** Every number of a tally, straight from its definition: O(visits × periods). */
function naive(pullRequests: TestPullRequest[], stage: number, periods: Periods, options: TallyOptions) {
  const { now, selected, groupOf, clock } = options;
  const groups = groupOf ? (options.groups ?? 1) : 1;
  const cells = groups * periods.length;
  const zero = (): number[] => new Array<number>(cells).fill(0);
  const result = {
    arrivals: zero(),
    departures: zero(),
    abandoned: zero(),
    wip: zero(),
    hours: zero(),
    agentAuthored: zero(),
  };
  const durations: number[][] = Array.from({ length: cells }, () => []);
  const end = Math.min(periods.edges[periods.length], now);
  const measure = (from: number, to: number): number => (clock ? clock(to) - clock(from) : to - from) / HOUR;
  pullRequests.forEach((of, item) => {
    const group = groupOf ? groupOf[item] : 0;
    if (group < 0 || selected?.[item] === 0) return;
    for (const visit of of.visits) {
      if (visit.stage !== stage || !(visit.enter < end)) continue;
      const leave = visit.leave < end ? visit.leave : Infinity;
      for (let p = 0; p < periods.length; p++) {
        const [from, to] = [periods.edges[p], periods.edges[p + 1]];
        const cell = group * periods.length + p;
        if (visit.enter >= from && visit.enter < to) {
          result.arrivals[cell]++;
          if (of.authorship === 0) result.agentAuthored[cell]++;
        }
        if (leave >= from && leave < to) {
          result.departures[cell]++;
          if (of.state === ABANDONED && leave === of.end && of.stage === stage) result.abandoned[cell]++;
          durations[cell].push(measure(visit.enter, leave));
        }
        if (visit.enter < to && leave >= to) result.wip[cell]++;
        const a = Math.max(visit.enter, from);
        const b = Math.min(leave, to, now);
        if (b > a) result.hours[cell] += measure(a, b);
      }
    }
  });
  return { ...result, durations };
}

function agree(tally: StageTally, expected: ReturnType<typeof naive>): void {
  const { durations, hours, ...counts } = expected;
  for (const [name, values] of Object.entries(counts))
    expect({ [name]: [...tally[name as keyof typeof counts]] }).toEqual({ [name]: values });
  hours.forEach((value, cell) => expect(tally.hours[cell]).toBeCloseTo(value, 6));
  durations.forEach((values, cell) => {
    const got = [...tally.durations.subarray(tally.offsets[cell], tally.offsets[cell + 1])];
    const sorted = (list: number[]): number[] => [...list].sort((a, b) => a - b);
    expect(got).toHaveLength(values.length);
    sorted(values).forEach((value, i) => expect(sorted(got)[i]).toBeCloseTo(value, 6));
  });
}

/** On duty in the first eight hours of every 24. */
const shifts = workingClock(
  Float64Array.from({ length: 40 }, (_, day) => (day - 5) * 24 * HOUR),
  Float64Array.from({ length: 40 }, (_, day) => ((day - 5) * 24 + 8) * HOUR),
);

const stages = fc.constantFrom(WRITE, PICKUP, REVIEW, MERGE, DEPLOY);
const clocks: fc.Arbitrary<Clock> = fc.constantFrom(undefined, shifts);
/** 1 to 12 periods of uneven length somewhere in or around the first 200 hours. */
const ranges = fc
  .tuple(fc.integer({ min: -30, max: 180 }), fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 }))
  .map(([start, lengths]) => {
    const edges = [start];
    for (const length of lengths) edges.push(edges[edges.length - 1] + length);
    return hoursOf(edges);
  });

describe('tallyOf, measures.md 1 (Stage hours)', () => {
  it('counts three visits over two periods as worked out by hand', () => {
    // Periods 0–10 and 10–20. a: 2–6 stays in the first; b: 4–15 spans both; c: from 12 on, open; d: −3–1 was there before.
    const table = flowTableOf([pickup(2, 6), pickup(4, 15), pickup(12, NaN), pickup(-3, 1)]);
    const tally = tallyOf(table, PICKUP, hoursOf([0, 10, 20]), { now: 18 * HOUR });
    expect([...tally.arrivals]).toEqual([2, 1]);
    expect([...tally.departures]).toEqual([2, 1]);
    expect([...tally.wip]).toEqual([1, 1]);
    // First: 4 (a) + 6 (b) + 1 (d); second: 5 (b) + 6 (c, until now).
    expect([...tally.hours]).toEqual([11, 11]);
    expect([...tally.periodHours]).toEqual([10, 8]);
    expect([...tally.durations.subarray(0, 2)].sort()).toEqual([4, 4]);
    expect([...tally.durations.subarray(2)]).toEqual([11]);
  });

  it('a visit that ends on an edge departs in the period that begins there, and adds no hours to it', () => {
    const tally = tallyOf(flowTableOf([pickup(2, 10)]), PICKUP, hoursOf([0, 10, 20]), { now: 20 * HOUR });
    expect([...tally.departures]).toEqual([0, 1]);
    expect([...tally.wip]).toEqual([1, 0]);
    expect([...tally.hours]).toEqual([8, 0]);
  });

  it('counts a visit of no length, and nothing that begins at now or later', () => {
    const tally = tallyOf(flowTableOf([pickup(3, 3), pickup(9, 9), pickup(9, NaN)]), PICKUP, hoursOf([0, 10]), {
      now: 9 * HOUR,
    });
    expect([tally.arrivals[0], tally.departures[0], tally.wip[0], tally.hours[0]]).toEqual([1, 1, 0, 0]);
  });

  it('an abandoned pull request is abandoned in one stage, even when it was reviewed in the second it was closed', () => {
    const table = flowTableOf([
      {
        visits: [
          { stage: WRITE, enter: 0, leave: 0 },
          { stage: PICKUP, enter: 0, leave: 5 * HOUR },
          { stage: REVIEW, enter: 5 * HOUR, leave: 5 * HOUR },
        ],
        state: ABANDONED,
        stage: REVIEW,
        end: 5 * HOUR,
      },
    ]);
    const abandoned = [WRITE, PICKUP, REVIEW, MERGE].map(
      (stage) => tallyOf(table, stage, hoursOf([0, 10]), { now: 10 * HOUR }).abandoned[0],
    );
    expect(abandoned).toEqual([0, 0, 1, 0]);
  });

  it('agrees with the definition on any pull requests, periods, now, selection, groups and clock', () => {
    fc.assert(
      fc.property(
        arbitraryPullRequests(200, 25),
        stages,
        ranges,
        fc.integer({ min: 0, max: 260 }),
        clocks,
        fc.infiniteStream(fc.integer({ min: -1, max: 2 })),
        fc.boolean(),
        (pullRequests, stage, periods, nowHour, clock, draws, grouped) => {
          const groupOf = grouped ? Int16Array.from(pullRequests, () => draws.next().value as number) : undefined;
          const selected = Uint8Array.from(pullRequests, () => ((draws.next().value as number) === 0 ? 0 : 1));
          const options: TallyOptions = { now: nowHour * HOUR, selected, groupOf, groups: 3, clock };
          agree(
            tallyOf(flowTableOf(pullRequests), stage, periods, options),
            naive(pullRequests, stage, periods, options),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('adds over pull requests, groups and periods', () => {
    fc.assert(
      fc.property(arbitraryPullRequests(200, 30), stages, ranges, clocks, (pullRequests, stage, periods, clock) => {
        const now = 190 * HOUR;
        const table = flowTableOf(pullRequests);
        const all = tallyOf(table, stage, periods, { now, clock });
        const groupOf = Int16Array.from(pullRequests, (_, item) => item % 3);
        const grouped = tallyOf(table, stage, periods, { now, clock, groupOf, groups: 3 });
        const parts = [0, 1, 2].map((group) =>
          tallyOf(table, stage, periods, {
            now,
            clock,
            selected: Uint8Array.from(groupOf, (of) => Number(of === group)),
          }),
        );
        const whole = tallyOf(
          table,
          stage,
          { length: 1, edges: Float64Array.of(periods.edges[0], periods.edges[periods.length]) },
          { now, clock },
        );
        const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
        for (const name of ['arrivals', 'departures', 'abandoned', 'wip', 'hours', 'agentAuthored'] as const) {
          for (let p = 0; p < periods.length; p++) {
            expect(sum([0, 1, 2].map((group) => grouped[name][group * periods.length + p]))).toBeCloseTo(
              all[name][p],
              6,
            );
            expect(sum(parts.map((part) => part[name][p]))).toBeCloseTo(all[name][p], 6);
          }
          const overPeriods = name === 'wip' ? all.wip[periods.length - 1] : sum(all[name]);
          expect(whole[name][0]).toBeCloseTo(overPeriods, 6);
        }
        expect(sum(all.periodHours)).toBeCloseTo(whole.periodHours[0], 6);
      }),
      { numRuns: 60 },
    );
  });

  it("holds Little's law exactly on every sample path: Λ·w = L = Θ·w', and WIP grows by arrivals − departures", () => {
    fc.assert(
      fc.property(
        arbitraryPullRequests(200, 30),
        stages,
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 50 }),
        (pullRequests, stage, start, length) => {
          const now = 210 * HOUR;
          const table = flowTableOf(pullRequests);
          const edges = [0, start, start + length];
          const tally = tallyOf(table, stage, hoursOf(edges), { now });
          const there = tally.wip[0];
          const [T, H] = [length, tally.hours[1]];
          expect(tally.wip[1]).toBe(there + tally.arrivals[1] - tally.departures[1]);
          expect(tally.periodHours[1]).toBeCloseTo(T, 9);
          const A = there + tally.arrivals[1];
          const D = tally.departures[1];
          if (A > 0) expect((A / T) * (H / A)).toBeCloseTo(H / T, 9);
          if (D > 0) expect((D / T) * (H / D)).toBeCloseTo(H / T, 9);
          // H of the law is the area under the number in the stage, here by counting every quarter of an hour (all times are quarters).
          let area = 0;
          for (let quarter = start * 4; quarter < (start + length) * 4; quarter++) {
            const at = quarter * 900;
            area +=
              pullRequests
                .flatMap((of) => of.visits)
                .filter((visit) => visit.stage === stage && visit.enter <= at && !(visit.leave <= at)).length / 4;
          }
          expect(H).toBeCloseTo(area, 6);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('skips blocks without changing a result: a table of three blocks equals its rows one by one', () => {
    // Rows in order of creation, one an hour; every 500th stays for ever, every 700th is interrupted.
    const rows = Array.from({ length: 2 * BLOCK + 100 }, (_, item): TestPullRequest => {
      const enter = item * HOUR;
      if (item % 700 === 0)
        return {
          visits: [
            { stage: PICKUP, enter, leave: enter + 2 * HOUR },
            { stage: PICKUP, enter: enter + 5 * HOUR, leave: enter + (item % 1400 === 0 ? NaN : 9000 * HOUR) },
          ],
        };
      return pickup(item, item % 500 === 0 ? NaN : item + (item % 13));
    });
    const table = flowTableOf(rows);
    expect(table.blockStart).toHaveLength(3);
    const now = (2 * BLOCK + 200) * HOUR;
    for (const edges of [
      [0, 10, 20],
      [BLOCK - 5, BLOCK + 5],
      [2 * BLOCK, 2 * BLOCK + 50, 2 * BLOCK + 300],
      [-100, -50],
    ]) {
      const periods = hoursOf(edges);
      const tally = tallyOf(table, PICKUP, periods, { now });
      agree(tally, naive(rows, PICKUP, periods, { now }));
      const span = { from: periods.edges[0], to: periods.edges[periods.length], now };
      expect(countedBy(table, 'wip', PICKUP, span)).toHaveLength(tally.wip[periods.length - 1]);
    }
  });

  it('an empty table has zeros, not NaN', () => {
    const empty: FlowTable = flowTableOf([]);
    const tally = tallyOf(empty, WRITE, hoursOf([0, 1]), { now: HOUR });
    expect([tally.arrivals[0], tally.hours[0], tally.wip[0], tally.durations.length]).toEqual([0, 0, 0, 0]);
  });
});
