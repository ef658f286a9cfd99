import { tierSharesOf } from '../domain/effect-rollout';
import { ROLLOUT_TIERS, type RolloutTier } from '../domain/rollout-plan';
import type { AdoptionColumns } from './adoption-columns';
import type { OrganizationView } from './organization-view';
import { lastWholeWeek } from './whole-weeks';

/** People of one team in the last whole week. */
export interface TeamPeople {
  team: string;
  size: number;
  /** Not yet at the tier, or not known to be. */
  toTrain: Record<RolloutTier, number>;
}

/** All teams of the organization, in order of their names; people of teams below count for those alone. */
export function teamPeopleOf(view: OrganizationView, adoption: AdoptionColumns, wallClock: number): TeamPeople[] {
  const { teams } = view.flow.people;
  const week = lastWholeWeek(view.organization, adoption.weeks.end, wallClock);
  const table = adoption.tiers();
  const at = Object.fromEntries(
    ROLLOUT_TIERS.map((tier) => [tier, tierSharesOf(table, adoption.tables.people.team, teams.length, tier)]),
  ) as Record<RolloutTier, ReturnType<typeof tierSharesOf>>;
  return teams.map(({ team }, number) => {
    const size = week < 0 ? 0 : at.casual[number].people[week];
    const left = (tier: RolloutTier): number => (week < 0 ? 0 : size - at[tier][number].reached[week]);
    return { team, size, toTrain: { casual: left('casual'), power: left('power') } };
  });
}
