import type { FlowTable } from './flow-table';
import { openAgesOf } from './open-ages';
import type { Periods } from './period';
import { kaplanMeier } from './statistics/kaplan-meier';
import { percentiles } from './statistics/percentile';
import { tallyOf, type StageTally, type TallyOptions } from './tally';

/** Fewer than this and a group says nothing about the whole. Source: measures.md, opening rules. */
export const ENOUGH = 10;

/** More than this share still there, and finished items alone would tell too short a time. Source: measures.md 1. */
const OPEN_SHARE = 0.1;

const PROBABILITIES = [0.5, 0.7, 0.85, 0.95];

/** One stage per group and period (groups × periods entries, group-major); hours of the chosen clock, NaN = nothing to tell it from. */
export interface StageFlow {
  tally: StageTally;
  p50: Float64Array;
  p70: Float64Array;
  p85: Float64Array;
  p95: Float64Array;
  /** Departures behind the percentiles. */
  n: Float64Array;
  /** 1 = by Kaplan–Meier over finished and open items. */
  estimated: Uint8Array;
  /** Stage hours over the hours of the period. */
  averageWip: Float64Array;
}

/**
 * Time in stage by the period of leaving, with what the tally counts. Percentiles are type 7 over the departures; where more than 10 % of what
 * was in the stage during the period is still there at its end, they are Kaplan–Meier over finished and open items (NaN where too much is
 * open to say). Source: measures.md 1.
 */
export function flowOf(table: FlowTable, stage: number, periods: Periods, options: TallyOptions): StageFlow {
  const tally = tallyOf(table, stage, periods, options);
  const cells = tally.groups * tally.periods;
  const [p50, p70, p85, p95] = PROBABILITIES.map(() => new Float64Array(cells).fill(NaN));
  const estimated = new Uint8Array(cells);
  const n = new Float64Array(cells);
  const averageWip = new Float64Array(cells);
  let anyEstimated = false;
  for (let cell = 0; cell < cells; cell++) {
    n[cell] = tally.departures[cell];
    const length = tally.periodHours[cell % tally.periods];
    averageWip[cell] = length > 0 ? tally.hours[cell] / length : NaN;
    // Beyond `now` nothing was seen.
    if (length > 0 && tally.wip[cell] > OPEN_SHARE * (tally.wip[cell] + tally.departures[cell]) && n[cell] > 0) {
      estimated[cell] = 1;
      anyEstimated = true;
    }
  }
  const open = anyEstimated ? openAgesOf(table, stage, periods, options, estimated) : undefined;
  const quantiles = new Float64Array(PROBABILITIES.length);
  for (let cell = 0; cell < cells; cell++) {
    if (n[cell] === 0) continue;
    const from = tally.offsets[cell];
    const to = tally.offsets[cell + 1];
    if (estimated[cell] === 1 && open) {
      const ages = open.ages.subarray(open.offsets[cell], open.offsets[cell + 1]);
      const times = new Float64Array(to - from + ages.length);
      times.set(tally.durations.subarray(from, to));
      times.set(ages, to - from);
      const censored = new Uint8Array(times.length).fill(1, to - from);
      kaplanMeier(times, censored, PROBABILITIES, quantiles);
    } else percentiles(tally.durations, PROBABILITIES, from, to, quantiles);
    p50[cell] = quantiles[0];
    p70[cell] = quantiles[1];
    p85[cell] = quantiles[2];
    p95[cell] = quantiles[3];
  }
  return { tally, p50, p70, p85, p95, n, estimated, averageWip };
}

/** Days until the pile is gone at this net outflow; Infinity = never, 0 = there is none. Source: measures.md 1. */
export function drainDays(wip: number, arrivals: number, departures: number, days: number): number {
  if (wip === 0) return 0;
  return departures > arrivals ? wip / ((departures - arrivals) / days) : Infinity;
}
