import { mergedGroups, SMALLEST_GROUP } from '../../domain/small-groups';
import type { AdoptionColumns } from '../../store/adoption-columns';
import type { TierChangeGroup } from './tiers.types';

/** People per team with how many of them move; teams of too few people in one. `there` and `moved`: one byte per person. */
export function changeGroups(
  { tables }: AdoptionColumns,
  teams: readonly { team: string }[],
  there: Uint8Array,
  moved: Uint8Array,
): { groups: TierChangeGroup[]; hidden: number } {
  const { team } = tables.people;
  // The last one is of those in no team.
  const all = [...teams.map((row) => row.team), ''].map((key) => ({ key, people: 0, moved: 0 }));
  for (let person = 0; person < team.length; person++) {
    if (there[person] === 0) continue;
    const group = all[team[person] < 0 ? teams.length : team[person]];
    group.people++;
    group.moved += moved[person];
  }
  const { groups, hidden } = mergedGroups(all);
  return {
    hidden,
    groups: groups.map(({ key, people, merged, of }) => ({
      key,
      merged,
      people,
      label: merged ? `teams under ${SMALLEST_GROUP} people` : key === '' ? 'no team' : key,
      moved: of.reduce((sum, group) => sum + group.moved, 0),
    })),
  };
}
