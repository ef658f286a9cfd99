import fc from 'fast-check';
import {
  ABANDONED,
  APPROVED,
  BY_AGENT,
  BY_AUTHOR,
  BY_HUMAN,
  CHANGES_REQUESTED,
  CLOSED,
  COMMENTED,
  CONVERT_TO_DRAFT,
  DEPLOY,
  FLAGS,
  flagBit,
  MERGE,
  MERGED,
  OPEN,
  OPERATE,
  PICKUP,
  PUSHED,
  READY_FOR_REVIEW,
  REOPENED,
  REVIEW,
  REVIEW_REQUESTED,
  stagesOf,
  WRITE,
  type PullRequestFacts,
  type StageTimes,
} from './stage';

/** Hours after an arbitrary zero, in epoch seconds. */
const h = (hours: number): number => 1_700_000_000 + hours * 3600;
const day = 24;

const facts = (given: Partial<PullRequestFacts>): PullRequestFacts => ({
  createdAt: h(0),
  readyAt: NaN,
  firstCommitAt: NaN,
  commitsAuthoredAt: [],
  draft: undefined,
  mergedAt: NaN,
  closedAt: NaN,
  events: [],
  reviews: [],
  deployKnown: false,
  deployedAt: NaN,
  operatedAt: NaN,
  ...given,
});
const human = (at: number, state = COMMENTED) => ({ at: h(at), state, by: BY_HUMAN });
const agent = (at: number) => ({ at: h(at), state: COMMENTED, by: BY_AGENT });
const flagsOf = (times: StageTimes): string[] => FLAGS.filter((flag) => times.flags & flagBit(flag));
/** Hours per stage over all visits; `open` where it still is. */
const spent = (times: StageTimes): Record<string, number | 'open'> => {
  const hours: Record<string, number | 'open'> = {};
  for (const visit of times.visits) {
    const name = ['write', 'pickup', 'review', 'merge', 'deploy', 'operate'][visit.stage];
    const before = hours[name] ?? 0;
    hours[name] = before === 'open' || Number.isNaN(visit.leave) ? 'open' : before + (visit.leave - visit.enter) / 3600;
  }
  return hours;
};

describe('stagesOf, measures.md 1', () => {
  it('cuts a pull request at first commit, ready, first human review, last approval, merge, deploy', () => {
    const times = stagesOf(
      facts({
        commitsAuthoredAt: [h(-5), h(-3)],
        events: [{ code: READY_FOR_REVIEW, at: h(4) }],
        reviews: [agent(4.1), human(10), human(12, APPROVED), human(20, APPROVED)],
        mergedAt: h(21),
        deployKnown: true,
        deployedAt: h(30),
      }),
    );
    expect(spent(times)).toEqual({ write: 9, pickup: 6, review: 10, merge: 1, deploy: 9 });
    expect(times).toMatchObject({ state: MERGED, stage: -1, flags: 0, firstAgentReview: h(4.1), approved: h(20) });
  });

  it('ready is the last ready_for_review before the first human review', () => {
    const times = stagesOf(
      facts({
        events: [
          { code: READY_FOR_REVIEW, at: h(1) },
          { code: CONVERT_TO_DRAFT, at: h(2) },
          { code: READY_FOR_REVIEW, at: h(5) },
        ],
        reviews: [human(6), human(8, APPROVED)],
        mergedAt: h(9),
      }),
    );
    expect(spent(times)).toEqual({ write: 5, pickup: 1, review: 2, merge: 1 });
    expect(flagsOf(times)).toEqual(['returned_to_draft']);
  });

  it('a pull request that was never a draft is ready when created, whatever its commits say', () => {
    const times = stagesOf(facts({ commitsAuthoredAt: [h(2)], reviews: [human(3, APPROVED)], mergedAt: h(4) }));
    expect(times.ready).toBe(h(0));
    expect(spent(times)).toEqual({ write: 0, pickup: 3, review: 0, merge: 1 });
    expect(times.flags).toBe(0);
  });

  it('a draft after the first review returns the time to write, and the rest to review', () => {
    const times = stagesOf(
      facts({
        reviews: [human(2), human(20, APPROVED)],
        events: [
          { code: CONVERT_TO_DRAFT, at: h(5) },
          { code: READY_FOR_REVIEW, at: h(11) },
        ],
        mergedAt: h(22),
      }),
    );
    expect(spent(times)).toEqual({ write: 6, pickup: 2, review: 12, merge: 2 });
    expect(times.visits.map((visit) => visit.stage)).toEqual([WRITE, PICKUP, REVIEW, WRITE, REVIEW, MERGE]);
  });

  it('an open pull request drafted again is in write now', () => {
    const times = stagesOf(facts({ reviews: [human(2)], events: [{ code: CONVERT_TO_DRAFT, at: h(5) }] }));
    expect(times).toMatchObject({ state: OPEN, stage: WRITE });
    expect(spent(times)).toEqual({ write: 'open', pickup: 2, review: 3 });
  });

  it('reviews of agents and of the author never end pickup', () => {
    const times = stagesOf(
      facts({
        reviews: [agent(0.05), { at: h(1), state: COMMENTED, by: BY_AUTHOR }, human(7, APPROVED)],
        mergedAt: h(8),
      }),
    );
    expect(spent(times)).toEqual({ write: 0, pickup: 7, review: 0, merge: 1 });
    expect(flagsOf(times)).toEqual(['self_review']);
  });

  it('merged without any human review: pickup and review are empty, and it is unreviewed', () => {
    const times = stagesOf(facts({ reviews: [agent(0.1), human(9)], mergedAt: h(3) }));
    expect(spent(times)).toEqual({ write: 0, merge: 3 });
    expect(flagsOf(times)).toEqual(['unreviewed']);
    expect(times.firstReview).toBeNaN();
  });

  it('merged without approval: review ends at the merge', () => {
    const times = stagesOf(facts({ reviews: [human(2), human(3, CHANGES_REQUESTED)], mergedAt: h(6) }));
    expect(spent(times)).toEqual({ write: 0, pickup: 2, review: 4, merge: 0 });
    expect(times.approved).toBeNaN();
  });

  it('clamps boundaries that run backwards, and says so', () => {
    const times = stagesOf(
      facts({
        events: [{ code: READY_FOR_REVIEW, at: h(10) }],
        reviews: [human(4), human(12, APPROVED)],
        mergedAt: h(13),
      }),
    );
    expect(spent(times)).toEqual({ write: 10, pickup: 0, review: 2, merge: 1 });
    expect(flagsOf(times)).toEqual(['irregular', 'reviewed_in_draft']);
  });

  it('a deploy stamped before the merge is clamped to it', () => {
    const times = stagesOf(facts({ mergedAt: h(3), deployKnown: true, deployedAt: h(2) }));
    expect(spent(times)).toEqual({ write: 0, merge: 3, deploy: 0 });
    expect(flagsOf(times)).toEqual(['unreviewed', 'irregular']);
  });

  it('ignores commits more than 90 days older than the pull request', () => {
    const inside = stagesOf(facts({ commitsAuthoredAt: [h(-90 * day), h(-91 * day)], reviews: [], mergedAt: h(1) }));
    expect(inside.start).toBe(h(-90 * day));
    const only = stagesOf(facts({ commitsAuthoredAt: [h(-91 * day)], firstCommitAt: h(-91 * day), mergedAt: h(1) }));
    expect(only.start).toBe(h(0));
  });

  it('closed without a merge leaves the stage it is in', () => {
    expect(stagesOf(facts({ draft: true, closedAt: h(5) }))).toMatchObject({ state: ABANDONED, stage: WRITE });
    expect(stagesOf(facts({ closedAt: h(5) }))).toMatchObject({ state: ABANDONED, stage: PICKUP });
    expect(stagesOf(facts({ reviews: [human(2)], closedAt: h(5) }))).toMatchObject({ state: ABANDONED, stage: REVIEW });
    expect(spent(stagesOf(facts({ reviews: [human(2)], closedAt: h(5) })))).toEqual({ write: 0, pickup: 2, review: 3 });
  });

  it('reopened comes back into the stage where it was; the closed spell is nobody’s', () => {
    const times = stagesOf(
      facts({
        events: [
          { code: CLOSED, at: h(4) },
          { code: REOPENED, at: h(10) },
        ],
        reviews: [human(2), human(12, APPROVED)],
        mergedAt: h(13),
      }),
    );
    expect(spent(times)).toEqual({ write: 0, pickup: 2, review: 4, merge: 1 });
    expect(flagsOf(times)).toEqual(['reopened']);
  });

  it('is open when it was reopened after the close its record knows', () => {
    const events = [
      { code: CLOSED, at: h(4) },
      { code: REOPENED, at: h(10) },
    ];
    expect(stagesOf(facts({ closedAt: h(4), events }))).toMatchObject({ state: OPEN, stage: PICKUP });
    expect(stagesOf(facts({ closedAt: h(20), events }))).toMatchObject({ state: ABANDONED, end: h(20) });
  });

  it('open ones are in their current stage', () => {
    expect(stagesOf(facts({ draft: true })).stage).toBe(WRITE);
    expect(stagesOf(facts({})).stage).toBe(PICKUP);
    expect(stagesOf(facts({ reviews: [human(1)] })).stage).toBe(REVIEW);
    expect(stagesOf(facts({ reviews: [human(1, APPROVED)] })).stage).toBe(MERGE);
    expect(stagesOf(facts({ reviews: [human(1, APPROVED), human(2, CHANGES_REQUESTED)] })).stage).toBe(REVIEW);
    expect(stagesOf(facts({ mergedAt: h(1), deployKnown: true })).stage).toBe(DEPLOY);
    expect(stagesOf(facts({ mergedAt: h(1), deployKnown: true, deployedAt: h(2) })).stage).toBe(-1);
    expect(stagesOf(facts({ mergedAt: h(1), deployKnown: true, deployedAt: h(2), operatedAt: Infinity })).stage).toBe(
      OPERATE,
    );
  });

  it('operate lasts until the incidents of the deploy are resolved', () => {
    const times = stagesOf(facts({ mergedAt: h(1), deployKnown: true, deployedAt: h(2), operatedAt: h(7) }));
    expect(spent(times)).toEqual({ write: 0, merge: 1, deploy: 1, operate: 5 });
  });

  it('the author has the ball after a comment or CHANGES_REQUESTED until the next push or re-request', () => {
    const times = stagesOf(
      facts({
        reviews: [human(2), human(10, CHANGES_REQUESTED), human(20, APPROVED)],
        events: [
          { code: PUSHED, at: h(5) },
          { code: REVIEW_REQUESTED, at: h(14) },
        ],
        mergedAt: h(21),
      }),
    );
    expect(times.authorCourt).toEqual([
      { from: h(2), to: h(5) },
      { from: h(10), to: h(14) },
    ]);
  });

  it('adds up to the whole without a negative span on any timeline', () => {
    const at = fc.integer({ min: 0, max: 400 }).map((quarter) => h(quarter / 4));
    const events = fc.array(
      fc.record({
        code: fc.constantFrom(READY_FOR_REVIEW, CONVERT_TO_DRAFT, CLOSED, REOPENED, PUSHED, REVIEW_REQUESTED),
        at,
      }),
      { maxLength: 8 },
    );
    const reviews = fc.array(
      fc.record({
        state: fc.constantFrom(APPROVED, CHANGES_REQUESTED, COMMENTED),
        by: fc.constantFrom(BY_HUMAN, BY_AGENT, BY_AUTHOR),
        at,
      }),
      { maxLength: 6 },
    );
    const maybe = fc.option(at, { nil: NaN });
    fc.assert(
      fc.property(
        events,
        reviews,
        maybe,
        maybe,
        maybe,
        fc.constantFrom(true, false, undefined),
        (e, r, mergedAt, closedAt, deployedAt, draft) => {
          const times = stagesOf(
            facts({
              events: [...e].sort((a, b) => a.at - b.at),
              reviews: [...r].sort((a, b) => a.at - b.at),
              mergedAt,
              closedAt: Number.isNaN(mergedAt) ? closedAt : mergedAt,
              deployKnown: true,
              deployedAt,
              draft,
            }),
          );
          let last = times.start;
          let sum = 0;
          times.visits.forEach((visit, i) => {
            expect(visit.enter).toBeGreaterThanOrEqual(last);
            if (Number.isNaN(visit.leave)) expect(i).toBe(times.visits.length - 1);
            else {
              expect(visit.leave).toBeGreaterThanOrEqual(visit.enter);
              last = visit.leave;
              if (visit.stage <= MERGE) sum += visit.leave - visit.enter;
            }
          });
          // The parts add up to the whole, closed spells left out.
          if (!Number.isNaN(times.end)) {
            const reopened = (times.flags & flagBit('reopened')) !== 0;
            if (reopened) expect(sum).toBeLessThanOrEqual(times.end - times.start);
            else expect(sum).toBe(times.end - times.start);
          } else expect(times.visits.some((visit) => Number.isNaN(visit.leave))).toBe(true);
          for (const spell of times.authorCourt) expect(spell.to > spell.from || Number.isNaN(spell.to)).toBe(true);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
