import { shareInterval } from './interval';
import { countOf, shareOf } from './number';
import { peopleOf } from './rate';
import { atLeast, knownOf, type TierCount } from './tier';
import { wilsonOf } from './wilson';

/** People per tier, how many of them may be higher, and how many there are. */
export interface TierCounts extends TierCount {
  atLeast: number;
  people: number;
}

/** "63 of 96 people use agents, 28 of them at power": the answer of the page in one sentence. */
export function adoptionHeadline(counts: TierCounts): string {
  const known = knownOf(counts);
  if (counts.people === 0) return 'Nobody is there in the last week of this range';
  if (known === 0) return 'Nothing tells how far anybody uses agents';
  const using = atLeast(counts, 'casual');
  const open = counts.atLeast > 0;
  // Where everybody is counted already, only power can be higher.
  const [floor, powerFloor] = [open && using < known ? 'At least ' : '', open && using === known ? 'at least ' : ''];
  return `${floor}${countOf(using)} of ${peopleOf(known)} use agents, ${powerFloor}${countOf(counts.power)} of them at power`;
}

/** What the headline rests on: shares with intervals, people at ambient only, "at least", and how many are unknown. */
export function adoptionBasis(counts: TierCounts): string {
  const known = knownOf(counts);
  if (known === 0) return counts.people > 0 ? `The tier of ${peopleOf(counts.people)} is unknown, which is not 0.` : '';
  const floor = floorOf(counts);
  const share = (count: number) => {
    const rate = wilsonOf(count, known);
    return rate.enough
      ? `${shareOf(rate.value)}; interval ${shareInterval(rate.low, rate.high)}`
      : `not enough data for a share, n ${countOf(known)}`;
  };
  return [
    `At casual or above: ${floor}${countOf(atLeast(counts, 'casual'))} of ${countOf(known)} (${share(atLeast(counts, 'casual'))}). At power: ${floor}${countOf(counts.power)} (${share(counts.power)}).`,
    counts.ambient > 0 &&
      `${peopleOf(counts.ambient)} ${counts.ambient === 1 ? 'has' : 'have'} nothing but changes an agent reviewed (ambient).`,
    counts.atLeast > 0 &&
      `For ${peopleOf(counts.atLeast)} the tier is “at least”: a source that could lift it does not cover the whole window.`,
    counts.unknown > 0 &&
      `The tier of ${countOf(counts.unknown)} more is unknown: nothing tells of them. They are in no share.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Whose tier is “at least” can be higher: then the counts and shares of tiers are lower bounds. */
const floorOf = (counts: TierCounts): string => (counts.atLeast > 0 ? 'at least ' : '');

/** How many there were before: "At the end of the equal period before: 40 of 88 at casual or above, 12 at power." */
export function adoptionBefore(before: TierCounts): string {
  const known = knownOf(before);
  if (known === 0) return 'Of the equal period before nothing is known, so there is no change to tell.';
  return `At the end of the equal period before: ${floorOf(before)}${countOf(atLeast(before, 'casual'))} of ${countOf(known)} at casual or above (${shareOf(atLeast(before, 'casual') / known)}), ${countOf(before.power)} at power${before.unknown > 0 ? `; ${countOf(before.unknown)} unknown` : ''}.`;
}

const narrowing: Record<string, string> = {
  repos: 'repository',
  services: 'service',
  sizes: 'size',
  authorship: 'authorship',
};

/** Says that people are not narrowed by some of the filters; '' when all apply. */
export function notNarrowedText(by: readonly string[]): string {
  if (by.length === 0) return '';
  const names = by.map((each) => narrowing[each] ?? each);
  const last = names[names.length - 1];
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
  return `The filter ${list} does not narrow people: a person has no ${list.replace(' and ', ' or ')}. It narrows runs, pull requests and repositories below.`;
}

const kinds: Record<string, string> = {
  usage: 'Usage',
  runs: 'Runs',
  delegated: 'Delegated minutes',
  reviews: 'Reviews by agents',
};

/** What a source tells: "Usage". */
export const coverName = (kind: string): string => kinds[kind] ?? kind;
