import fc from 'fast-check';
import { arbitraryPullRequests, flowTableOf, type TestPullRequest } from '../../test/support/flow-tables';
import { workingClock } from './calendar';
import { BLOCK } from './flow-table';
import type { Periods } from './period';
import { countedBy, MEASURES, summaryOf, type Measure } from './pull-request-counts';
import { ABANDONED, DEPLOY, flagBit, MERGE, MERGED, PICKUP, REVIEW, STAGES, WRITE } from './stage';
import { tallyOf } from './tally';

const HOUR = 3600;
const STAGE_MEASURES = {
  arrivals: 'arrivals',
  departures: 'departures',
  wip: 'wip',
  stage_abandoned: 'abandoned',
} as const;

const ranges = fc
  .tuple(fc.integer({ min: -20, max: 150 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }))
  .map(([start, lengths]): Periods => {
    const edges = [start * HOUR];
    for (const length of lengths) edges.push(edges[edges.length - 1] + length * HOUR);
    return { length: lengths.length, edges: Float64Array.from(edges) };
  });

/** Written 0–2, picked up 2–5, reviewed 5–9 with a draft spell 6–8 in between, merged at 10, deployed at 14; hours. */
const merged: TestPullRequest = {
  visits: [
    { stage: WRITE, enter: 0, leave: 2 },
    { stage: PICKUP, enter: 2, leave: 5 },
    { stage: REVIEW, enter: 5, leave: 6 },
    { stage: WRITE, enter: 6, leave: 8 },
    { stage: REVIEW, enter: 8, leave: 9 },
    { stage: MERGE, enter: 9, leave: 10 },
    { stage: DEPLOY, enter: 10, leave: 14 },
  ].map(({ stage, enter, leave }) => ({ stage, enter: enter * HOUR, leave: leave * HOUR })),
  end: 10 * HOUR,
  state: MERGED,
};
/** Merged at 3 without a review; nothing tells of its deploy. */
const unreviewed: TestPullRequest = {
  visits: [
    { stage: WRITE, enter: 1 * HOUR, leave: 1 * HOUR },
    { stage: MERGE, enter: 1 * HOUR, leave: 3 * HOUR },
  ],
  end: 3 * HOUR,
  state: MERGED,
  flags: flagBit('unreviewed') | flagBit('irregular'),
};
/** Abandoned in pickup at 12. */
const abandoned: TestPullRequest = {
  visits: [
    { stage: WRITE, enter: 4 * HOUR, leave: 4 * HOUR },
    { stage: PICKUP, enter: 4 * HOUR, leave: 12 * HOUR },
  ],
  end: 12 * HOUR,
  state: ABANDONED,
  stage: PICKUP,
};
/** In review since 13. */
const open: TestPullRequest = {
  visits: [
    { stage: WRITE, enter: 11 * HOUR, leave: 11 * HOUR },
    { stage: PICKUP, enter: 11 * HOUR, leave: 13 * HOUR },
    { stage: REVIEW, enter: 13 * HOUR, leave: NaN },
  ],
  stage: REVIEW,
  flags: flagBit('irregular'),
};
const four = flowTableOf([merged, unreviewed, abandoned, open]);
const span = (from: number, to: number, now = 20) => ({ from: from * HOUR, to: to * HOUR, now: now * HOUR });
const items = (measure: Measure, from: number, to: number, stage = -1): number[] => [
  ...countedBy(four, measure, stage, span(from, to)),
];

/** From a clone alone: merged at 10, deployed at 14; of the second nothing tells when it began. */
const fromGit = (start: number): TestPullRequest => ({
  visits: [
    ...(start >= 0 ? [{ stage: WRITE, enter: start * HOUR, leave: 10 * HOUR }] : []),
    { stage: DEPLOY, enter: 10 * HOUR, leave: 14 * HOUR },
  ],
  end: 10 * HOUR,
  state: MERGED,
  flags: flagBit('from_git') | (start >= 0 ? 0 : flagBit('start_unknown')),
});

describe('of pull requests known from a clone alone', () => {
  const table = flowTableOf([{ ...fromGit(4), created: 4 * HOUR }, { ...fromGit(-1), created: 10 * HOUR }, merged]);
  const counts = (measure: Measure): number[] => [...countedBy(table, measure, -1, span(0, 20))];
  const git = [...Array(table.length).keys()].filter((item) => table.flags[item] & flagBit('from_git'));

  it('opened and cycle time leave them out, lead time those whose start is hidden', () => {
    expect(counts('from_git')).toEqual(git);
    expect(git).toHaveLength(2);
    expect(counts('merged')).toHaveLength(3);
    expect(counts('opened').some((item) => git.includes(item))).toBe(false);
    expect(counts('cycle_time').some((item) => git.includes(item))).toBe(false);
    expect(counts('lead_time').filter((item) => git.includes(item))).toHaveLength(1);
  });
});

describe('countedBy', () => {
  it('counts whole pull requests as worked out by hand', () => {
    expect(items('all', 0, 20)).toEqual([0, 1, 2, 3]);
    expect(items('all', 11, 20)).toEqual([2, 3]);
    expect(items('all', 0, 4)).toEqual([0, 1]);
    expect(items('opened', 1, 5)).toEqual([1, 2]);
    expect(items('merged', 0, 20)).toEqual([0, 1]);
    expect(items('merged', 0, 10)).toEqual([1]);
    expect(items('abandoned', 0, 20)).toEqual([2]);
    expect(items('abandoned', 0, 12)).toEqual([]);
    expect(items('open', 0, 11.5)).toEqual([2, 3]);
    expect(items('open', 0, 20)).toEqual([3]);
    expect(items('unreviewed', 0, 20)).toEqual([1]);
    expect(items('irregular', 0, 20)).toEqual([1, 3]);
    expect(items('irregular', 5, 20)).toEqual([3]);
    expect(items('lead_time', 0, 20)).toEqual([0]);
    expect(items('lead_time', 0, 14)).toEqual([]);
    expect(items('cycle_time', 0, 20)).toEqual([0, 1]);
  });

  it('lists a pull request twice that came back into a stage, as the number counts it twice', () => {
    expect(items('arrivals', 0, 20, REVIEW)).toEqual([0, 0, 3]);
    expect(items('departures', 0, 20, WRITE)).toEqual([0, 0, 1, 2, 3]);
    expect(items('wip', 0, 8.5, REVIEW)).toEqual([0]);
    expect(items('stage_abandoned', 0, 20, PICKUP)).toEqual([2]);
    expect(items('stage_abandoned', 0, 20, REVIEW)).toEqual([]);
  });

  it('a number of a stage is exactly as long as its list, for every measure, stage and period', () => {
    fc.assert(
      fc.property(
        arbitraryPullRequests(200, 25),
        ranges,
        fc.integer({ min: 1, max: 260 }),
        (drawn, periods, nowHour) => {
          const table = flowTableOf(drawn);
          const now = nowHour * HOUR;
          for (let stage = WRITE; stage <= DEPLOY; stage++) {
            const tally = tallyOf(table, stage, periods, { now });
            for (let p = 0; p < periods.length; p++) {
              const lengths: Record<string, number> = {};
              const numbers: Record<string, number> = {};
              for (const [measure, column] of Object.entries(STAGE_MEASURES)) {
                const one = { from: periods.edges[p], to: periods.edges[p + 1], now };
                lengths[`${STAGES[stage]} ${measure} ${p}`] = countedBy(table, measure as Measure, stage, one).length;
                numbers[`${STAGES[stage]} ${measure} ${p}`] = tally[column][p];
              }
              expect(lengths).toEqual(numbers);
            }
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('balances: open at the end = open before + opened − merged − abandoned, and stages abandon what was abandoned', () => {
    fc.assert(
      fc.property(
        arbitraryPullRequests(200, 25),
        fc.integer({ min: 0, max: 150 }),
        fc.integer({ min: 1, max: 60 }),
        (drawn, from, length) => {
          const table = flowTableOf(drawn);
          const now = 220 * HOUR;
          const count = (measure: Measure, a: number, b: number, stage = -1): number =>
            countedBy(table, measure, stage, { from: a * HOUR, to: b * HOUR, now }).length;
          const to = from + length;
          const before = count('open', -1000, from);
          const during = count('opened', from, to) - count('merged', from, to) - count('abandoned', from, to);
          expect(count('open', from, to)).toBe(before + during);
          const byStage = [WRITE, PICKUP, REVIEW, MERGE].map((stage) => count('stage_abandoned', from, to, stage));
          expect(byStage.reduce((a, b) => a + b)).toBe(count('abandoned', from, to));
          // Everything counted under any measure belongs to the range.
          const all = new Set(countedBy(table, 'all', -1, { from: from * HOUR, to: to * HOUR, now }));
          for (const measure of MEASURES.slice(0, 7))
            for (const item of countedBy(table, measure, -1, { from: from * HOUR, to: to * HOUR, now }))
              expect(all.has(item)).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('finds in the last block what an early block outlives', () => {
    const rows = Array.from({ length: BLOCK + 10 }, (_, item): TestPullRequest => {
      const at = item * HOUR;
      return { visits: [{ stage: WRITE, enter: at, leave: at }], end: at, state: MERGED };
    });
    rows[7] = { ...rows[7], end: NaN, state: 0 };
    const counted = countedBy(flowTableOf(rows), 'open', -1, { from: BLOCK * HOUR, to: (BLOCK + 5) * HOUR, now: 1e12 });
    expect([...counted]).toEqual([7]);
  });
});

describe('summaryOf', () => {
  it('lead time is write … deploy, cycle time pickup … merge: the sum of the stages shown', () => {
    // Lead: 2 + 3 + (1 + 1) + 2 (drafted again) + 1 + 4 = 14. Cycle: 3 + 2 + 1 = 6 and, unreviewed, 2.
    expect(summaryOf(four, 'lead_time', span(0, 20), {})).toMatchObject({ p50: 14, p85: 14, n: 1 });
    const cycle = summaryOf(four, 'cycle_time', span(0, 20), {});
    expect(cycle).toMatchObject({ p50: 4, n: 2 });
    expect(cycle.p85).toBeCloseTo(2 + 0.85 * 4, 12);
  });

  it('counts working hours on the working clock', () => {
    // On duty 1–4 and 8.5–24: write 1, pickup 2, the later review 0.5, merge 1, deploy 4.
    const clock = workingClock(Float64Array.of(1 * HOUR, 8.5 * HOUR), Float64Array.of(4 * HOUR, 24 * HOUR));
    expect(summaryOf(four, 'lead_time', span(0, 20), { clock }).p50).toBe(8.5);
  });

  it('is unknown, not zero, without any', () => {
    expect(summaryOf(four, 'lead_time', span(15, 20), {})).toMatchObject({ p50: NaN, p85: NaN, n: 0 });
    expect(summaryOf(four, 'cycle_time', span(0, 20), { selected: new Uint8Array(4) }).n).toBe(0);
  });

  it('equals the whole from start to end for anything merged without a closed spell', () => {
    fc.assert(
      fc.property(arbitraryPullRequests(200, 12), (drawn) => {
        for (const one of drawn) {
          if (one.state !== MERGED || (one.flags! & flagBit('reopened')) !== 0) continue;
          const table = flowTableOf([one]);
          const whole = { from: 0, to: 1e9, now: 1e9 };
          const deployed = one.visits.find((visit) => visit.stage === DEPLOY)?.leave ?? NaN;
          const lead = summaryOf(table, 'lead_time', whole, {});
          expect(lead.n).toBe(Number.isNaN(deployed) ? 0 : 1);
          if (lead.n > 0) expect(lead.p50).toBeCloseTo((deployed - one.visits[0].enter) / HOUR, 9);
        }
      }),
      { numRuns: 200 },
    );
  });
});
