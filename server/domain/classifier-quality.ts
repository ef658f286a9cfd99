import { randomOf, type Random } from './statistics/random';
import { sortedPercentile } from './statistics/sorted-percentile';

/** What classifier and people can say of a finding in the rate; the place in the list is the code. */
export const JUDGED_OUTCOMES = ['accepted', 'rejected', 'ignored'] as const;

/** Findings of one kind: how many there were to draw from, and of the judged ones how often each pair came: `counts[classifier][people]`. */
export interface JudgedStratum {
  size: number;
  counts: readonly (readonly number[])[];
}

/** What some samples were drawn from: findings that evidence decided (accepted, rejected), and ignored ones. */
export interface JudgedPopulation {
  decided: JudgedStratum;
  ignored: JudgedStratum;
}

/** A share weighted back to the populations; `numerator` and `n` count what was judged. NaN where it cannot be told. */
export interface JudgedRate {
  value: number;
  low: number;
  high: number;
  numerator: number;
  n: number;
}

export interface JudgedRates {
  agreement: JudgedRate;
  precision: JudgedRate;
  recall: JudgedRate;
  rejectedPrecision: JudgedRate;
  rejectedRecall: JudgedRate;
}

const ACCEPTED = 0;
const REJECTED = 1;
/** What the classifier can have said in each kind. */
const SAID = { decided: [ACCEPTED, REJECTED], ignored: [2] } as const;
const REPLICATES = 2000;
// Taken once: every look-up of Math is slow in the sandbox that tests run in.
const { log, sqrt, cos, PI } = Math;

/** Whether a pair (classifier, people) is in the share, and in what it is a share of. */
interface Share {
  of: (classifier: number, people: number) => boolean;
  hit: (classifier: number, people: number) => boolean;
}

/**
 * Agreement of a classifier with people, precision and recall of `accepted` and `rejected`. Kinds are drawn unevenly, so each counts by its size in
 * the population: share = Σ size · hits / judged over Σ size · of / judged (stratified ratio, Cochran, Sampling Techniques, 1977, 6.10). A population
 * with a kind that matters of which nothing was judged is left out. 95 % interval: the shares of each kind have a Dirichlet posterior under
 * Jeffreys' prior, 2,000 seeded draws; so a kind in which ten were judged and none was a hit still widens it.
 */
export function judgedRatesOf(populations: readonly JudgedPopulation[], seed = 1): JudgedRates {
  const precision = (code: number): Share => ({
    of: (classifier) => classifier === code,
    hit: (classifier, people) => classifier === code && people === code,
  });
  const recall = (code: number): Share => ({
    of: (_, people) => people === code,
    hit: (classifier, people) => classifier === code && people === code,
  });
  const rate = (share: Share): JudgedRate => judgedRate(populations, share, randomOf(seed));
  return {
    agreement: rate({ of: () => true, hit: (classifier, people) => classifier === people }),
    precision: rate(precision(ACCEPTED)),
    recall: rate(recall(ACCEPTED)),
    rejectedPrecision: rate(precision(REJECTED)),
    rejectedRecall: rate(recall(REJECTED)),
  };
}

/** One kind as a share sees it: hits, what else it is a share of, and the rest; NaN = cannot be. */
interface Part {
  size: number;
  judged: number;
  cells: number[];
}

function judgedRate(populations: readonly JudgedPopulation[], share: Share, random: Random): JudgedRate {
  const parts: Part[] = [];
  for (const { decided, ignored } of populations) {
    const relevant = [partOf(decided, SAID.decided, share), partOf(ignored, SAID.ignored, share)].filter(
      ({ size, cells }) => size > 0 && !(Number.isNaN(cells[0]) && Number.isNaN(cells[1])),
    );
    if (relevant.every(({ judged }) => judged > 0)) parts.push(...relevant);
  }
  const sum = (of: (part: Part) => number): number => parts.reduce((total, part) => total + (of(part) || 0), 0);
  const numerator = sum(({ cells }) => cells[0]);
  const n = numerator + sum(({ cells }) => cells[1]);
  if (n === 0) return { value: NaN, low: NaN, high: NaN, numerator: 0, n: 0 };
  const hits = sum(({ size, judged, cells }) => (size * cells[0]) / judged);
  const misses = sum(({ size, judged, cells }) => (size * cells[1]) / judged);
  const value = hits / (hits + misses);
  const drawn = new Float64Array(REPLICATES);
  for (let i = 0; i < REPLICATES; i++) {
    let [drawnHits, drawnMisses] = [0, 0];
    for (const { size, cells } of parts) {
      const gammas = cells.map((count) => (Number.isNaN(count) ? 0 : gammaAndHalf(count, random)));
      const all = gammas[0] + gammas[1] + gammas[2];
      drawnHits += (size * gammas[0]) / all;
      drawnMisses += (size * gammas[1]) / all;
    }
    drawn[i] = drawnHits / (drawnHits + drawnMisses);
  }
  drawn.sort();
  return {
    value,
    low: Math.min(value, sortedPercentile(drawn, 0.025)),
    high: Math.max(value, sortedPercentile(drawn, 0.975)),
    numerator,
    n,
  };
}

function partOf({ size, counts }: JudgedStratum, said: readonly number[], { of, hit }: Share): Part {
  const cells = [NaN, NaN, NaN];
  let judged = 0;
  for (const classifier of said)
    for (let people = 0; people < JUDGED_OUTCOMES.length; people++) {
      const count = counts[classifier][people];
      const cell = hit(classifier, people) ? 0 : of(classifier, people) ? 1 : 2;
      cells[cell] = (cells[cell] || 0) + count;
      judged += count;
    }
  return { size, judged, cells };
}

/** A draw from the gamma distribution with shape `whole` + ½: exponentials and half a squared normal. */
function gammaAndHalf(whole: number, random: Random): number {
  let product = 1;
  let sum = 0;
  for (let i = 0; i < whole; i++) {
    product *= 1 - random();
    // Before the product gets too small to be told.
    if (product < 1e-250) {
      sum -= log(product);
      product = 1;
    }
  }
  // Box & Muller 1958.
  const normal = sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
  return sum - log(product) + (normal * normal) / 2;
}
