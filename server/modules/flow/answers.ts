import type { Bottleneck } from './bottleneck.types';
import type { Flow } from './flow.types';
import type { PullRequest } from './pull-request.types';
import type { Scope } from '../../platform/scope.types';
import { moment } from '../../platform/moment';

/** The stable keys of `flow --json`. Times RFC 3339, durations hours, unknown = null. Source: doors.md, "Keys that others may rely on". */
export function flowJson(flow: Flow, scope: Scope): object {
  const { range, clock, by, stages, periods, series, pullRequests, leadTime, cycleTime } = flow;
  return {
    range: { ...range, from: moment(range.from), to: moment(range.to) },
    scope: Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== undefined)),
    clock,
    by,
    stages,
    periods: periods.label.map((label, p) => ({
      label,
      start: moment(periods.start[p]),
      end: moment(periods.end[p]),
      running: periods.running[p],
      stages: series.map((of) => ({
        stage: of.stage,
        arrivals: of.arrivals[p],
        departures: of.departures[p],
        abandoned: of.abandoned[p],
        wip: of.wip[p],
        averageWip: of.averageWip[p],
        stageHours: of.stageHours[p],
        p50: of.p50[p],
        p70: of.p70[p],
        p85: of.p85[p],
        p95: of.p95[p],
        n: of.n[p],
        estimated: of.estimated[p],
        unknown: of.unknown,
        authorHours: of.authorHours[p],
        reviewerHours: of.reviewerHours[p],
        agentAuthoredShare: of.agentAuthoredShare[p],
      })),
    })),
    pullRequests,
    leadTime,
    cycleTime,
  };
}

/** The stable keys of one line of `flow --items --json`. `reviewers.agents` counts every automated account, the author's second login included. */
export function itemJson(of: PullRequest): object {
  return {
    repo: of.repo,
    number: of.number,
    title: of.title,
    author: of.author,
    team: of.team,
    authorship: of.authorship,
    authorshipEvidence: of.authorshipEvidence,
    authorshipReference: of.authorshipReference,
    authorshipVersion: of.authorshipVersion,
    agent: of.agent,
    size: of.size,
    changedLines: of.changedLines,
    state: of.state,
    stage: of.stage,
    createdAt: moment(of.createdAt),
    startedAt: moment(of.startedAt),
    readyAt: moment(of.readyAt),
    firstReviewAt: moment(of.firstReviewAt),
    firstAgentReviewAt: moment(of.firstAgentReviewAt),
    approvedAt: moment(of.approvedAt),
    mergedAt: moment(of.mergedAt),
    closedAt: moment(of.closedAt),
    deployedAt: moment(of.deployedAt),
    deployEvidence: of.deployEvidence,
    reviewers: { humans: of.humanReviewers, agents: of.agentReviewers },
    hours: { write: of.write, pickup: of.pickup, review: of.review, merge: of.merge, deploy: of.deploy },
    authorHours: of.authorHours,
    reviewerHours: of.reviewerHours,
    ageHours: of.ageHours,
    stageAgeHours: of.stageAgeHours,
    flags: of.flags,
  };
}

/** The stable keys of `bottleneck --json`. */
export function bottleneckJson(of: Bottleneck): object {
  return {
    range: { ...of.range, from: moment(of.range.from), to: moment(of.range.to) },
    weeks: of.weeks.label.map((week, w) => ({
      week,
      start: moment(of.weeks.start[w]),
      end: moment(of.weeks.end[w]),
      running: of.weeks.running[w],
      constraint: of.constraint[w],
      held: of.held[w],
      evidence: {
        rule: of.rule[w],
        byTarget: of.byTarget[w],
        runnerUp: of.runnerUp[w],
        runnerUpMargin: of.runnerUpMargin[w],
      },
      margin: of.margin[w],
      close: of.close[w],
      stages: of.stages.map((stage) => ({
        stage: stage.stage,
        unknown: stage.unknown,
        backlogDays: stage.backlogDays[w],
        baseline: stage.baseline[w],
        limit: stage.limit[w],
        saturated: stage.saturated[w],
        byTarget: stage.byTarget[w],
        enough: stage.enough[w],
        wip: stage.wip[w],
        growth: stage.growth[w],
        drainDays: stage.drainDays[w],
        // Known work and no end to it: never.
        drains: stage.wip[w] === null ? null : stage.drainDays[w] !== null,
        departures4w: stage.departures4w[w],
        stageHours: stage.stageHours[w],
      })),
    })),
    moves: of.moves,
    now: of.now,
  };
}
