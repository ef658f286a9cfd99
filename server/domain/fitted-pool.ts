import type { DutyTime } from './calibrated-delay';
import type { CalibratedReviewers, CalibrationFit, CalibrationGrid } from './forecast-model';
import type { Periods } from './period';
import type { OnDuty } from './queue-network/network';
import { MOST_SERVERS, reviewerFit } from './reviewer-fit';
import { flatSet } from './reviewer-flatness';
import { BINS, type PoolLooks } from './reviewer-replay';
import { observedWaits, reviewerReport } from './reviewer-report';
import { PICKUP, REVIEW } from './stage';
import { sortedPercentile } from './statistics/sorted-percentile';

/** First looks, at the least, to fit reviewers to. */
const FEWEST = 30;
/** Looks above which the last weeks are enough, down to three. */
const MOST = 3000;
const LEAST_WEEKS = 3;
/** A loss above this reproduces nothing: waits half off by a factor of two and the WIP by half. */
const NO_FIT = 1.5;

export interface PoolFacts {
  team: string;
  seed: number;
  /** In the model's pools. */
  place: number;
  /** People seen reviewing; Infinity = nothing tells. */
  mostServers: number;
  /** Looks per second on duty that the pool has certainly done over some weeks; NaN = not known. */
  mostLooks: number;
}

export interface FittedPool {
  /** null = refused; time until a look is taken as it was, whatever the load. */
  reviewers: CalibratedReviewers | null;
  fits: CalibrationFit[];
  grid: CalibrationGrid | undefined;
}

/** The reviewers of one pool, or why there are none; undefined = nobody waited for a look here. */
export function fittedPool(
  looks: PoolLooks,
  weeks: Periods,
  duty: OnDuty | undefined,
  time: DutyTime,
  { team, seed, place, mostServers, mostLooks }: PoolFacts,
): FittedPool | undefined {
  if (looks.enter.length === 0) return undefined;
  let used = weeks;
  const countFrom = (from: number): number => looks.enter.reduce((n, at) => n + (at >= from ? 1 : 0), 0);
  while (used.length > LEAST_WEEKS && countFrom(used.edges[0]) > MOST)
    used = { length: used.length - 1, edges: used.edges.slice(1) };
  const waits = [0, 1].map((kind) => observedWaits(looks, used, kind));
  const none = (refusal: CalibrationFit['refusal']): CalibrationFit[] =>
    [PICKUP, REVIEW].map((stage, kind): CalibrationFit => ({
      stage,
      team,
      servers: Infinity,
      service: NaN,
      cv: NaN,
      utilisation: NaN,
      n: waits[kind].length,
      weeks: used.length,
      observed: { p50: sortedPercentile(waits[kind], 0.5), p90: sortedPercentile(waits[kind], 0.9), wip: NaN },
      simulated: { p50: NaN, p90: NaN, wip: NaN },
      distance: NaN,
      flat: { candidates: 0, serversFrom: NaN, serversTo: NaN, utilisationFrom: NaN, utilisationTo: NaN },
      refusal,
    }));
  if (waits[0].length < FEWEST) return { reviewers: null, fits: none('few_departures'), grid: undefined };
  const fit = reviewerFit(looks, used, duty, time, { seed, mostServers: Math.min(MOST_SERVERS, mostServers) });
  if (fit.loss[fit.best] > NO_FIT) return { reviewers: null, fits: none('no_fit'), grid: undefined };
  const flat = flatSet(fit, { seed, mostServers, sustained: fit.demand / mostLooks });
  const reviewers = fit.candidates[flat.chosen];
  // What is far from the best is never drawn.
  const kept = [...fit.candidates.keys()].filter(
    (i) => flat.good.includes(i) || fit.loss[i] <= 1.3 * fit.loss[fit.best],
  );
  const size = used.length * 2 * BINS;
  const simulated = new Float32Array(size * kept.length);
  const simulatedWip = new Float32Array(used.length * 2 * kept.length);
  kept.forEach((candidate, i) => {
    simulated.set(fit.weeks[candidate].bins, i * size);
    simulatedWip.set(fit.weeks[candidate].wip, i * used.length * 2);
  });
  return {
    reviewers,
    fits: reviewerReport(looks, used, duty, fit, flat, { team, seed }),
    grid: {
      pool: place,
      candidates: kept.map((i) => fit.candidates[i]),
      observed: fit.observed.bins,
      observedWip: fit.observed.wip,
      simulated,
      simulatedWip,
      utilisation: Float64Array.from(kept, (i) => flat.utilisation[i]),
      good: Int32Array.from(flat.good, (i) => kept.indexOf(i)),
    },
  };
}
