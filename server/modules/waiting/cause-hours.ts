import { periodOf, type Periods } from '../../domain/period';
import { CAUSES, CONTENTION, PRIORITISATION } from '../../domain/waiting';

/** Seconds of waiting by cause: of the whole, by week and by pull request. */
export class CauseHours {
  readonly total = new Float64Array(CAUSES.length);
  readonly weekly: Float64Array[];
  readonly byItem = new Map<number, Float64Array>();
  estimated = 0;

  constructor(private readonly periods: Periods) {
    this.weekly = CAUSES.map(() => new Float64Array(periods.length));
  }

  /** A taker of the pieces of one pull request's wait. `estimates` tells which of them rest on estimates: what people were busy with, all, or none. */
  of(item: number, estimates: 'busy' | 'all' | 'none'): (cause: number, from: number, to: number) => void {
    let own = this.byItem.get(item);
    if (!own) this.byItem.set(item, (own = new Float64Array(CAUSES.length)));
    const sums = own;
    const { edges, length } = this.periods;
    return (cause, from, to) => {
      sums[cause] += to - from;
      this.total[cause] += to - from;
      const busy = cause === CONTENTION || cause === PRIORITISATION;
      if (estimates === 'all' || (estimates === 'busy' && busy)) this.estimated += to - from;
      const week = this.weekly[cause];
      for (let p = Math.max(0, periodOf(this.periods, from)); p < length && edges[p] < to; p++)
        week[p] += Math.min(to, edges[p + 1]) - Math.max(from, edges[p]);
    };
  }
}
