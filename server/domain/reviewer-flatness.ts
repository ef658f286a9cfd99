import type { FitBound } from './forecast-model';
import { lossOf, type ReviewerFit } from './reviewer-fit';
import { randomOf } from './statistics/random';

/** Draws of the weeks that tell how unsure a difference of losses is. */
const DRAWS = 30;
/** Standard errors that a difference may be. */
const UNSURE = 2;
/** A loss within this share of the least, and this much, is as good in any case: two replications do not tell them apart. */
const AS_GOOD = 0.1;
const AND = 0.02;
/** Utilisations nearer than this are the same. */
const NEAR = 0.08;
/** A range wider than this is worth a word; one that begins and ends above these is that of a jam. */
const WIDE = 0.15;
const LOADED = 0.5;
const JAM = 0.95;

/** From this utilisation of the best candidate on, waits and queues tell what a pool can do. */
export const JAMMED = 0.85;

/** Which candidates reproduce the waits about as well as the best. */
export interface FlatSet {
  /** Places of the candidates, by utilisation. */
  good: number[];
  /** Of all candidates. */
  utilisation: Float64Array;
  /** Candidate in the middle of the range. */
  chosen: number;
  bounds: FitBound[];
}

/**
 * The candidates whose loss is no more above the least than the weeks leave unsure: two standard errors of the difference when the weeks are drawn
 * again, and at least a tenth plus .02. Short waits tell little of what a pool could do, so that the set may be wide; the model takes its middle, not the
 * candidate that happens to be nearest; in a jam, that one. What the pool once did over four weeks it can do: candidates that could not are left out, unless only those fit. Source: ours.
 *
 * @param sustained utilisation that today's looks are of the most that was ever done; NaN = not known
 * @param mostServers people seen reviewing; Infinity = nothing tells
 */
export function flatSet(
  fit: ReviewerFit,
  { seed, sustained, mostServers }: { seed: number; sustained: number; mostServers: number },
): FlatSet {
  const { candidates, loss, best, demand, observed } = fit;
  const utilisation = Float64Array.from(
    candidates,
    ({ service, rest, servers }) => (demand * (service + rest)) / servers,
  );
  const weeks = observed.wip.length / 2;
  const random = randomOf(seed);
  const sums = new Float64Array(candidates.length);
  const squares = new Float64Array(candidates.length);
  // What is far worse stays so in every draw.
  const near = [...candidates.keys()].filter((place) => loss[place] <= 2 * loss[best] + 0.5);
  for (let draw = 0; draw < DRAWS; draw++) {
    const times = new Float64Array(weeks);
    for (let week = 0; week < weeks; week++) times[Math.floor(random() * weeks)]++;
    const least = lossOf(observed, fit.weeks[best], times);
    for (const place of near) {
      const apart = lossOf(observed, fit.weeks[place], times) - least;
      sums[place] += apart;
      squares[place] += apart * apart;
    }
  }
  const isGood = (place: number): boolean => {
    const variance = Math.max(0, squares[place] / DRAWS - (sums[place] / DRAWS) ** 2);
    return loss[place] - loss[best] <= Math.max(AS_GOOD * loss[best] + AND, UNSURE * Math.sqrt(variance));
  };
  const all = near.filter(isGood).sort((a, b) => utilisation[a] - utilisation[b] || a - b);
  const within = all.filter((place) => !(utilisation[place] > sustained));
  const good = within.length > 0 ? within : all;
  const from = utilisation[good[0]];
  const to = utilisation[good[good.length - 1]];
  const middle = (from + to) / 2;
  let chosen = good[0];
  const off = (place: number): number => Math.max(0, Math.abs(utilisation[place] - middle) - NEAR);
  for (const place of good)
    if (off(place) < off(chosen) || (off(place) === off(chosen) && loss[place] < loss[chosen])) chosen = place;
  // Long waits and queues do tell what a pool can do; there the best is no accident.
  if (utilisation[best] >= JAMMED && good.includes(best)) chosen = best;
  const bounds: FitBound[] = [];
  if (from >= LOADED && to >= JAM) bounds.push('jam');
  else if (to - from > WIDE) bounds.push('calm');
  if (good.length < all.length) bounds.push('sustained');
  if (Number.isFinite(mostServers)) bounds.push('reviewers');
  return { good, utilisation, chosen, bounds };
}
