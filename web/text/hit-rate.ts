import { estimateChange } from './change';
import type { OutcomeSeries } from './finding';
import { shareInterval } from './interval';
import { countedOf, countOf, fineShareOf } from './number';

/** What the sentences need to know of a group of findings. */
export interface RatedFindings {
  accepted: number;
  n: number;
  rate: number | null;
  low: number | null;
  high: number | null;
  enough: boolean;
  deff: number;
  deffAssumed: boolean;
  effectiveN: number;
  pullRequests: number;
}

/** A published range of hit rates; measures.md 4 names them. */
export interface Anchor {
  name: string;
  from: number;
  to: number;
}

/** In the order of the scale. Below 20 % is tuned out, from there to 31 % noisy. */
export const anchors: readonly Anchor[] = [
  { name: 'tuned out', from: 0, to: 0.2 },
  { name: 'noisy', from: 0.2, to: 0.31 },
  { name: 'typical', from: 0.39, to: 0.55 },
  { name: 'good', from: 0.65, to: 0.78 },
];

/** Comments of human reviewers that led to a change. */
export const humanAnchor: Anchor = { name: 'human reviewers', from: 0.49, to: 0.6 };

/** Where a hit rate lies among the published ones: "in the typical range", "between typical and good", "above the good range". */
export function anchorOf(rate: number): string {
  const within = anchors.find(({ from, to }, place) => rate >= from && (place < 2 ? rate < to : rate <= to));
  if (within) return within.from < 0.39 ? within.name : `in the ${within.name} range`;
  const above = anchors.findIndex(({ from }) => from > rate);
  return above < 0 ? 'above the good range' : `between ${anchors[above - 1].name} and ${anchors[above].name}`;
}

/** "47 % (41 to 53 %), 147 of 312", or "not enough data, n 7". */
export function rateText(of: RatedFindings): string {
  if (!of.enough) return `not enough data, n ${countOf(of.n)}`;
  return `${fineShareOf(of.rate)} (${shareInterval(of.low, of.high)}), ${countOf(of.accepted)} of ${countOf(of.n)}`;
}

/**
 * "47 % of what agents say is accepted"; another series says whose word it is: "Vendors report 97 % as accepted, for 224 of 2,843 findings".
 *
 * @param who one agent's name, '' = all agents
 * @param strictN findings in the rate of the strict series; undefined = not known yet
 */
export function rateHeadline(
  of: RatedFindings,
  who: string,
  series: OutcomeSeries = 'strict',
  strictN?: number,
): string {
  const what = who ? `what ${who} says` : 'what agents say';
  if (of.enough && series === 'vendor') {
    const whole = strictN === undefined || strictN < of.n ? '' : ` of ${countOf(strictN)}`;
    return `${who ? `${who} itself reports` : 'Vendors report'} ${fineShareOf(of.rate)} as accepted, for ${countOf(of.n)}${whole} findings`;
  }
  if (of.enough)
    return `${fineShareOf(of.rate)} of ${what} is accepted${series === 'lenient' ? ', counting resolved threads' : ''}`;
  return of.n === 0 ? 'No finding has an outcome in this range' : 'Not enough data for a hit rate';
}

/** What the rate rests on: counts, interval, pull requests and the design effect. */
export function rateBasis(of: RatedFindings): string {
  if (of.n === 0) return 'Nothing that agents said stands on a pull request closed in this range.';
  const counts = `${countOf(of.accepted)} of ${countedOf(of.n, 'finding')} on ${countedOf(of.pullRequests, 'pull request')} closed in the range`;
  if (!of.enough) return `${counts} ${of.accepted === 1 ? 'was' : 'were'} accepted; a rate needs at least 10 findings.`;
  const weight =
    of.effectiveN < of.n - 0.5
      ? ` Findings of one pull request hang together: they count as ${countOf(of.effectiveN)}${of.deffAssumed ? ' (an assumed design effect: too few pull requests, or all alike)' : ''}.`
      : '';
  return `${counts}; 95 % interval ${shareInterval(of.low, of.high)}.${weight}`;
}

/** "52 % in the 26 weeks before: 5 points less now, more than chance."; '' when either side has too little. */
export function rateChange(now: RatedFindings, before: RatedFindings): string {
  if (!now.enough || !before.enough) return before.n > 0 ? `Before: ${rateText(before)}.` : '';
  const told = `In the equal period before it was ${fineShareOf(before.rate)} of ${countOf(before.n)}`;
  const change = estimateChange({ ...now, value: now.rate }, { ...before, value: before.rate });
  if (!change) return `${told}.`;
  const points = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(Math.round(value * 1000) / 10)}`;
  const shown = points(change.difference);
  const difference = `${/^[−+]0$/.test(shown) ? 'no difference' : `${shown} points`} (95 % interval ${points(change.low)} to ${points(change.high)})`;
  return `${told}: ${difference}, ${change.clear ? 'more than chance' : 'which may be chance'}.`;
}
