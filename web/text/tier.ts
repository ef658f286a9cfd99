import type { Tier } from '../gql/documents';

/** Tiers from least to most, then those nobody can tell. */
export const tiers: readonly Tier[] = ['none', 'ambient', 'casual', 'power', 'unknown'];

/** From the most to the least, those nobody can tell at the end. */
export const tiersDown: readonly Tier[] = ['power', 'casual', 'ambient', 'none', 'unknown'];

/** How many people are in each tier. */
export type TierCount = Record<Tier, number>;

const names: Record<Tier, string> = {
  none: 'none',
  ambient: 'ambient',
  casual: 'casual',
  power: 'power',
  unknown: 'unknown',
};

const meanings: Record<Tier, string> = {
  none: 'no sign of an agent in the window',
  ambient: 'tier 1: an agent reviewed a change of theirs before its merge, nobody opted in',
  casual: 'tier 2: used an agent now and then',
  power: 'tier 3: long, parallel or many delegated runs, or several surfaces',
  unknown: 'nothing tells of them in the window',
};

/** A tier in a word. */
export const tierName = (tier: Tier): string => names[tier];

/** What a tier means, in half a sentence. */
export const tierMeaning = (tier: Tier): string => meanings[tier];

/** People whose tier is known. */
export const knownOf = (count: TierCount): number => count.none + count.ambient + count.casual + count.power;

/** People at a tier or above it. */
export const atLeast = (count: TierCount, tier: 'casual' | 'power'): number =>
  count.power + (tier === 'casual' ? count.casual : 0);
