import type { FlowTable } from './flow-table';
import { periodOf, type Periods } from './period';
import type { TallyOptions } from './tally';

/**
 * Hours per period in which a pull request in review waited for its author (the rest of the review's stage hours is the reviewers'). One group.
 * Source: measures.md 1, "whose court the ball is in".
 */
export function authorHoursOf(table: FlowTable, periods: Periods, options: TallyOptions): Float64Array {
  const { court } = table;
  const { now, selected, clock } = options;
  const { edges, length } = periods;
  const hours = new Float64Array(length);
  const last = Math.min(edges[length], now);
  for (let i = 0; i < court.item.length; i++) {
    if (selected && selected[court.item[i]] === 0) continue;
    const from = Math.max(court.from[i], edges[0]);
    const to = court.to[i] === court.to[i] ? Math.min(court.to[i], last) : last;
    if (!(to > from)) continue;
    for (let p = periodOf(periods, from); p < length && edges[p] < to; p++) {
      const a = Math.max(from, edges[p]);
      const b = Math.min(to, edges[p + 1]);
      hours[p] += (clock ? clock(b) - clock(a) : b - a) / 3600;
    }
  }
  return hours;
}
