import { verdictsOf } from './bottleneck';
import type { ObservedStage } from './forecast-past';
import type { ForecastSample } from './forecast-sample';
import type { Periods } from './period';
import { saturationOf } from './saturation';

/** Weeks before the first simulated one that its verdict can rest on: a year of baseline and four of departures. */
const WEEKS_BEFORE = 56;

/** Which stage is the constraint in every future week of every replication, by the rules of observed weeks. */
export interface ForecastVerdicts {
  weeks: number;
  replications: number;
  /** Replication-major, replications × weeks: the held label, into STAGES; -1 = none. */
  held: Int8Array;
  /** The verdict of the last observed week (not the held label); -1 = not enough data. */
  now: number;
  /** The label that holds at the end of the last observed week; -1 = none yet. */
  heldNow: number;
}

/**
 * Appends every replication's weeks to the observed ones and judges them by the same functions (measures, section 2), so that the baseline, the four
 * weeks of departures and the hysteresis run on from what was observed.
 */
export function forecastVerdicts(
  observed: readonly ObservedStage[],
  past: Periods,
  sample: ForecastSample,
): ForecastVerdicts {
  const before = Math.min(WEEKS_BEFORE, past.length);
  const skipped = past.length - before;
  const { length: weeks, edges } = sample.periods;
  const weekDays = new Float64Array(before + weeks);
  for (let week = 0; week < before; week++)
    weekDays[week] = (past.edges[skipped + week + 1] - past.edges[skipped + week]) / 86400;
  for (let week = 0; week < weeks; week++) weekDays[before + week] = (edges[week + 1] - edges[week]) / 86400;

  const columns = observed.map(({ known, target, averageWip, departures }) => ({
    known,
    target,
    averageWip: joined(averageWip.subarray(skipped), weeks),
    departures: joined(departures.subarray(skipped), weeks),
  }));
  const replications = sample.count;
  const held = new Int8Array(replications * weeks);
  let now = -1;
  let heldNow = -1;
  for (let replication = 0; replication < replications; replication++) {
    columns.forEach((column, stage) => {
      for (let week = 0; week < weeks; week++) {
        const at = (stage * weeks + week) * sample.room + replication;
        column.averageWip[before + week] = sample.averageWip[at];
        column.departures[before + week] = sample.departures[at];
      }
    });
    const verdicts = verdictsOf(columns.map((column) => saturationOf(column, weekDays)));
    held.set(verdicts.held.subarray(before), replication * weeks);
    if (before > 0) {
      now = verdicts.constraint[before - 1];
      heldNow = verdicts.held[before - 1];
    }
  }
  return { weeks, replications, held, now, heldNow };
}

function joined(observed: Float64Array, weeks: number): Float64Array {
  const column = new Float64Array(observed.length + weeks);
  column.set(observed);
  return column;
}
