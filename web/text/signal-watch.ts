import { rateText, type RatedFindings } from './hit-rate';
import { dayOf } from './moment';
import { countOf, countedOf, fineShareOf } from './number';

interface Alarm {
  agent: string;
  state: string;
  floor: number | null;
  floorFrom: string;
  since: string | null;
  steps: number;
  evidence: number;
  threshold: number;
  recent: RatedFindings | null;
}

interface Mute {
  agent: string;
  state: string;
  n: readonly number[];
  slopePerWeek: number | null;
  low: number | null;
  high: number | null;
}

/** Where the floor of an alarm comes from. */
export function floorText({ floor, floorFrom }: Pick<Alarm, 'floor' | 'floorFrom'>): string {
  const from = floorFrom === 'policy' ? 'the target of its policy' : 'the lower end of its baseline';
  return floor === null ? 'its floor is unknown' : `its floor of ${fineShareOf(floor)} (${from})`;
}

/** "The hit rate of CodeRabbit fell below its floor of 39 % (…) on 12 Oct 2026; last four weeks: 22 % (…)." */
export function alarmText(alarm: Alarm, name: string, timeZone: string): string {
  const since = alarm.since ? `; the alarm rose on ${dayOf(alarm.since, timeZone)}` : '';
  const recent = alarm.recent ? `. Last four weeks: ${rateText(alarm.recent)}` : '';
  return `The hit rate of ${name} fell below ${floorText(alarm)}${since} (${countedOf(alarm.steps, 'pull request')} watched)${recent}.`;
}

const points = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(Math.round(share * 1000) / 10)}`;

/** "−1.2 points a week (95 % interval −2 to −0.4)"; '' when nothing can be said. */
export function slopeText({ slopePerWeek, low, high }: Pick<Mute, 'slopePerWeek' | 'low' | 'high'>): string {
  if (slopePerWeek === null) return '';
  const interval = low === null || high === null ? '' : ` (95 % interval ${points(low)} to ${points(high)})`;
  return `${points(slopePerWeek)} points a week${interval}`;
}

/** "Fewer and fewer people react to CodeRabbit: −1.2 points a week (95 % interval −2 to −0.4), over 312 findings." */
export function muteText(mute: Mute, name: string): string {
  const findings = mute.n.reduce((sum, each) => sum + each, 0);
  const slope = slopeText(mute);
  return `Fewer and fewer people react to ${name}${slope && `: ${slope}`}, over ${countedOf(findings, 'finding')}.`;
}

const alarmNames: Record<string, string> = { alarm: 'alarm', calm: 'calm', not_enough_data: 'not enough data' };
const muteNames: Record<string, string> = {
  rising: 'fewer react',
  steady: 'steady',
  falling: 'more react',
  not_enough_data: 'not enough data',
};

export function alarmName(state: string | undefined): string {
  return alarmNames[state ?? ''] ?? state ?? 'unknown';
}

export function muteName(state: string | undefined): string {
  return muteNames[state ?? ''] ?? state ?? 'unknown';
}

/** Where evidence stands on a scale from 1 to ten times the threshold, by its logarithm: 0..1. Under 1 there is none: 0. */
export function evidenceHeight(evidence: number, threshold: number): number {
  return Math.min(1, Math.log(Math.max(1, evidence)) / Math.log(10 * threshold));
}

/** What is said of the agents nothing has to be said about; '' when there are none. */
export function calmText(alarms: readonly Alarm[], mutes: readonly Mute[], nameOf: (agent: string) => string): string {
  const named = (of: readonly { agent: string; state: string }[], ...states: string[]) =>
    of.filter(({ state }) => states.includes(state)).map(({ agent }) => nameOf(agent));
  const list = (names: string[]) => names.join(', ');
  const calm = alarms.filter(({ state }) => state === 'calm');
  const few = named(alarms, 'not_enough_data');
  const steady = named(mutes, 'steady', 'falling');
  return [
    calm.length > 0 &&
      `No drop alarm: ${calm.map((each) => `${nameOf(each.agent)} (evidence ${countOf(each.evidence)} of ${countOf(each.threshold)})`).join(', ')}.`,
    few.length > 0 && `Not enough data for a drop alarm: ${list(few)}.`,
    steady.length > 0 && `No sign of muting: ${list(steady)}.`,
  ]
    .filter(Boolean)
    .join(' ');
}
