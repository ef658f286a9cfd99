import type { TierTable } from './adoption-table';
import { TIERS, type TierWord } from './tier-rules';

/** Of so many weeks the share must be reached in that many. Source: measures.md 5. */
const WINDOW = 4;
const REACHED = 3;

/** Share of a group's people at a tier or above, week by week. */
export interface TierShares {
  /** NaN = the tier of nobody is known. */
  share: Float64Array;
  /** People at the tier or above, and those whose tier is known. */
  reached: Int32Array;
  known: Int32Array;
  /** People there in the week. */
  people: Int32Array;
  /** 1 = the tier of somebody there is unknown, or at least what is told. */
  atLeast: Uint8Array;
}

/** Shares per group; people whose tier is unknown are in neither part of the share. */
export function tierSharesOf(
  table: TierTable,
  groupOf: ArrayLike<number>,
  groups: number,
  tier: TierWord,
): TierShares[] {
  const { people, weeks } = table;
  const unknown = TIERS.indexOf('unknown');
  const asked = TIERS.indexOf(tier);
  const shares = Array.from({ length: groups }, () => ({
    share: new Float64Array(weeks),
    reached: new Int32Array(weeks),
    known: new Int32Array(weeks),
    people: new Int32Array(weeks),
    atLeast: new Uint8Array(weeks),
  }));
  for (let person = 0; person < people; person++) {
    const group = groupOf[person];
    if (group < 0) continue;
    const of = shares[group];
    for (let week = 0; week < weeks; week++) {
      const place = person * weeks + week;
      const code = table.tier[place];
      if (code === 255) continue;
      of.people[week]++;
      if (code === unknown) {
        of.atLeast[week] = 1;
        continue;
      }
      of.known[week]++;
      if (code >= asked) of.reached[week]++;
      else if (table.atLeast[place] === 1) of.atLeast[week] = 1;
    }
  }
  for (const { share, reached, known } of shares)
    for (let week = 0; week < weeks; week++) share[week] = reached[week] / known[week];
  return shares;
}

/**
 * The first week from which a share stands: it is reached in that week and in 3 of the 4 weeks that begin with it. −1 = not yet. Near the end three
 * weeks suffice.
 *
 * @param share per week; NaN = unknown, which reaches nothing
 */
export function rolloutWeekOf(share: ArrayLike<number>, asked: number): number {
  for (let week = 0; week < share.length; week++) {
    if (!(share[week] >= asked)) continue;
    let reached = 0;
    for (let next = week; next < Math.min(share.length, week + WINDOW); next++) if (share[next] >= asked) reached++;
    if (reached >= REACHED) return week;
  }
  return -1;
}
