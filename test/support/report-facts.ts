import type { ReportFacts } from '../../server/domain/report/report-facts';
import { STAGES, type Stage } from '../../server/domain/stage';

const WEEKS = ['2026-W35', '2026-W36', '2026-W37', '2026-W38', '2026-W39', '2026-W40'];
const NOTHING = { week: NaN, before: NaN, four: NaN };
const NONE_OF = { ...NOTHING, n: 0, nBefore: 0, nFour: 0 };

/** Six weeks in which nothing is known of anything; what a case is about is put in. */
export function reportFacts(given: Partial<ReportFacts> = {}): ReportFacts {
  return {
    weeks: WEEKS,
    bottleneck: bottleneck({}),
    flow: { merged: NOTHING, cycleTime: NONE_OF, agentAuthored: NONE_OF, unreviewed: NONE_OF },
    signal: null,
    operate: null,
    adoption: null,
    plans: [],
    next: null,
    waitingTotal: NOTHING,
    longestHours: NaN,
    ...given,
  };
}

/** @param series backlog days of the six weeks per stage; every limit is 2 days, every WIP ten times the days */
export function bottleneck(
  given: Partial<ReportFacts['bottleneck']>,
  series: Partial<Record<Stage, number[]>> = {},
): ReportFacts['bottleneck'] {
  const missing = WEEKS.map(() => NaN);
  return {
    constraint: WEEKS.map(() => null),
    rule: 'not_enough_data',
    close: false,
    byTarget: false,
    runnerUp: null,
    runnerUpMargin: missing,
    pile: null,
    pileDrainDays: NaN,
    moves: [],
    stages: STAGES.map((stage) => ({
      stage,
      unknown: series[stage] === undefined,
      enough: WEEKS.map(() => series[stage] !== undefined),
      backlogDays: series[stage] ?? missing,
      limit: series[stage] ? WEEKS.map(() => 2) : missing,
      wip: series[stage]?.map((days) => 10 * days) ?? missing,
    })),
    ...given,
  };
}

/** Review jammed for the last three of the six weeks. */
export const jammedReview = (given: Partial<ReportFacts['bottleneck']> = {}): ReportFacts['bottleneck'] =>
  bottleneck(
    {
      constraint: ['write', 'write', 'write', 'review', 'review', 'review'],
      rule: 'saturated',
      runnerUp: 'deploy',
      ...given,
    },
    { review: [0.5, 0.5, 1, 3, 4, 6], deploy: [1, 1, 1, 1, 1, 1.5] },
  );
