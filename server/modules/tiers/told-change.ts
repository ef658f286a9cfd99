import type { TierTable } from '../../domain/adoption-table';
import { movesBetween, peoplePerTier } from '../../domain/people-per-tier';
import { TIERS } from '../../domain/tier-rules';
import type { TierCounts, TierMove } from '../../platform/tier.types';

export function toldCounts(table: TierTable, week: number): TierCounts {
  const { counts, atLeast, people } = peoplePerTier(table, week);
  const [none, ambient, casual, power, unknown] = counts;
  return { none, ambient, casual, power, unknown, atLeast, people };
}

/** Moves between the two weeks of tables side by side. */
export function toldMoves(table: TierTable): TierMove[] {
  const word = (code: number): TierMove['from'] => (code < 0 ? null : TIERS[code]);
  return movesBetween(table, 0, 1).map(({ from, to, people }) => ({ from: word(from), to: word(to), people }));
}
