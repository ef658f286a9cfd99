import type { DutyTime } from './calibrated-delay';
import type { CalibratedReviewers } from './forecast-model';
import type { Periods } from './period';
import type { OnDuty } from './queue-network/network';
import {
  BINS,
  lookEntries,
  observedWeeks,
  replayedWeeks,
  replayNetwork,
  type LookEntries,
  type LookWeeks,
  type PoolLooks,
} from './reviewer-replay';
import { sortedPercentile } from './statistics/sorted-percentile';

/** Weight of the weekly error of the WIP beside the distance of the waits. */
const WIP_WEIGHT = 1;
const REPLICATIONS = 2;
/** Rounds of looking around the best candidate of a level, and around the best of all. */
const LEVEL_ROUNDS = 3;
const ROUNDS = 4;
/** Utilisations that are looked at one by one, because waits may tell them hardly apart. */
const LEVELS = [0.15, 0.25, 0.4, 0.55, 0.7, 0.85, 1, 1.2];
const SERVERS = [1, 3, 8];
/** Time until the result of a look, as parts of the median wait on duty. */
const RESULTS = [1, 0.5];
/** Where nobody tells how many people review. */
export const MOST_SERVERS = 40;
/** A level that is so much worse than the best one is not looked into. */
const HOPELESS = 2;
const AND = 0.3;

export interface ReviewerFit {
  candidates: CalibratedReviewers[];
  /** Of each candidate, over all weeks. */
  loss: Float64Array;
  weeks: LookWeeks[];
  observed: LookWeeks;
  best: number;
  /** Looks per second on duty that are asked for. */
  demand: number;
}

/**
 * The effective reviewers of a pool: of the candidates (servers, service, cv, time to notice, order) those under which the observed comings, served over the
 * real calendar from the real queue, wait most like they did. Loss: earth mover's distance between the waits on a logarithmic scale (in doublings),
 * first and later looks by their number, plus the relative error of the weekly WIP. A grid first, then steps around the best. Source: ours.
 */
export function reviewerFit(
  looks: PoolLooks,
  weeks: Periods,
  duty: OnDuty | undefined,
  time: DutyTime,
  { seed, mostServers }: { seed: number; mostServers: number },
): ReviewerFit {
  const entries = lookEntries(looks, weeks.edges[0]);
  const observed = observedWeeks(looks, weeks);
  const asked = entries.times[0].length + entries.times[1].length;
  const demand = asked / (time.clock(weeks.edges[weeks.length]) - time.clock(weeks.edges[0]));
  const median = medianWait(looks, weeks, time);
  const counts = [...new Set([...SERVERS, mostServers].filter((servers) => servers <= mostServers))];
  const tried = new Map<string, number>();
  const fit: ReviewerFit = { candidates: [], loss: new Float64Array(0), weeks: [], observed, best: 0, demand };
  const losses: number[] = [];
  const all = new Float64Array(weeks.length).fill(1);
  const attempt = (candidate: CalibratedReviewers): number => {
    const key = JSON.stringify(candidate);
    const known = tried.get(key);
    if (known !== undefined) return known;
    const replayed = replayOf(entries, weeks, duty, candidate, seed);
    const place = fit.candidates.length;
    tried.set(key, place);
    fit.candidates.push(candidate);
    fit.weeks.push(replayed);
    losses.push(lossOf(observed, replayed, all));
    if (losses[place] < losses[fit.best]) fit.best = place;
    return place;
  };
  const levels = LEVELS.map((utilisation) => {
    let best = -1;
    for (const servers of counts) {
      const whole = rounded((utilisation * servers) / demand);
      for (const service of new Set([whole, ...RESULTS.map((part) => Math.min(whole, rounded(part * median)))])) {
        const place = attempt({ servers, service, cv: 1, rest: whole - service, notice: 0, order: 'first_looks' });
        if (best < 0 || losses[place] < losses[best]) best = place;
      }
    }
    return best;
  });
  const rework = entries.times[1].length > 0;
  for (const level of levels) {
    let best = level;
    if (losses[best] > losses[fit.best] * HOPELESS + AND) continue;
    for (let round = 0; round < LEVEL_ROUNDS; round++) {
      const before = best;
      for (const step of stepsOfLevel(fit.candidates[best], 1 / (1 + round / 2), rework, mostServers)) {
        const place = attempt(step);
        if (losses[place] < losses[best]) best = place;
      }
      if (best === before) break;
    }
  }
  for (let round = 0; round < ROUNDS; round++) {
    const before = fit.best;
    const reach = 1 / (1 + round / 2);
    const { service, rest } = fit.candidates[before];
    for (const times of [1 + 0.15 * reach, 1 / (1 + 0.15 * reach)])
      attempt({ ...fit.candidates[before], service: rounded(service * times), rest: rounded(rest * times) });
    for (const step of stepsOfLevel(fit.candidates[before], reach / 2, rework, mostServers)) attempt(step);
    if (fit.best === before) break;
  }
  fit.loss = Float64Array.from(losses);
  return fit;
}

const rounded = (seconds: number): number => Math.max(60, Math.round(seconds));

/** Of the waits on duty for any look in the weeks, in seconds. */
function medianWait({ enter, leave }: PoolLooks, weeks: Periods, { clock }: DutyTime): number {
  const waits: number[] = [];
  for (let i = 0; i < enter.length; i++)
    if (leave[i] >= weeks.edges[0]) waits.push(Math.max(0, clock(leave[i]) - clock(enter[i])));
  return sortedPercentile(Float64Array.from(waits).sort(), 0.5);
}

/** Neighbours of the same utilisation: result sooner or later, fewer or more servers, another spread, time to notice or order. */
function stepsOfLevel(
  from: CalibratedReviewers,
  reach: number,
  rework: boolean,
  mostServers: number,
): CalibratedReviewers[] {
  const { servers, service, cv, rest, notice, order } = from;
  const whole = service + rest;
  const steps: CalibratedReviewers[] = [];
  for (const times of [1 + reach, 1 / (1 + reach)]) {
    const sooner = Math.min(whole, rounded(service * times));
    if (sooner > 0 && sooner !== service) steps.push({ ...from, service: sooner, rest: whole - sooner });
  }
  for (const more of [1, -1]) {
    const count = servers + more * Math.max(1, Math.round(servers * 0.5 * reach));
    if (count < 1 || count > mostServers) continue;
    const longer = rounded((whole * count) / servers);
    const result = Math.min(service, longer);
    steps.push({ ...from, servers: count, service: result, rest: longer - result });
  }
  for (const spread of [cv * 1.5, cv / 1.5]) if (spread > 0.2 && spread < 4) steps.push({ ...from, cv: spread });
  for (const until of notice === 0 ? [1800, 5400] : [notice * (1 + reach), notice < 1200 ? 0 : notice / (1 + reach)])
    steps.push({ ...from, notice: Math.round(until) });
  if (rework) steps.push({ ...from, order: order === 'first_looks' ? 'in_order' : 'first_looks' });
  return steps;
}

function replayOf(
  entries: LookEntries,
  weeks: Periods,
  duty: OnDuty | undefined,
  candidate: CalibratedReviewers,
  seed: number,
): LookWeeks {
  return replayedWeeks(replayNetwork(entries, weeks, duty, candidate), weeks, seed, REPLICATIONS);
}

/** Counts by bin while a loss is worked out. */
const OBSERVED = new Float64Array(BINS);
const REPLAYED = new Float64Array(BINS);

/** Loss with each week counted so many times. */
export function lossOf(observed: LookWeeks, replayed: LookWeeks, times: Float64Array): number {
  let distance = 0;
  let looks = 0;
  let off = 0;
  let stood = 0;
  for (let kind = 0; kind < 2; kind++) {
    OBSERVED.fill(0);
    REPLAYED.fill(0);
    for (let week = 0; week < times.length; week++) {
      const weight = times[week];
      if (weight === 0) continue;
      const from = (week * 2 + kind) * BINS;
      for (let bin = 0; bin < BINS; bin++) {
        OBSERVED[bin] += weight * observed.bins[from + bin];
        REPLAYED[bin] += weight * replayed.bins[from + bin];
      }
      const at = week * 2 + kind;
      const apart = observed.wip[at] - replayed.wip[at];
      off += weight * (apart < 0 ? -apart : apart);
      // Half an item more: an empty queue that holds one is no infinite error.
      stood += weight * (observed.wip[at] + 0.5);
    }
    let n = 0;
    let m = 0;
    for (let bin = 0; bin < BINS; bin++) {
      n += OBSERVED[bin];
      m += REPLAYED[bin];
    }
    if (n === 0) continue;
    let apart = 0;
    let moved = 0;
    for (let bin = 0; bin < BINS; bin++) {
      apart += OBSERVED[bin] / n - (m > 0 ? REPLAYED[bin] / m : 0);
      // Two bins are a doubling.
      moved += (apart < 0 ? -apart : apart) / 2;
    }
    distance += n * moved;
    looks += n;
  }
  return (looks > 0 ? distance / looks : 0) + (WIP_WEIGHT * off) / stood;
}
