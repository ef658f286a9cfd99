import { percentiles } from './statistics/percentile';

/** What is counted of one stage, week by week; all columns as long as the weeks. */
export interface StageColumns {
  /** False when no source tells of this stage: it is then unknown in every week, never calm. */
  known: boolean;
  /** Days of backlog the organization finds right; NaN where the stage has no target (write). */
  target: number;
  /**
   * Items in the stage on average over the week (stage hours over the hours of the week). NaN = not known that week.
   */
  averageWip: Float64Array;
  /** Items that left the stage in the week, the abandoned ones included. NaN = not known that week. */
  departures: Float64Array;
}

/** One stage judged week by week. */
export interface StageWeeks {
  known: boolean;
  target: number;
  /** Days of work standing in the stage; NaN when unknown or when nothing left it in four weeks. */
  backlogDays: Float64Array;
  /** Lower quartile of the backlog days of the trailing year, in days; NaN under eight weeks. */
  baseline: Float64Array;
  /** Backlog days above which the stage is saturated; NaN when there is neither a baseline nor a target. */
  limit: Float64Array;
  /** 1 saturated, 0 not, −1 cannot be said. */
  saturated: Int8Array;
  /** 1 where the target stands in for the baseline. */
  byTarget: Uint8Array;
  /** 1 where at least ten items left in the four weeks. */
  enough: Uint8Array;
  /** Departures of the four weeks, this one included. */
  departures4w: Float64Array;
}

const DEPARTURE_WEEKS = 4;
const BASELINE_WEEKS = 52;
const BASELINE_WEEKS_NEEDED = 8;
/** One hour, in days. */
const BASELINE_LEAST = 1 / 24;
const LIMIT_OVER_BASELINE = 3;
const DEPARTURES_NEEDED = 10;

/**
 * Backlog days, baseline, limit and saturation of one stage (measures, section 2).
 *
 * - `B(w) = averageWip(w) / departures per day` over four weeks, w included, fewer at the beginning; by the true length
 *   of the weeks in days, `weekDays`, so that a partial first week and the weeks of a clock change count for what they
 *   are. Weeks without a count are left out of the four.
 * - Baseline: lower quartile (type 7) of B over the 52 weeks up to and including w, of those that are finite, at least
 *   eight, and not under one hour. The limit is three baselines.
 * - **By target**: with fewer than eight weeks, or with the quartile itself above the target, there is no calm baseline
 *   to compare with. The target takes the baseline's place, and the limit is three targets, so the limit does not leap
 *   where a quartile crosses the target. A target that is NaN or not above 0 takes no one's place.
 * - Fewer than ten departures in the four weeks is not enough data; `saturated` is still told, as evidence, but no
 *   verdict may rest on it.
 *
 * Source: ours, after Little's law, the one relation that no order of service changes (Little 1961; Stidham 1974).
 */
export function saturationOf(columns: StageColumns, weekDays: Float64Array): StageWeeks {
  const { known, target, averageWip, departures } = columns;
  const weeks = weekDays.length;
  const backlogDays = new Float64Array(weeks).fill(NaN);
  const baseline = new Float64Array(weeks).fill(NaN);
  const limit = new Float64Array(weeks).fill(NaN);
  const saturated = new Int8Array(weeks).fill(-1);
  const byTarget = new Uint8Array(weeks);
  const enough = new Uint8Array(weeks);
  const departures4w = new Float64Array(weeks).fill(NaN);
  const trailing = new Float64Array(BASELINE_WEEKS);
  const hasTarget = target > 0;

  for (let week = 0; known && week < weeks; week++) {
    if (Number.isFinite(departures[week])) {
      let left = 0;
      let days = 0;
      for (let past = Math.max(0, week - DEPARTURE_WEEKS + 1); past <= week; past++) {
        if (!Number.isFinite(departures[past])) continue;
        left += departures[past];
        days += weekDays[past];
      }
      departures4w[week] = left;
      enough[week] = left >= DEPARTURES_NEEDED ? 1 : 0;
      if (left > 0) backlogDays[week] = averageWip[week] / (left / days);
    }

    let quartile = NaN;
    let count = 0;
    for (let past = Math.max(0, week - BASELINE_WEEKS + 1); past <= week; past++) {
      if (Number.isFinite(backlogDays[past])) trailing[count++] = backlogDays[past];
    }
    if (count >= BASELINE_WEEKS_NEEDED) {
      quartile = percentiles(trailing, [0.25], 0, count)[0];
      baseline[week] = Math.max(quartile, BASELINE_LEAST);
    }
    if (hasTarget && !(quartile <= target)) {
      limit[week] = LIMIT_OVER_BASELINE * target;
      byTarget[week] = 1;
    } else {
      limit[week] = LIMIT_OVER_BASELINE * baseline[week];
    }
    if (Number.isFinite(backlogDays[week]) && Number.isFinite(limit[week])) {
      saturated[week] = backlogDays[week] > limit[week] ? 1 : 0;
    }
  }
  return { known, target, backlogDays, baseline, limit, saturated, byTarget, enough, departures4w };
}
