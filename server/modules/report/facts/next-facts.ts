import type { NextFacts } from '../../../domain/report/report-facts';
import type { ReportForecastQuery } from '../questions';
import { AHEAD } from './report-weeks';
import { told } from './told';

export type ForecastAnswer = NonNullable<ReportForecastQuery['forecast']['answer']>;

/** @param before what the same question said a week before; null = it could not be asked */
export function nextFacts(answer: ForecastAnswer, before: ForecastAnswer | null): NextFacts {
  const { next, headroom } = answer;
  // Where it breaks as it is, there is no room.
  const room = headroom && headroom.writing > 1 ? headroom : null;
  return {
    stage: next.stage,
    week: next.week,
    inWeeks: next.weekIndex === null ? NaN : next.weekIndex + 1,
    probability: told(next.probability),
    low: told(next.low),
    high: told(next.high),
    n: next.n,
    weeks: AHEAD,
    beforeProbability: told(before?.next.probability),
    beforeStage: before?.next.stage ?? null,
    headroom: room ? { stage: room.stage, writing: room.writing, week: room.week } : null,
    headroomBefore: before?.headroom && before.headroom.writing > 1 ? before.headroom.writing : NaN,
  };
}
