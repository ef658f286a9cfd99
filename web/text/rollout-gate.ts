import type { GateMetric } from '../gql/documents';
import { durationOf } from './duration';
import { durationInterval, shareInterval } from './interval';
import { countedOf, countOf, fineShareOf, meanOf } from './number';

const verdicts: Record<string, string> = { pass: 'pass', fail: 'fail', inconclusive: 'inconclusive' };

/** What a gate says, in a word; anything else than the three is "not yet". */
export const gateVerdictName = (verdict: string): string => verdicts[verdict] ?? 'not yet';

const metrics: Record<GateMetric, string> = {
  hit_rate: 'hit rate of review agents',
  review_wait: 'wait for the first review, p90',
  change_fail_rate: 'change fail rate',
  incidents: 'incidents per week',
  capacity: 'reviewers’ capacity',
};

/** What a gate looks at. */
export const gateMetricName = (metric: GateMetric): string => metrics[metric];

/** A value as its gate counts it: shares, hours, incidents per week. */
export function gateValueOf(metric: string, value: number | null): string {
  if (metric === 'review_wait') return durationOf(value);
  if (metric === 'incidents') return meanOf(value);
  return fineShareOf(value);
}

/** The interval of a gate's value; null = there is none. */
function gateInterval(metric: string, low: number | null, high: number | null): string | null {
  if (metric === 'review_wait') return durationInterval(low, high);
  if (metric === 'incidents') return low === null || high === null ? null : `${meanOf(low)} to ${meanOf(high)}`;
  return shareInterval(low, high);
}

interface Light {
  metric: string;
  reason: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  /** What counts of n where observations hang together; null = it is not told. */
  effectiveN: number | null;
  target: number;
  floor: number;
  overridden: boolean;
}

const observations: Record<string, [one: string, many?: string]> = {
  hit_rate: ['finding'],
  review_wait: ['first review'],
  change_fail_rate: ['deploy'],
  incidents: ['week'],
  capacity: ['simulated run'],
};

/** "n 120 findings, worth 80 independent ones": what a gate rests on; "n 4 weeks" where every one counts in full. */
export function gateBasis({ metric, n, effectiveN }: Pick<Light, 'metric' | 'n' | 'effectiveN'>): string {
  const counted = countedOf(n, ...(observations[metric] ?? (['observation'] as const)));
  const worth = effectiveN === null ? n : Math.round(effectiveN);
  return worth < n ? `n ${counted}, worth ${countOf(worth)} independent ones` : `n ${counted}`;
}

/** "44 % (38 to 51 %), n 120 findings"; without an interval where none can be told. */
export function gateFigures(light: Omit<Light, 'reason' | 'overridden'>): string {
  const { metric, value, low, high } = light;
  const interval = gateInterval(metric, low, high);
  const figure = value === null ? interval : `${gateValueOf(metric, value)}${interval ? ` (${interval})` : ''}`;
  return [figure, gateBasis(light)].filter(Boolean).join(', ');
}

/** Whether more is better for the gate. Where both conditions are the same figure the metric decides. */
function upwards({ metric, target, floor }: Pick<Light, 'metric' | 'target' | 'floor'>): boolean {
  return target === floor ? metric === 'hit_rate' || metric === 'capacity' : target > floor;
}

/** "at least 50 %" or "at most 8 h". */
export function passCondition(light: Pick<Light, 'metric' | 'target' | 'floor'>): string {
  return `${upwards(light) ? 'at least' : 'at most'} ${gateValueOf(light.metric, light.target)}`;
}

/** "below 30 %" or "above 12 h". */
export function failCondition(light: Pick<Light, 'metric' | 'target' | 'floor'>): string {
  return `${upwards(light) ? 'below' : 'above'} ${gateValueOf(light.metric, light.floor)}`;
}

/**
 * Why a gate says what it says, with number, interval and n.
 *
 * @param least observations under which the gate decides nothing, where it is known
 */
export function gateReasonText(light: Light, least?: number): string {
  const figures = gateFigures(light);
  const [good, bad] = upwards(light) ? ['low', 'high'] : ['high', 'low'];
  const sentence = (() => {
    switch (light.reason) {
      case 'held':
        return `${figures}: even the ${good} end is ${passCondition(light)}.`;
      case 'broken':
        return `${figures}: even the ${bad} end is ${failCondition(light)}.`;
      case 'between':
        return `${figures}: the interval is neither all ${passCondition(light)} nor all ${failCondition(light)}. A person decides.`;
      case 'not_enough_data':
        return `Not enough data yet: ${gateBasis(light)}${least === undefined ? '' : `; it decides from ${countOf(least)} on`}.`;
      case 'no_source':
        return 'Unknown: no source tells of it.';
      case 'cannot_forecast':
        return 'Unknown: the flow of these weeks cannot be calibrated.';
      case 'being_forecast':
        return 'The simulation still runs.';
      case 'not_read':
        return 'Unknown: nobody asked in that week, and it cannot be simulated afterwards. It held nothing.';
      default:
        return light.value === null ? `Unknown: ${light.reason.replace(/_/g, ' ')}.` : `${figures}.`;
    }
  })();
  return light.overridden ? `${sentence} Somebody decided to go on in spite of it.` : sentence;
}
