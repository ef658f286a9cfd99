import { Failure } from '../platform/failure';
import type { Scope } from '../platform/scope.types';
import type { FindingColumns } from './finding-columns';
import type { OrganizationView } from './organization-view';
import { selectionOf } from './selection';

/**
 * Which findings a scope selects, one byte each; undefined = all. A finding is in what its pull request is in; one whose pull request is not recorded
 * is in the whole organization and in cuts by its repository, and in no other cut.
 *
 * @throws Failure bad_input for a team, repository, service or function that does not exist
 */
export function findingSelectionOf(
  { flow }: Pick<OrganizationView, 'flow'>,
  { table, repos }: FindingColumns,
  scope: Scope,
): Uint8Array | undefined {
  const { repos: asked, ...rest } = scope;
  const unknown = asked?.find((repo) => !repos.includes(repo) && !flow.repos.includes(repo));
  // The other selection says what there is.
  if (unknown !== undefined && flow.repos.length > 0) selectionOf(flow, { repos: [unknown] });
  if (unknown !== undefined) throw new Failure('bad_input', `There is no repository "${unknown}" with findings.`);
  const items = selectionOf(flow, rest);
  const { teams, services, functions, sizes, authorship, tiers } = rest;
  // Also where every recorded pull request fits, as every tier is unknown without usage.
  const cut = [teams, services, functions, sizes, authorship, tiers].some((words) => (words?.length ?? 0) > 0);
  if (!cut && !asked?.length) return undefined;
  const wanted = asked?.length ? Uint8Array.from(repos, (repo) => (asked.includes(repo) ? 1 : 0)) : undefined;
  const selected = new Uint8Array(table.length);
  for (let row = 0; row < table.length; row++) {
    if (wanted && wanted[table.repo[row]] === 0) continue;
    const item = table.item[row];
    if (item >= 0 ? !items || items[item] === 1 : !cut) selected[row] = 1;
  }
  return selected;
}
