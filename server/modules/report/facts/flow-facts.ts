import { sharesLast } from '../../../domain/report/compared';
import type { BottleneckFacts, Compared, FlowFacts } from '../../../domain/report/report-facts';
import { comparedLast, FOUR } from '../../../domain/report/compared';
import type { ReportFlowQuery } from '../questions';
import { told, toldAll } from './told';

export function flowFacts({ weeks, week, before, four }: ReportFlowQuery): FlowFacts {
  const counts = (of: typeof week) => of.pullRequests;
  const ready = weeks.series.find(({ stage }) => stage === 'pickup');
  const arrivals = toldAll(ready?.arrivals ?? []);
  const shares = toldAll(ready?.agentAuthoredShare ?? []);
  return {
    merged: { week: counts(week).merged, before: counts(before).merged, four: counts(four).merged / FOUR },
    cycleTime: {
      week: told(week.cycleTime.p50),
      before: told(before.cycleTime.p50),
      four: told(four.cycleTime.p50),
      n: week.cycleTime.n,
      nBefore: before.cycleTime.n,
      nFour: four.cycleTime.n,
    },
    agentAuthored: sharesLast(
      arrivals.map((count, place) => count * shares[place]),
      arrivals,
    ),
    unreviewed: sharesOf(
      [counts(week), counts(before), counts(four)].map(({ unreviewed, merged }) => [told(unreviewed), merged]),
    ),
  };
}

function sharesOf([week, before, four]: number[][]) {
  const share = ([numerator, n]: number[]): number => (n > 0 ? numerator / n : NaN);
  return {
    week: share(week),
    before: share(before),
    four: share(four),
    n: week[1],
    nBefore: before[1],
    nFour: four[1],
  };
}

/** Pull requests in pickup, review and merge at the end of each week; NaN where one of the stages is unknown. */
export function waitingWeeks({ stages }: Pick<BottleneckFacts, 'stages'>): number[] {
  const within = stages.filter(({ stage }) => stage === 'pickup' || stage === 'review' || stage === 'merge');
  return within[0].wip.map((_, week) => within.reduce((sum, { wip }) => sum + wip[week], 0));
}

export const waitingCompared = (facts: Pick<BottleneckFacts, 'stages'>): Compared => comparedLast(waitingWeeks(facts));
