import { findingTableOf } from '../../test/support/finding-tables';
import { flowTableOf, type TestPullRequest } from '../../test/support/flow-tables';
import {
  cycleTimes,
  mergedPerPerson,
  reviewWaits,
  weeklyFailRates,
  weeklyHitRates,
  weeklyIncidents,
  type TeamWeeks,
} from './effect-outcome';
import { flagBit, MERGE, MERGED, PICKUP, REVIEW } from './stage';

const HOUR = 3600;
const WEEK = 168 * HOUR;

/** Ready at `at`, picked up and reviewed for so many hours, then merged at once. */
function merged(at: number, pickup: number, review: number, more: Partial<TestPullRequest> = {}): TestPullRequest {
  const [reviewed, end] = [at + pickup * HOUR, at + (pickup + review) * HOUR];
  return {
    visits: [
      { stage: PICKUP, enter: at, leave: reviewed },
      { stage: REVIEW, enter: reviewed, leave: end },
      { stage: MERGE, enter: end, leave: end },
    ],
    end,
    state: MERGED,
    ...more,
  };
}

/** Two teams, two weeks from 0. */
function teamWeeks(pullRequests: TestPullRequest[], teamOf: number[]): TeamWeeks {
  return {
    table: flowTableOf(pullRequests),
    teamOf: Int32Array.from(teamOf),
    teams: 2,
    periods: { length: 2, edges: Float64Array.of(0, WEEK, 2 * WEEK) },
    now: 2 * WEEK,
  };
}

const numbers = (values: Float64Array) => [...values];

test('merged per person: 0 is data, nobody there is not; other teams’ and unmerged ones count nowhere', () => {
  const of = teamWeeks(
    [merged(0, 1, 1), merged(HOUR, 1, 1), merged(WEEK, 1, 1), merged(0, 1, 1), { ...merged(0, 1, 1), state: 2 }],
    [0, 0, 0, -1, 0],
  );
  expect(numbers(mergedPerPerson(of, [4, 4, 5, 0]))).toEqual([0.5, 0.25, 0, NaN]);
});

test('cycle time: the median of at least three, by the week of the merge', () => {
  const of = teamWeeks(
    [merged(0, 1, 1), merged(0, 4, 6), merged(0, 2, 2), merged(WEEK - HOUR, 2, 0), merged(WEEK, 3, 3)],
    [0, 0, 0, 0, 1],
  );
  // Hours 2, 10, 4 in week 0; two hours merged in week 1 alone is too little.
  expect(numbers(cycleTimes(of))).toEqual([4, NaN, NaN, NaN]);
});

test('review wait: pickup and the reviewers’ part of review; without a human review, or from a clone alone, left out', () => {
  const spell = (from: number, to: number) => ({ court: [{ from: from * HOUR, to: to * HOUR }] });
  const of = teamWeeks(
    [
      merged(0, 2, 6, spell(3, 7)),
      merged(0, 2, 8),
      merged(0, 1, 1),
      merged(0, 90, 0, { flags: flagBit('unreviewed') }),
      merged(0, 90, 0, { flags: flagBit('from_git') }),
    ],
    [1, 1, 1, 1, 1],
  );
  // 8 hours less the author’s 4; 10; 2.
  expect(numbers(reviewWaits(of))).toEqual([NaN, NaN, 4, NaN]);
});

test('hit rate: at least five findings in the rate, by the week of the close', () => {
  const of = teamWeeks([merged(0, 1, 1), merged(WEEK, 1, 1)], [0, 0]);
  const first = (['accepted', 'accepted', 'rejected', 'ignored', 'ignored', 'late', 'pending'] as const).map(
    (outcome) => ({ pullRequest: 0, outcome, closed: 2 * HOUR }),
  );
  const second = (['accepted', 'accepted', 'accepted', 'accepted'] as const).map((outcome) => ({
    pullRequest: 1,
    outcome,
    closed: WEEK + 2 * HOUR,
  }));
  const table = findingTableOf([...first, ...second]);
  expect(numbers(weeklyHitRates(of, table, new Uint8Array(11).fill(1)))).toEqual([2 / 5, NaN, NaN, NaN]);
  // Without one of the ignored there are four.
  const chosen = new Uint8Array(11).fill(1);
  chosen[4] = 0;
  expect(numbers(weeklyHitRates(of, table, chosen))[0]).toBeNaN();
});

test('a deploy or incident counts once for every team with a change in it', () => {
  const of = teamWeeks([merged(0, 1, 1), merged(0, 1, 1), merged(0, 1, 1)], [0, 0, 1]);
  const event = (at: number, items: number[], failed = false) => ({ at, items, failed });
  const deploys = [
    event(HOUR, [0, 1, 2], true),
    event(2 * HOUR, [0]),
    event(3 * HOUR, [1]),
    event(WEEK, [2], true),
    event(3 * WEEK, [0], true),
  ];
  expect(numbers(weeklyFailRates(of, deploys))).toEqual([1 / 3, NaN, NaN, NaN]);
  expect(numbers(weeklyIncidents(of, deploys))).toEqual([3, 0, 1, 1]);
  // Only what the scope selects makes a deploy a team’s.
  const selected = Uint8Array.of(1, 1, 0);
  expect(numbers(weeklyIncidents({ ...of, selected }, deploys))).toEqual([3, 0, 0, 0]);
});
