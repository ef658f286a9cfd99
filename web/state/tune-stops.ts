import { ruleOf, type TuneRule } from './tune-rule';

/** What can be dragged. */
export type Lever = 'severity' | 'confidence' | 'cap';

/** What the levers have to know of an agent's findings. */
export interface TuneScales {
  /** Most severe first. */
  severities: readonly string[];
  /** Findings that tell no severity. */
  severityUnknown: number;
  hasConfidence: boolean;
  confidenceLow: number | null;
  confidenceHigh: number | null;
}

/** Caps worth trying; above them hardly any pull request is touched. */
const CAPS = [1, 2, 3, 4, 5, 6, 8, 10];
const MOST_CONFIDENCES = 10;

/** The levers that make a difference for an agent. */
export function leversOf(scales: TuneScales): Lever[] {
  const levers: Lever[] = [];
  if (severityStops(scales).length > 0) levers.push('severity');
  if (confidenceStops(scales).length > 0) levers.push('confidence');
  return [...levers, 'cap'];
}

/**
 * The rules a lever goes through, the tightest first; the last leaves the lever open. All other parts of the rule stay, and the rule itself is one
 * of them, also where its own value is none of the usual ones.
 */
export function stopsOf(lever: Lever, scales: TuneScales, rule: TuneRule): TuneRule[] {
  const { minSeverity, ...anySeverity } = rule;
  const { minConfidence, ...anyConfidence } = rule;
  const { capPerPullRequest: cap, ...noCap } = rule;
  if (lever === 'severity') {
    const place = (word: string) => scales.severities.indexOf(word);
    const words = withOwn(severityStops(scales), minSeverity, (a, b) => place(a) - place(b));
    return [...words.map((word) => ruleOf({ ...anySeverity, minSeverity: word })), ruleOf(anySeverity)];
  }
  if (lever === 'confidence') {
    const levels = withOwn(confidenceStops(scales), minConfidence, (a, b) => b - a);
    return [...levels.map((level) => ruleOf({ ...anyConfidence, minConfidence: level })), ruleOf(anyConfidence)];
  }
  const caps = withOwn(CAPS, cap, (a, b) => a - b);
  return [...caps.map((each) => ruleOf({ ...noCap, capPerPullRequest: each })), ruleOf(noCap)];
}

/** What a stop is called on its lever: "P1", "≥ 0.8", "≤ 3"; "all" leaves the lever open. */
export function stopName(lever: Lever, rule: TuneRule): string {
  if (lever === 'severity') return rule.minSeverity ?? 'all';
  if (lever === 'confidence') return rule.minConfidence === undefined ? 'all' : `≥ ${rule.minConfidence}`;
  return rule.capPerPullRequest === undefined ? 'all' : `≤ ${rule.capPerPullRequest}`;
}

function withOwn<T>(levels: readonly T[], own: T | undefined, order: (a: T, b: T) => number): T[] {
  return own === undefined || levels.includes(own) ? [...levels] : [...levels, own].sort(order);
}

/** The least severe of all keeps what no rule would hide, unless some findings tell no severity. */
function severityStops({ severities, severityUnknown }: TuneScales): string[] {
  return severityUnknown > 0 ? [...severities] : severities.slice(0, -1);
}

/** Highest first, above the lowest there is, at steps of 1, 2, 5 × a power of ten. */
function confidenceStops({ hasConfidence, confidenceLow: low, confidenceHigh: high }: TuneScales): number[] {
  if (!hasConfidence || low === null || high === null || high <= low) return [];
  const rough = (high - low) / MOST_CONFIDENCES;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((each) => each * power >= rough * 0.999) ?? 10);
  const stops: number[] = [];
  for (let times = Math.floor(high / step + 1e-9); times * step > low + step * 1e-9; times--)
    stops.push(Number((times * step).toPrecision(6)));
  return stops;
}
