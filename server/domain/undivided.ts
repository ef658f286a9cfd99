import { flagBit, MERGE, stagesOf, WRITE, type PullRequestFacts, type StageTimes } from './stage';

/** What a clone tells of a merged change. */
export interface UndividedChange {
  /** Epoch seconds at which its first commit was written, NaN = hidden (a squash made by a host bears the time of the merge). */
  startAt: number;
  /** The first commit lay after the merge and was moved to it. */
  moved: boolean;
}

/**
 * The stages of a change known from a clone alone. When it was ready, reviewed and approved is unknown, so the time from the first commit to the
 * merge cannot be divided: it stands in write as a whole, and the flag `from_git` tells it from a real write. Pickup, review and merge
 * are not entered; `unreviewed` is not set, for nobody knows. Without a known start write is not entered either (`start_unknown`). Deploy and
 * operate are as for any other. Source: measures.md, "Known from a clone alone".
 */
export function undividedStagesOf(facts: PullRequestFacts, { startAt, moved }: UndividedChange): StageTimes {
  const { mergedAt } = facts;
  const startUnknown = Number.isNaN(startAt);
  const times = stagesOf({
    ...facts,
    createdAt: startUnknown || startAt > mergedAt ? mergedAt : startAt,
    // Ready at the merge: all of the time before it is write.
    readyAt: mergedAt,
    firstCommitAt: NaN,
    commitsAuthoredAt: [],
    draft: undefined,
    closedAt: NaN,
    events: [],
    reviews: [],
  });
  let flags = (times.flags & ~flagBit('unreviewed')) | flagBit('from_git');
  if (startUnknown) flags |= flagBit('start_unknown');
  if (moved || startAt > mergedAt) flags |= flagBit('irregular');
  return {
    ...times,
    start: startUnknown ? NaN : times.start,
    ready: NaN,
    visits: times.visits.filter(({ stage }) => stage !== MERGE && !(startUnknown && stage === WRITE)),
    flags,
  };
}
