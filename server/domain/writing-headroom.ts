import type { NextConstraint, WritingHeadroom } from './forecast-answer';
import type { ForecastVerdicts } from './forecast-verdicts';
import { goOn, type ForecastProgress } from './forecast-progress';
import { ForecastSample } from './forecast-sample';
import type { Levers } from './forecast-levers';
import { nextConstraint } from './next-constraint';
import type { Periods } from './period';
import type { Network } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { STAGES } from './stage';

export interface HeadroomSearch {
  /** The scenario; of its writing only which teams write how much more than others is kept. */
  levers: Levers;
  periods: Periods;
  seed: number;
  progress?: ForecastProgress;
  /** Stages that are no answer: the constraint of now. */
  apart: readonly number[];
  judge: (sample: ForecastSample) => ForecastVerdicts;
  networkWith: (levers: Levers) => Network;
}

/** Multiples are tried in tenths, from as much as now to four times; first these, since more writing does not always break more: what is the constraint now grows too. */
const TENTHS = 10;
const MOST = 40;
const COARSE = [15, 20, 30, MOST];
/** Share of the replications in which one stage becomes the constraint. */
const BREAKS = 0.5;
/** Replications while bracketing, and to verify what was found. */
const BRACKET = 20;
const VERIFY = 100;
/** How many tenths further a multiple is taken when verifying says no. */
const FURTHER = 3;

/**
 * How much more can be written until something breaks: the smallest multiple of what is begun now, in tenths up to 4, at which a stage other than the constraint of
 * now becomes it within the weeks in at least half of the replications; all other levers as in the scenario. 1 = it does as it is.
 *
 * As it is is verified first; then 1.5, 2, 3 and 4 are tried, bisected below the first that breaks, and what is found is verified with more replications, a few tenths further where they say no.
 * Stage −1 = nothing breaks at any that was tried, up to `writing`.
 */
export function writingHeadroom(search: HeadroomSearch): WritingHeadroom {
  const at = (tenths: number, replications: number): NextConstraint => nextAt(search, tenths / TENTHS, replications);
  const asItIs = at(TENTHS, VERIFY);
  if (asItIs.probability >= BREAKS) return { ...asItIs, writing: 1 };
  const broken = COARSE.findIndex((tenths) => at(tenths, BRACKET).probability >= BREAKS);
  let no = broken > 0 ? COARSE[broken - 1] : TENTHS;
  let yes = broken < 0 ? MOST : COARSE[broken];
  while (broken >= 0 && yes - no > 1) {
    const middle = (no + yes) >> 1;
    if (at(middle, BRACKET).probability >= BREAKS) yes = middle;
    else no = middle;
  }
  const last = Math.min(MOST, yes + FURTHER);
  for (let tenths = yes; ; tenths++) {
    const next = at(tenths, VERIFY);
    const writing = tenths / TENTHS;
    if (next.probability >= BREAKS) return { ...next, writing };
    if (tenths === last) return { ...next, stage: -1, week: NaN, writing };
  }
}

function nextAt(search: HeadroomSearch, writing: number, replications: number): NextConstraint {
  const { levers, periods, seed, progress } = search;
  const runs = new NetworkSimulation(search.networkWith({ ...levers, writing }), periods, { seed });
  const sample = new ForecastSample(STAGES.length, periods, replications);
  for (let run = 0; run < replications; run++) {
    if (run % 5 === 0) goOn(progress, 'searching', run, replications);
    sample.take(runs.run(run));
  }
  return nextConstraint(search.judge(sample), search.apart);
}
