import type { ForecastHistory } from './forecast-history';
import type { ForecastModel } from './forecast-model';
import { HOURS_OF_WEEK } from './learnt-duty';
import type { OnDuty } from './queue-network/network';

const HOUR = 3600;
const WEEK = HOURS_OF_WEEK * HOUR;

/**
 * Beginnings per second over the future, for one beginning a week: constant between edges, by the hour of the local week, none on days off. Shared by all sources, which
 * differ by their number a week.
 */
export function arrivalShape(
  { future }: Pick<ForecastHistory, 'future'>,
  model: Pick<ForecastModel, 'profile' | 'duty'>,
): {
  edges: Float64Array;
  perSecond: Float64Array;
} {
  const edges: number[] = [];
  const perSecond: number[] = [];
  for (let week = 0; week < future.length; week++)
    for (let hour = 0; hour < HOURS_OF_WEEK; hour++) {
      const at = future.edges[week] + hour * HOUR;
      const end = hour === HOURS_OF_WEEK - 1 ? future.edges[week + 1] : at + HOUR;
      if (!(end > at)) continue;
      const day = future.edges[week] + Math.floor(hour / 24) * 24 * HOUR;
      const rate = isFree(model, day, hour) ? 0 : model.profile[hour] / WEEK;
      if (perSecond.length > 0 && perSecond[perSecond.length - 1] === rate) continue;
      edges.push(at);
      perSecond.push(rate);
    }
  edges.push(future.edges[future.length]);
  return { edges: Float64Array.from(edges), perSecond: Float64Array.from(perSecond) };
}

/** A day on which nobody is on duty although people begin things on that weekday at that hour. */
function isFree({ duty, profile }: Pick<ForecastModel, 'profile' | 'duty'>, day: number, hour: number): boolean {
  if (!duty || profile[hour] === 0) return false;
  const weekday = Math.floor(hour / 24);
  // Weekends have no duty and few beginnings: they keep them. A day off is one on which most beginnings would fall on duty.
  let usual = 0;
  for (let of = 0; of < 24; of++) usual += profile[weekday * 24 + of];
  return usual > 12 && !touches(duty, day, day + 24 * HOUR);
}

function touches({ starts, ends }: OnDuty, from: number, to: number): boolean {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ends[middle] <= from) low = middle + 1;
    else high = middle;
  }
  return low < starts.length && starts[low] < to;
}
