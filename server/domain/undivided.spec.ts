import { DEPLOY, FLAGS, flagBit, MERGED, WRITE, type PullRequestFacts } from './stage';
import { undividedStagesOf } from './undivided';

const h = (hours: number): number => 1_700_000_000 + hours * 3600;
const facts = (given: Partial<PullRequestFacts> = {}): PullRequestFacts => ({
  createdAt: h(0),
  readyAt: NaN,
  firstCommitAt: NaN,
  commitsAuthoredAt: [],
  draft: undefined,
  mergedAt: h(10),
  closedAt: h(10),
  events: [],
  reviews: [],
  deployKnown: false,
  deployedAt: NaN,
  operatedAt: NaN,
  ...given,
});
const flagsOf = (flags: number): string[] => FLAGS.filter((flag) => flags & flagBit(flag));

test('from the first commit to the merge stands in write as a whole; nothing is called unreviewed', () => {
  const times = undividedStagesOf(facts(), { startAt: h(0), moved: false });
  expect(times.visits).toEqual([{ stage: WRITE, enter: h(0), leave: h(10) }]);
  expect(times).toMatchObject({ state: MERGED, start: h(0), ready: NaN, firstReview: NaN, approved: NaN, merged: h(10), end: h(10), stage: -1 }); // prettier-ignore
  expect(flagsOf(times.flags)).toEqual(['from_git']);
});

test('work of more than 90 days counts as a whole: there is no creation to measure the age of a commit by', () => {
  expect(undividedStagesOf(facts(), { startAt: h(-24 * 200), moved: false }).visits[0].enter).toBe(h(-24 * 200));
});

test('a hidden start: write is not entered', () => {
  const times = undividedStagesOf(facts({ deployKnown: true, deployedAt: h(12) }), { startAt: NaN, moved: false });
  expect(times.visits).toEqual([{ stage: DEPLOY, enter: h(10), leave: h(12) }]);
  expect(times.start).toBeNaN();
  expect(flagsOf(times.flags)).toEqual(['from_git', 'start_unknown']);
});

test('a first commit after the merge is moved to it and irregular', () => {
  const times = undividedStagesOf(facts(), { startAt: h(11), moved: false });
  expect(times.visits).toEqual([{ stage: WRITE, enter: h(10), leave: h(10) }]);
  expect(flagsOf(times.flags)).toEqual(['irregular', 'from_git']);
});

test('deploy as for any other: waiting for one that is known to come', () => {
  const times = undividedStagesOf(facts({ deployKnown: true }), { startAt: h(0), moved: false });
  expect(times.stage).toBe(DEPLOY);
  expect(times.visits[1]).toEqual({ stage: DEPLOY, enter: h(10), leave: NaN });
});
