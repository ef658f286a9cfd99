import { ENOUGH } from '../../domain/flow';
import type { Periods } from '../../domain/period';
import { MERGE, PICKUP, REVIEW } from '../../domain/stage';
import { percentiles } from '../../domain/statistics/percentile';
import { tallyOf } from '../../domain/tally';
import { finite } from '../../platform/finite';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import { nowOf } from '../../store/range';
import { hitsIn } from './gate-sources';
import type { RolloutActual } from './rollout.types';

/** What one week came to; null = cannot be told. */
export type ActualWeek = { [name in Exclude<keyof RolloutActual, 'weeks'>]: RolloutActual[name][number] };

/** What came in each of some weeks, all of the organization. */
export function actualWeeksOf(view: OrganizationView, findings: FindingColumns, weeks: Periods): ActualWeek[] {
  if (weeks.length === 0) return [];
  const options = { now: nowOf(view.organization) };
  const [pickup, review, merge] = [PICKUP, REVIEW, MERGE].map((stage) =>
    tallyOf(view.flow.table, stage, weeks, options),
  );
  return Array.from({ length: weeks.length }, (_, week): ActualWeek => {
    const [from, to] = [pickup.offsets[week], pickup.offsets[week + 1]];
    const { hits, n, low, high } = hitsIn(view, findings, undefined, weeks.edges[week], weeks.edges[week + 1]);
    const enough = n >= ENOUGH;
    return {
      reviewWaitP90: to - from >= ENOUGH ? percentiles(pickup.durations, [0.9], from, to)[0] : null,
      reviewWaitN: to - from,
      wip: pickup.wip[week] + review.wip[week],
      merged: merge.departures[week] - merge.abandoned[week],
      hitRate: enough ? hits / n : null,
      hitRateLow: enough ? finite(low) : null,
      hitRateHigh: enough ? finite(high) : null,
      hitRateN: n,
    };
  });
}
