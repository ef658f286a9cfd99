import { IN_RATE } from './finding-clusters';
import type { FindingTable } from './finding-table';
import { ENOUGH } from './flow';
import { binomialTail } from './statistics/binomial-tail';
import { holmAdjusted } from './statistics/holm';
import { neededCount } from './statistics/needed-count';
import { studentQuantile } from './statistics/student-quantile';
import { thresholdCutOf, type ThresholdCut, type ThresholdRule } from './threshold';
import { splitByWeek } from './week-split';

/** More rules than these, and the correction for trying many eats what the data tell. Source: measures.md 4. */
export const MOST_RULES = 12;
/**
 * A rule is certified when its adjusted p is at most this. The promise is 5 %; a fifth is held back, because the design effect is itself estimated:
 * at .05 up to 6 % of 6,000 simulated runs broke a promise of 80 % and up to 7 % one of 90 %; at this level none more than 5.2 %.
 */
export const CERTIFICATION_LEVEL = 0.04;
/** Share of the weeks, the older ones, on which a rule is chosen. Source: measures.md 4. */
const OLDER_SHARE = 0.7;

export interface TunedRules {
  /** Start of the first of the newer weeks, epoch seconds; NaN = all findings closed in one week. */
  splitAt: number;
  /** Per rule, on the older weeks: what it is chosen by. */
  older: ThresholdCut[];
  /** Per rule, on the newer weeks: shown beside the promise, looked at for nothing. */
  newer: ThresholdCut[];
  /** One-sided p that the true hit rate is at most the target; NaN = under 10 findings, not tested. */
  p: number[];
  /** The same after Holm over the tested rules. */
  adjusted: number[];
  certified: boolean[];
  /** Whether the hit rate of the newer weeks is below the target (under 10 findings tell nothing: false). */
  newerBelow: boolean[];
  /** The certified rule that keeps most hits, of equal ones the one that keeps fewest findings; -1 = none is certified. */
  chosen: number;
  /** About how many more findings, all of the agent's, until a rule can be certified; NaN = one is, or none is seen above the target. */
  needed: number;
}

/**
 * Which of at most 12 rules keep the hit rate above `target`, surely enough to promise it: one-sided exact binomial tests on counts divided by the
 * design effect, with Holm's correction, over the older 70 % of the weeks in which pull requests with findings closed. The newer 30 % are shown
 * only, so that they can fail. `rows` are findings of one agent, in any order. Weeks begin where `weekStarts` (ascending epoch seconds) says, else
 * on Mondays in UTC. Throws a RangeError for more than 12 rules. Source: measures.md 4; docs/measures.md tells what the promise was measured at.
 */
export function tunedOf(
  table: FindingTable,
  rows: Int32Array,
  rules: ThresholdRule[],
  target: number,
  seed = 1,
  weekStarts?: ArrayLike<number>,
): TunedRules {
  if (rules.length > MOST_RULES) throw new RangeError(`${rules.length} rules to test, more than ${MOST_RULES}.`);
  const { splitAt, before, after } = splitByWeek(table, rows, OLDER_SHARE, weekStarts);
  const older = rules.map((rule) => thresholdCutOf(table, before, rule, true, seed));
  const newer = rules.map((rule) => thresholdCutOf(table, after, rule, true, seed));
  const tested = older.filter(({ n }) => n >= ENOUGH).length;
  const level = CERTIFICATION_LEVEL / tested;
  const point = studentQuantile(1 - level, Infinity);
  const p = older.map((cut) => (cut.n >= ENOUGH ? pOf(cut, target, level, point) : NaN));
  const adjusted = [...holmAdjusted(p)];
  const certified = adjusted.map((one) => one <= CERTIFICATION_LEVEL);
  let chosen = -1;
  certified.forEach((is, rule) => {
    if (is && (chosen < 0 || keepsMore(older[rule], older[chosen]))) chosen = rule;
  });
  return {
    splitAt,
    older,
    newer,
    p,
    adjusted,
    certified,
    newerBelow: newer.map(({ n, rate }) => n >= ENOUGH && rate < target),
    chosen,
    needed: chosen < 0 ? neededOf(older, p, target, level, inRate(table, rows)) : NaN,
  };
}

/**
 * The exact binomial tail at n / deff, the deff widened by how unsure it is at the level asked for: the square of Student's t over the normal
 * point (Korn & Graubard 1998).
 */
function pOf({ hits, n, estimate, df }: ThresholdCut, target: number, level: number, point: number): number {
  const unsure = studentQuantile(1 - level, df) / point;
  const effect = estimate * unsure * unsure;
  return binomialTail(hits / effect, n / effect, target);
}

const keepsMore = (a: ThresholdCut, b: ThresholdCut): boolean =>
  a.hits > b.hits || (a.hits === b.hits && a.kept < b.kept);

/** Of the rule nearest to passing, scaled from its share of the older weeks to all findings that will come. */
function neededOf(older: ThresholdCut[], p: number[], target: number, level: number, all: number): number {
  let nearest = -1;
  older.forEach(({ rate }, rule) => {
    if (rate > target && !Number.isNaN(p[rule]) && (nearest < 0 || p[rule] < p[nearest])) nearest = rule;
  });
  if (nearest < 0) return NaN;
  const { n, rate, estimate } = older[nearest];
  const missing = neededCount(target, rate, level) * estimate - n;
  return Math.max(1, Math.ceil((missing * all) / n));
}

function inRate({ outcome }: FindingTable, rows: Int32Array): number {
  let count = 0;
  for (let i = 0; i < rows.length; i++) count += IN_RATE[outcome[rows[i]]];
  return count;
}
