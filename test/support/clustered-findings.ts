import { ACCEPTED, IGNORED } from '../../server/domain/finding-clusters';
import type { FindingTable } from '../../server/domain/finding-table';
import { randomOf, type Random } from '../../server/domain/statistics/random';
import { findingTableOf } from './finding-tables';

/**
 * Findings that hang together by pull request: every pull request draws its own hit rate from a beta distribution around `rate`, with correlation ρ
 * within it. Sizes are geometric with mean 6 (1, 2, 3 …), so that Σm²/Σm = 66/6 = 11 and the design effect is 1 + 10ρ: ρ .34 gives 4.4, ρ .63
 * gives 7.3.
 */
export const RHO_4 = 0.34;
export const RHO_7 = 0.63;

const MEAN_SIZE = 6;

// Every look-up of Math is slow in the sandbox that tests run in.
const { cos, log, sqrt, PI } = Math;

/** 1, 2, 3 … with mean 6. */
export function pullRequestSize(random: Random): number {
  return 1 + ((log(1 - random()) / log(1 - 1 / MEAN_SIZE)) | 0);
}

/** A rate for one pull request; at ρ 0 all have the same, at ρ 1 each is 0 or 1. */
export function pullRequestRate(rate: number, rho: number, random: Random): number {
  if (rho === 0) return rate;
  if (rho === 1) return random() < rate ? 1 : 0;
  const weight = (1 - rho) / rho;
  const a = gamma(rate * weight, random);
  const b = gamma((1 - rate) * weight, random);
  // Both may be too small for a number; then the one that is less unlikely to be large decides.
  return a + b > 0 ? a / (a + b) : random() < rate ? 1 : 0;
}

/** (hits, n) per pull request. */
export function clusteredCounts(
  count: number,
  rate: number,
  rho: number,
  random: Random,
): { hits: Int32Array; n: Int32Array; length: number } {
  const hits = new Int32Array(count);
  const n = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    n[i] = pullRequestSize(random);
    const own = pullRequestRate(rate, rho, random);
    for (let j = 0; j < n[i]; j++) if (random() < own) hits[i]++;
  }
  return { hits, n, length: count };
}

/** How often each severity comes and what its true hit rate is, the most severe first. */
export interface Severity {
  share: number;
  rate: number;
}

/**
 * A table of findings by severity, their pull requests closing evenly over 20 weeks. The rates of the severities of one pull request are drawn
 * from the same random numbers, so that a good pull request is good at every severity.
 */
export function clusteredFindings(count: number, severities: Severity[], rho: number, random: Random): FindingTable {
  const sizes = Array.from({ length: count }, () => pullRequestSize(random));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const table = findingTableOf([]);
  const columns = {
    cluster: new Int32Array(length),
    rank: new Uint8Array(length),
    outcome: new Uint8Array(length),
    closed: new Float64Array(length),
    posted: new Float64Array(length),
  };
  let row = 0;
  for (let i = 0; i < count; i++) {
    const seed = random() * 0x100000000;
    const own: number[] = [];
    for (let j = 0; j < sizes[i]; j++, row++) {
      let place = 0;
      for (let left = random(); place < severities.length - 1 && left >= severities[place].share; place++)
        left -= severities[place].share;
      own[place] ??= pullRequestRate(severities[place].rate, rho, randomOf(seed));
      columns.cluster[row] = i;
      columns.rank[row] = place + 1;
      columns.outcome[row] = random() < own[place] ? ACCEPTED : IGNORED;
      columns.closed[row] = (((i * 20) / count) | 0) * 7 * 86_400;
      columns.posted[row] = j;
    }
  }
  const missing = {
    item: new Int32Array(length),
    agent: new Uint8Array(length),
    repo: new Int32Array(length),
    path: new Int32Array(length),
  };
  const told = {
    category: new Uint16Array(length),
    severity: new Uint16Array(length),
    confidence: new Float64Array(length).fill(NaN),
    filesKnown: new Uint8Array(length),
  };
  return { ...table, ...missing, ...told, ...columns, length, clusters: count };
}

/** Marsaglia & Tsang, "A simple method for generating gamma variables" (2000). */
function gamma(shape: number, random: Random): number {
  if (shape < 1) return gamma(shape + 1, random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / sqrt(9 * d);
  for (;;) {
    const x = sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
    const v = (1 + c * x) ** 3;
    if (v > 0 && log(1 - random()) < (x * x) / 2 + d - d * v + d * log(v)) return d * v;
  }
}
