import { SURFACES } from '../../domain/adoption-table';
import { surfaceUsers } from '../../domain/surface-users';
import type { AdoptionColumns } from '../../store/adoption-columns';
import type { OrganizationView } from '../../store/organization-view';
import type { SurfaceCell } from './adoption.types';
import { peopleGroups, UNKNOWN } from './people-groups';

/**
 * People of each function who used each surface within the range, of those who were there within it. Functions under five people are one row; under five
 * together, their cells tell nothing. Nobody is 0 only where that is known: a source of usage tells of the range, and no total reaches into it of which
 * nobody knows on which days it was.
 *
 * @param told whether any source of usage tells of the range at all; runs name those who used a surface, not those who did not
 */
export function surfaceCells(
  view: OrganizationView,
  columns: AdoptionColumns,
  there: Uint8Array,
  days: { fromDay: number; toDay: number },
  told: boolean,
): SurfaceCell[] {
  const users = surfaceUsers(columns.tables, days.fromDay, days.toDay);
  const { groups, hidden } = peopleGroups(view, columns, 'function', there, days);
  const cells = groups.flatMap(({ key, people, count }) =>
    SURFACES.map((surface, place): SurfaceCell => {
      const counted = (of: Uint8Array): number => people.reduce((sum, one, person) => sum + (one & of[person]), 0);
      const used = counted(users.used[place]);
      const known = used > 0 || (told && counted(users.untold[place]) === 0);
      return {
        function: key,
        surface,
        people: known ? used : null,
        share: known ? used / count : null,
        n: count,
        hidden: false,
      };
    }),
  );
  if (hidden > 0)
    for (const surface of SURFACES)
      cells.push({
        function: groups.length === 0 ? UNKNOWN : '',
        surface,
        people: null,
        share: null,
        n: 0,
        hidden: true,
      });
  return cells;
}
