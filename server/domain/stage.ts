import { cutVisits } from './visit-cut';

/** The six stages of a change in flow order; indices into every per-stage table. Source: measures.md 1 (Flow). */
export const STAGES = ['write', 'pickup', 'review', 'merge', 'deploy', 'operate'] as const;
export type Stage = (typeof STAGES)[number];
export const WRITE = 0;
export const PICKUP = 1;
export const REVIEW = 2;
export const MERGE = 3;
export const DEPLOY = 4;
export const OPERATE = 5;

/** Pull-request flags, one bit each; the bit's position is the index into FLAGS. */
export const FLAGS = [
  'unreviewed', // merged without any human review
  'irregular', // a boundary had to be clamped
  'self_review', // the author's own account, or its second login, left a review
  'reopened', // closed and opened again
  'returned_to_draft', // converted to draft after it had been ready
  'reviewed_in_draft', // a human reviewed it before it was ready
  'revert', // reverts another pull request
  'reverted', // was reverted by a merged pull request that was not itself reverted
  'deploy_inferred', // the deploy is inferred from the time, not from commits or an explicit list
  'from_git', // known from a clone alone: see undivided.ts
  'start_unknown', // nothing tells when the work began
] as const;
export type Flag = (typeof FLAGS)[number];
export const flagBit = (flag: Flag): number => 1 << FLAGS.indexOf(flag);

export const READY_FOR_REVIEW = 1;
export const CONVERT_TO_DRAFT = 2;
export const CLOSED = 3;
export const REOPENED = 4;
export const PUSHED = 5;
export const REVIEW_REQUESTED = 6;

/** What a review event says. A review comment outside a review counts as `commented`. */
export const APPROVED = 1;
export const CHANGES_REQUESTED = 2;
export const COMMENTED = 3;
export const DISMISSED = 4;

/** Who reviewed, from the point of view of one pull request. */
export const BY_HUMAN = 1;
export const BY_AGENT = 2;
/** The account that wrote the pull request, under whichever of its logins. */
export const BY_AUTHOR = 3;

export interface StageEvent {
  code: number;
  at: number;
}
export interface StageReview {
  at: number;
  state: number;
  by: number;
}

/** Everything the stages of one pull request follow from. Times in epoch seconds, NaN = not known or not happened. */
export interface PullRequestFacts {
  createdAt: number;
  /** `ready_at` of the record, counted as one more ready_for_review. */
  readyAt: number;
  /** `first_commit_at` of the record, counted as one more authored date. */
  firstCommitAt: number;
  commitsAuthoredAt: number[];
  /** The draft flag of the record; undefined = the source does not say. */
  draft: boolean | undefined;
  mergedAt: number;
  closedAt: number;
  /** In order of time. */
  events: StageEvent[];
  /** In order of time. */
  reviews: StageReview[];
  /** False: nothing tells when this change reaches production, so deploy is unknown. */
  deployKnown: boolean;
  deployedAt: number;
  /** When the last incident caused by the deploy was resolved; NaN = none, Infinity = one is still open. */
  operatedAt: number;
}

export const OPEN = 0;
export const MERGED = 1;
export const ABANDONED = 2;

/** One stay in one stage: [enter, leave); leave NaN = still there. */
export interface Visit {
  stage: number;
  enter: number;
  leave: number;
}

/** The stages of one pull request. Times in epoch seconds, NaN = not reached, not entered or unknown. */
export interface StageTimes {
  state: number;
  start: number;
  ready: number;
  firstReview: number;
  firstAgentReview: number;
  approved: number;
  merged: number;
  /** When it was closed for good: the merge, or the close without one. */
  end: number;
  deployed: number;
  /** In order of time; together they cover start..end (closed spells left out) without overlap. */
  visits: Visit[];
  /** Spells of the review in which the author had the ball; `leave` NaN = still. */
  authorCourt: { from: number; to: number }[];
  /** Stage it is in now, or in which it was abandoned; -1 when it is over, or what follows the merge is unknown. */
  stage: number;
  flags: number;
}

const OLDEST_COMMIT = 90 * 86400;

/**
 * The stages of one pull request, with every boundary clamped between the one before it and the end, so that no span is
 * negative and the parts add up to the whole. Excluded: reviews by automated accounts and by the author never end pickup; commits more
 * than 90 days older than the pull request; anything after the merge or close. Source: measures.md 1.
 *
 * Two choices measures.md leaves open: writing starts at the earlier of first commit and creation (a rebase may date every commit after the
 * creation), and a draft that was reviewed before it was first marked ready stays in write until then and carries `irregular`.
 */
export function stagesOf(facts: PullRequestFacts): StageTimes {
  let flags = 0;
  const merged = facts.mergedAt;
  const closures = closedSpells(facts);
  const end = closures.end;
  const limit = Number.isNaN(end) ? Infinity : end;
  if (closures.spells.length > 0) flags |= flagBit('reopened');

  let start = facts.createdAt;
  const oldest = facts.createdAt - OLDEST_COMMIT;
  if (facts.firstCommitAt >= oldest && facts.firstCommitAt < start) start = facts.firstCommitAt;
  for (const at of facts.commitsAuthoredAt) if (at >= oldest && at < start) start = at;

  let firstHuman = NaN;
  let firstAgentReview = NaN;
  let lastApproval = NaN;
  let decision = 0;
  let sinceApproval = NaN;
  for (const review of facts.reviews) {
    if (review.by === BY_AUTHOR) flags |= flagBit('self_review');
    if (review.at > limit) continue;
    if (review.by === BY_AGENT) {
      if (Number.isNaN(firstAgentReview)) firstAgentReview = review.at;
    } else if (review.by === BY_HUMAN) {
      if (Number.isNaN(firstHuman)) firstHuman = review.at;
      if (review.state === APPROVED) {
        lastApproval = review.at;
        decision = APPROVED;
        sinceApproval = review.at;
      } else if (review.state === CHANGES_REQUESTED) decision = CHANGES_REQUESTED;
    }
  }

  const drafts = draftSpells(facts, limit, firstHuman, !Number.isNaN(merged));
  if (drafts.irregular) flags |= flagBit('irregular');
  if (drafts.returned) flags |= flagBit('returned_to_draft');
  if (firstHuman < drafts.ready || (Number.isNaN(drafts.ready) && !Number.isNaN(firstHuman)))
    flags |= flagBit('reviewed_in_draft');

  const clamp = (at: number, low: number): number => {
    const clamped = at < low ? low : at > limit ? limit : at;
    if (clamped !== at) flags |= flagBit('irregular');
    return clamped;
  };

  const ready = Number.isNaN(drafts.ready) ? NaN : clamp(drafts.ready, start);
  const reviewed = !Number.isNaN(firstHuman) && !Number.isNaN(ready);
  const firstReview = reviewed ? clamp(firstHuman, ready) : NaN;
  const isMerged = !Number.isNaN(merged);
  const approves = reviewed && (isMerged ? !Number.isNaN(lastApproval) : decision === APPROVED);
  const approved = approves ? clamp(isMerged ? lastApproval : sinceApproval, firstReview) : NaN;

  const visits: Visit[] = [];
  let stage: number;
  visits.push({ stage: WRITE, enter: start, leave: isMerged && Number.isNaN(ready) ? end : ready });
  if (Number.isNaN(ready) && !isMerged) stage = WRITE;
  else if (!reviewed && isMerged) {
    flags |= flagBit('unreviewed');
    visits.push({ stage: MERGE, enter: Number.isNaN(ready) ? end : ready, leave: end });
    stage = -1;
  } else {
    visits.push({ stage: PICKUP, enter: ready, leave: firstReview });
    stage = PICKUP;
    if (reviewed) {
      const reviewEnd = approves ? approved : isMerged ? end : NaN;
      visits.push({ stage: REVIEW, enter: firstReview, leave: reviewEnd });
      stage = REVIEW;
      if (!Number.isNaN(reviewEnd)) {
        visits.push({ stage: MERGE, enter: reviewEnd, leave: end });
        stage = MERGE;
      }
    }
    if (isMerged) stage = -1;
  }
  if (!Number.isNaN(end)) {
    const last = visits[visits.length - 1];
    if (Number.isNaN(last.leave)) last.leave = end;
  }

  let deployed = NaN;
  if (isMerged && facts.deployKnown) {
    deployed = facts.deployedAt;
    if (deployed < end) {
      deployed = end;
      flags |= flagBit('irregular');
    }
    visits.push({ stage: DEPLOY, enter: end, leave: deployed });
    stage = Number.isNaN(deployed) ? DEPLOY : -1;
    if (!Number.isNaN(deployed) && !Number.isNaN(facts.operatedAt)) {
      const operated = facts.operatedAt === Infinity ? NaN : Math.max(facts.operatedAt, deployed);
      visits.push({ stage: OPERATE, enter: deployed, leave: operated });
      if (Number.isNaN(operated)) stage = OPERATE;
    }
  }

  const whole =
    closures.spells.length + drafts.spells.length === 0
      ? visits
      : interrupted(visits, closures.spells, drafts.spells, ready);
  if (isMerged === false && Number.isNaN(end)) {
    const last = whole[whole.length - 1];
    if (Number.isNaN(last.leave)) stage = last.stage;
  } else if (!isMerged) {
    // Abandoned while drafted again: it left from write.
    stage = lastTouching(whole, end, stage);
  }
  return {
    state: isMerged ? MERGED : Number.isNaN(end) ? OPEN : ABANDONED,
    start,
    ready,
    firstReview,
    firstAgentReview,
    approved,
    merged,
    end,
    deployed,
    visits: whole,
    authorCourt: reviewed ? courtOf(facts, whole) : [],
    stage,
    flags,
  };
}

/** Closed spells that ended in a reopening, and the final end (merge, or the last close; NaN = open). */
function closedSpells(facts: PullRequestFacts): { spells: { from: number; to: number }[]; end: number } {
  const merged = !Number.isNaN(facts.mergedAt);
  const spells: { from: number; to: number }[] = [];
  let closedAt = NaN;
  let last = NaN;
  for (const event of facts.events) {
    if (merged && event.at > facts.mergedAt) break;
    if (event.code === CLOSED && Number.isNaN(closedAt)) closedAt = event.at;
    else if (event.code === REOPENED) {
      if (!Number.isNaN(closedAt) && event.at > closedAt) spells.push({ from: closedAt, to: event.at });
      closedAt = NaN;
      last = event.at;
    }
  }
  if (merged) return { spells, end: facts.mergedAt };
  if (!Number.isNaN(facts.closedAt) && !(last > facts.closedAt)) return { spells, end: facts.closedAt };
  // The record knows only an older close, or none: a close in the timeline that nothing reopened stands.
  return { spells, end: closedAt };
}

/** When it became ready, and the spells in draft after that. */
function draftSpells(
  facts: PullRequestFacts,
  limit: number,
  firstHuman: number,
  merged: boolean,
): { ready: number; spells: { from: number; to: number }[]; irregular: boolean; returned: boolean } {
  const changes: StageEvent[] = [];
  for (const event of facts.events)
    if ((event.code === READY_FOR_REVIEW || event.code === CONVERT_TO_DRAFT) && event.at <= limit) changes.push(event);
  if (
    facts.readyAt <= limit &&
    !changes.some((change) => change.code === READY_FOR_REVIEW && change.at === facts.readyAt)
  ) {
    changes.push({ code: READY_FOR_REVIEW, at: facts.readyAt });
    changes.sort((a, b) => a.at - b.at);
  }
  if (changes.length === 0) {
    if (facts.draft !== true) return { ready: facts.createdAt, spells: [], irregular: false, returned: false };
    // Still a draft; a merged one was made ready at a moment the source cut off.
    if (!merged) return { ready: NaN, spells: [], irregular: false, returned: false };
    return { ready: Number.isNaN(firstHuman) ? limit : firstHuman, spells: [], irregular: true, returned: false };
  }
  const bornDraft = changes[0].code === READY_FOR_REVIEW && changes[0].at > facts.createdAt;
  let ready = bornDraft ? NaN : facts.createdAt;
  for (const change of changes) if (change.code === READY_FOR_REVIEW && !(change.at > firstHuman)) ready = change.at;
  if (Number.isNaN(ready)) ready = changes[0].at;
  const spells: { from: number; to: number }[] = [];
  let draftSince = NaN;
  let returned = false;
  for (const change of changes) {
    if (change.code === CONVERT_TO_DRAFT) {
      returned = true;
      if (Number.isNaN(draftSince)) draftSince = change.at;
    } else {
      if (!Number.isNaN(draftSince) && change.at > draftSince) spells.push({ from: draftSince, to: change.at });
      draftSince = NaN;
    }
  }
  if (!Number.isNaN(draftSince)) spells.push({ from: draftSince, to: Infinity });
  return { ready, spells: spells.filter((spell) => spell.to > ready), irregular: false, returned };
}

/** Cuts closed spells out of the visits and turns draft spells after `ready` into visits of write. */
function interrupted(
  visits: Visit[],
  closed: { from: number; to: number }[],
  drafts: { from: number; to: number }[],
  ready: number,
): Visit[] {
  let parts = visits;
  for (const spell of closed) parts = cutVisits(parts, spell, { instead: -1, last: MERGE });
  for (const spell of drafts)
    if (spell.to > ready)
      parts = cutVisits(parts, { from: Math.max(spell.from, ready), to: spell.to }, { instead: WRITE, last: MERGE });
  return parts;
}

/** The stage of the visit that ends at `end`. */
function lastTouching(visits: Visit[], end: number, fallback: number): number {
  for (let i = visits.length - 1; i >= 0; i--) if (visits[i].leave === end) return visits[i].stage;
  return fallback;
}

/**
 * Spells of the review in which the author had the ball: from CHANGES_REQUESTED or a comment of a human until the next push or
 * re-request, clipped to the visits of review. Source: measures.md 1.
 */
function courtOf(facts: PullRequestFacts, visits: Visit[]): { from: number; to: number }[] {
  const turns: { at: number; author: boolean }[] = [];
  for (const review of facts.reviews)
    if (review.by === BY_HUMAN)
      turns.push({ at: review.at, author: review.state === CHANGES_REQUESTED || review.state === COMMENTED });
  for (const event of facts.events)
    if (event.code === PUSHED || event.code === REVIEW_REQUESTED) turns.push({ at: event.at, author: false });
  // At the same second the review comes after the push it looked at.
  turns.sort((a, b) => a.at - b.at || Number(a.author) - Number(b.author));
  const spells: { from: number; to: number }[] = [];
  let since = NaN;
  for (const turn of turns) {
    if (turn.author && Number.isNaN(since)) since = turn.at;
    else if (!turn.author && !Number.isNaN(since)) {
      spells.push({ from: since, to: turn.at });
      since = NaN;
    }
  }
  if (!Number.isNaN(since)) spells.push({ from: since, to: Infinity });
  const clipped: { from: number; to: number }[] = [];
  for (const visit of visits) {
    if (visit.stage !== REVIEW) continue;
    const leave = Number.isNaN(visit.leave) ? Infinity : visit.leave;
    for (const spell of spells) {
      const from = Math.max(spell.from, visit.enter);
      const to = Math.min(spell.to, leave);
      if (to > from) clipped.push({ from, to: to === Infinity ? NaN : to });
    }
  }
  return clipped;
}
