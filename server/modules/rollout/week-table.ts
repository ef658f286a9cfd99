import { rounded, type Table } from '../../platform/csv';
import type { RolloutBand, RolloutPlan } from './rollout.types';

export const WEEKS_DEFINITION =
  'One row per week of a rollout plan: what was forecast when it was started (median, 10th and 90th percentile of the simulated runs) and what came. review_wait = 90th percentile of the hours from ready to the first human review, in_review = pull requests in pickup and review at the end of the week; empty = not known, or not over.';

/** Forecast and actual figures of a plan, week by week. */
export function weekTable({ weeks, forecast, actual }: Pick<RolloutPlan, 'weeks' | 'forecast' | 'actual'>): Table {
  const bands = ['reviewWaitP90', 'wip', 'merged'] as const;
  const names = ['review_wait', 'in_review', 'merged'];
  return {
    columns: [
      'week',
      ...names.flatMap((name) => [`${name}_forecast`, `${name}_low`, `${name}_high`, name]),
      'review_wait_n',
      'hit_rate',
      'hit_rate_low',
      'hit_rate_high',
      'hit_rate_n',
    ],
    rows: weeks.map((week) => {
      const [ahead, came] = [forecast?.weeks.indexOf(week) ?? -1, actual.weeks.indexOf(week)];
      const at = (column: readonly (number | null)[] | undefined, place: number) => rounded(column?.[place] ?? null);
      const band = (of: RolloutBand | undefined) => [at(of?.median, ahead), at(of?.low, ahead), at(of?.high, ahead)];
      return [
        week,
        ...bands.flatMap((name) => [...band(forecast?.[name]), at(actual[name], came)]),
        at(actual.reviewWaitN, came),
        at(actual.hitRate, came),
        at(actual.hitRateLow, came),
        at(actual.hitRateHigh, came),
        at(actual.hitRateN, came),
      ];
    }),
  };
}
