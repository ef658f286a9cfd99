import { confidenceSequence } from './statistics/confidence-sequence';
import { designEffectOf, type ClusterCounts } from './statistics/design-effect';
import { percentiles } from './statistics/percentile';
import { poissonInterval } from './statistics/poisson-interval';
import { studentQuantile } from './statistics/student-quantile';
import { wilson } from './statistics/wilson';
import type { GateEvidence } from './gate';

/** How often all looks together may leave the truth out. */
const ALPHA = 0.05;
const P90 = 0.9;

/** NaN all over: no source tells of it. */
export const NO_EVIDENCE: GateEvidence = { value: NaN, low: NaN, high: NaN, n: NaN, effectiveN: NaN };

/**
 * A share that is looked at again and again while it is counted on from one fixed moment: the beta-mixture confidence sequence on effective counts,
 * which holds at every look at once. Source: measures.md 7.
 *
 * @param deff design effect; 1 = independent
 */
export function shareEvidence(hits: number, n: number, deff = 1): GateEvidence {
  if (!(n > 0)) return { value: NaN, low: NaN, high: NaN, n: 0, effectiveN: 0 };
  const effectiveN = n / deff;
  return { value: hits / n, ...confidenceSequence(hits / deff, effectiveN, ALPHA), n, effectiveN };
}

/**
 * 90th percentile of waits in a look-back that moves on from week to week. Woodruff's interval (1952): Wilson's bounds of the share .9, read off
 * the sorted waits, with n divided by the design effect between days, because those who wait on one day wait behind each other. The 5 % are
 * shared out among the `looks` (Bonferroni), so that it holds at every weekly look of the plan at once.
 *
 * @param waits hours; reordered
 * @param dayOf day per wait, any whole numbers, in the order of `waits` as given
 */
export function waitEvidence(waits: Float64Array, dayOf: ArrayLike<number>, looks: number): GateEvidence {
  const n = waits.length;
  if (n === 0) return { value: NaN, low: NaN, high: NaN, n: 0, effectiveN: 0 };
  const value = percentiles(waits.slice(), [P90])[0];
  const { deff } = n > 1 ? designEffectOf(belowPerDay(waits, dayOf, value)) : { deff: 1 };
  const effectiveN = n / deff;
  const z = studentQuantile(1 - ALPHA / looks / 2, Infinity);
  const bounds = wilson(P90 * n, n, deff, z);
  const [low, high] = percentiles(waits, [bounds.low, bounds.high]);
  return { value, low, high, n, effectiveN };
}

function belowPerDay(waits: Float64Array, dayOf: ArrayLike<number>, limit: number): ClusterCounts {
  const places = new Map<number, number>();
  const hits = new Int32Array(waits.length);
  const n = new Int32Array(waits.length);
  for (let i = 0; i < waits.length; i++) {
    const place = places.get(dayOf[i]) ?? places.size;
    places.set(dayOf[i], place);
    n[place]++;
    if (waits[i] <= limit) hits[place]++;
  }
  return { hits, n, length: places.size };
}

/**
 * Incidents per week over a look-back that moves on: Garwood's exact interval of a Poisson mean, the 5 % shared out among the looks. `n` is the
 * number of weeks.
 */
export function incidentEvidence(incidents: number, weeks: number, looks: number): GateEvidence {
  if (!(weeks > 0)) return { value: NaN, low: NaN, high: NaN, n: 0, effectiveN: 0 };
  const { low, high } = poissonInterval(incidents, ALPHA / looks / 2);
  return { value: incidents / weeks, low: low / weeks, high: high / weeks, n: weeks, effectiveN: weeks };
}

/** Share of simulated runs that hold, Wilson's interval: the noise of the simulation alone, not that of what it was calibrated on. */
export function capacityEvidence(held: number, runs: number): GateEvidence {
  if (!(runs > 0)) return NO_EVIDENCE;
  return { value: held / runs, ...wilson(held, runs), n: runs, effectiveN: runs };
}
