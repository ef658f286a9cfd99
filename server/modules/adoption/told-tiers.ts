import { movesBetween, peoplePerTier } from '../../domain/people-per-tier';
import type { TierTable } from '../../domain/adoption-table';
import { TIERS, type TierRulesVersion } from '../../domain/tier-rules';
import type { TierCounts, TierMove, TierRules } from '../../platform/tier.types';
import { finite } from '../../platform/finite';

/** People of a week by tier, as people read it. */
export function tierCounts(table: TierTable, week: number, people?: Uint8Array): TierCounts {
  const of = peoplePerTier(table, week, people);
  const [none, ambient, casual, power, unknown] = of.counts;
  return { none, ambient, casual, power, unknown, atLeast: of.atLeast, people: of.people };
}

/** Moves between two weeks, as people read them; null = not there. */
export function tierMoves(table: TierTable, before: number, after: number, people?: Uint8Array): TierMove[] {
  const word = (code: number): TierMove['from'] => (code < 0 ? null : TIERS[code]);
  return movesBetween(table, before, after, people).map((move) => ({
    from: word(move.from),
    to: word(move.to),
    people: move.people,
  }));
}

/** The cut-offs that stand, with their version. */
export function toldRules({ version, rules, since, note }: TierRulesVersion): TierRules {
  return { ...rules, version, since: finite(since), note: note === '' ? null : note };
}
