import type { ForecastHistory } from './forecast-history';
import { DEPLOY, STAGES } from './stage';
import { percentiles } from './statistics/percentile';
import { tallyOf } from './tally';

/** One stage as it was observed, week by week of the history's past. */
export interface ObservedStage {
  known: boolean;
  /** Days of backlog found right; NaN = none. */
  target: number;
  /** Items on average over the week. */
  averageWip: Float64Array;
  /** At the end of the week. */
  wip: Float64Array;
  arrivals: Float64Array;
  departures: Float64Array;
  /** Hours in stage of what left in the week; NaN = nothing did. */
  p50: Float64Array;
  p90: Float64Array;
}

/**
 * What was observed per stage, in the words in which the simulation answers. Weeks before the first pull request are NaN: they are not known, not
 * empty. Operate counts incidents. Percentiles are type 7 over what left.
 */
export function forecastPast(history: ForecastHistory): ObservedStage[] {
  const { past, now, table, known, targets, selected } = history;
  const first = table.length === 0 ? past.length : firstWeek(history);
  return STAGES.map((_, stage) => {
    const columns =
      stage <= DEPLOY ? tallyOf(table, stage, past, { now, selected }) : incidentColumns(history.incidents, history);
    const observed: ObservedStage = {
      known: known[stage],
      target: targets[stage],
      averageWip: new Float64Array(past.length).fill(NaN),
      wip: new Float64Array(past.length).fill(NaN),
      arrivals: new Float64Array(past.length).fill(NaN),
      departures: new Float64Array(past.length).fill(NaN),
      p50: new Float64Array(past.length).fill(NaN),
      p90: new Float64Array(past.length).fill(NaN),
    };
    if (!known[stage]) return observed;
    const quantiles = new Float64Array(2);
    for (let week = first; week < past.length; week++) {
      const hours = (Math.min(now, past.edges[week + 1]) - past.edges[week]) / 3600;
      observed.averageWip[week] = columns.hours[week] / hours;
      observed.wip[week] = columns.wip[week];
      observed.arrivals[week] = columns.arrivals[week];
      observed.departures[week] = columns.departures[week];
      percentiles(columns.durations, [0.5, 0.9], columns.offsets[week], columns.offsets[week + 1], quantiles);
      observed.p50[week] = quantiles[0];
      observed.p90[week] = quantiles[1];
    }
    return observed;
  });
}

/** The week of the first creation. */
function firstWeek({ past, table }: ForecastHistory): number {
  let week = 0;
  while (week < past.length && !(table.created[0] < past.edges[week + 1])) week++;
  return week;
}

interface Columns {
  hours: Float64Array;
  wip: Float64Array;
  arrivals: Float64Array;
  departures: Float64Array;
  durations: Float64Array;
  offsets: Int32Array;
}

/** Incidents as visits of operate, from opening to resolution. */
function incidentColumns(
  { opened, resolved }: ForecastHistory['incidents'],
  { past: { length, edges }, now }: ForecastHistory,
): Columns {
  const hours = new Float64Array(length);
  const wip = new Float64Array(length);
  const arrivals = new Float64Array(length);
  const departures = new Float64Array(length);
  const lasted: number[][] = Array.from({ length }, () => []);
  for (let incident = 0; incident < opened.length; incident++) {
    const from = opened[incident];
    const to = resolved[incident] <= now ? resolved[incident] : Infinity;
    for (let week = 0; week < length; week++) {
      const end = Math.min(edges[week + 1], now);
      if (!(from < end) || to < edges[week]) continue;
      hours[week] += (Math.min(to, end) - Math.max(from, edges[week])) / 3600;
      if (from >= edges[week]) arrivals[week]++;
      if (to < end) {
        departures[week]++;
        lasted[week].push((to - from) / 3600);
      } else wip[week]++;
    }
  }
  const offsets = new Int32Array(length + 1);
  lasted.forEach((list, week) => (offsets[week + 1] = offsets[week] + list.length));
  return { hours, wip, arrivals, departures, durations: Float64Array.from(lasted.flat()), offsets };
}
