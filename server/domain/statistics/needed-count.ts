import { binomialTail } from './binomial-tail';
import { studentQuantile } from './student-quantile';

/** Beyond this many trials the normal approximation is as good as the exact count. */
const MANY = 5000;

/**
 * How many independent trials it takes to show by a one-sided exact binomial test at `level` that the share is above `target`, when the truth is
 * `truth`: the fewest from which on the test succeeds with probability `power` or more (a single larger count can do worse, because counts are
 * whole numbers). NaN unless target < truth. Target 50 %, truth 65 %: 76 at a level of .05, 122 at .05 / 6, the 80 and 120 of measures.md 4.
 */
export function neededCount(target: number, truth: number, level: number, power = 0.8): number {
  if (!(target > 0 && truth > target && truth < 1 && level > 0 && level < 0.5))
    return truth === 1 && target < 1 ? sureCount(target, level) : NaN;
  const spread = (p: number): number => Math.sqrt(p * (1 - p));
  const points =
    studentQuantile(1 - level, Infinity) * spread(target) + studentQuantile(power, Infinity) * spread(truth);
  const about = (points / (truth - target)) ** 2;
  if (about > MANY) return Math.ceil(about);
  let n = Math.ceil(1.3 * about + 50);
  let critical = Math.ceil(n * target);
  while (critical <= n && binomialTail(critical, n, target) > level) critical++;
  for (; n > 0; n--) {
    while (critical > 0 && binomialTail(critical - 1, n, target) <= level) critical--;
    if (critical > n || binomialTail(critical, n, truth) < power) return n + 1;
  }
  return 1;
}

/** When every trial succeeds: targetⁿ ≤ level. */
function sureCount(target: number, level: number): number {
  return target > 0 ? Math.ceil(Math.log(level) / Math.log(target)) : 1;
}
