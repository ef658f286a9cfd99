import type { Range } from '../../platform/scope.types';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import { nowOf, rangeOf } from '../../store/range';
import type { Span } from './finding-rows';

/**
 * The range that is asked for. `all` begins with the first finding where that is recorded before anything else.
 *
 * @throws Failure bad_input for a text that is no range
 */
export function findingRange(
  view: OrganizationView,
  { table }: FindingColumns,
  range: string | undefined,
  wallClock: number,
): Range {
  let { first } = view;
  for (let row = 0; row < table.length; row++) if (!(table.posted[row] >= first)) first = table.posted[row];
  return rangeOf(view.organization, range, first, wallClock);
}

/** The span of a range, as far as anything is known of it. */
export const spanOf = ({ organization }: OrganizationView, { from, to }: Range): Span => ({
  from,
  // Without a horizon nothing is recorded at all.
  to: Math.min(to, Number.isNaN(organization.dataHorizon) ? to : nowOf(organization)),
});
