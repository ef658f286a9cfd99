import type { DeployFact, DeployOutcomes } from './deploy-outcome';
import { kaplanMeier } from './statistics/kaplan-meier';
import { medianInterval } from './statistics/median-interval';
import { percentiles } from './statistics/percentile';

/** What a list of deploys can be narrowed to. `all`: success and failure, what the rates are shares of. */
export const DEPLOY_MEASURES = [
  'all', 'success', 'failed', 'rework', 'recovered', 'not_recovered', 'cancelled',
] as const; // prettier-ignore
export type DeployMeasure = (typeof DEPLOY_MEASURES)[number];

/** Above this share of failed deploys not recovered, the percentiles count them too. */
const MOST_OPEN = 0.1;

/**
 * The deploys a measure counts, in the order given: finished in [from, to) and not after now. `failed` required intervention, whatever their
 * status; `recovered` and `not_recovered` part them by `now`.
 *
 * @param selected one byte per deploy; undefined = all
 */
export function deploysCounted(
  deploys: readonly DeployFact[],
  outcomes: DeployOutcomes,
  measure: DeployMeasure,
  span: { from: number; to: number; now: number },
  selected?: Uint8Array,
): number[] {
  const counted: number[] = [];
  const to = Math.min(span.to, span.now);
  deploys.forEach(({ status, finishedAt }, place) => {
    if (!(finishedAt >= span.from && finishedAt < to) || selected?.[place] === 0) return;
    const failed = outcomes.failedBy[place] !== 0;
    const recovered = outcomes.recoveredAt[place] < span.now;
    const cancelled = status === 'cancelled';
    const counts =
      measure === 'cancelled'
        ? cancelled
        : !cancelled &&
          (measure === 'all' ||
            (measure === 'success' && status === 'success') ||
            (measure === 'failed' && failed) ||
            (measure === 'rework' && outcomes.reworkBy[place] !== 0) ||
            (measure === 'recovered' && failed && recovered) ||
            (measure === 'not_recovered' && failed && !recovered));
    if (counts) counted.push(place);
  });
  return counted;
}

/** Hours; NaN = unknown. */
export interface Recovery {
  p50: number;
  p85: number;
  low: number;
  high: number;
  n: number;
  open: number;
  estimated: boolean;
}

/**
 * How long failed deploys took to recover, from their finish, in hours. `n` counts those not recovered by `now` too; when they are more than 10 %,
 * the percentiles are Kaplan–Meier's over both, without an interval. Source: measures.md 1 (open items), dora.dev for the metric.
 *
 * @param failed places of failed deploys
 */
export function recoveryOf(
  deploys: readonly DeployFact[],
  outcomes: DeployOutcomes,
  failed: readonly number[],
  now: number,
): Recovery {
  const n = failed.length;
  const hours = new Float64Array(n);
  const censored = new Uint8Array(n);
  failed.forEach((place, i) => {
    const until = outcomes.recoveredAt[place];
    censored[i] = until < now ? 0 : 1;
    hours[i] = (Math.min(until, now) - deploys[place].finishedAt) / 3600;
  });
  const open = censored.reduce((sum, one) => sum + one, 0);
  if (open > MOST_OPEN * n) {
    const [p50, p85] = kaplanMeier(hours, censored, [0.5, 0.85]);
    return { p50, p85, low: NaN, high: NaN, n, open, estimated: true };
  }
  const finished = hours.filter((_, i) => censored[i] === 0);
  const [p50, p85] = percentiles(finished, [0.5, 0.85]);
  return { p50, p85, ...medianInterval(finished), n, open, estimated: false };
}
