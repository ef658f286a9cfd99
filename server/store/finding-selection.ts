import { Failure } from '../platform/failure';
import type { Scope } from '../platform/scope.types';
import type { FindingColumns } from './finding-columns';
import type { OrganizationView } from './organization-view';
import { selectionOf } from './selection';

/** What a scope and an agent select, one byte each. */
export interface FindingSelection {
  findings: Uint8Array;
  reviews: Uint8Array;
  /** Pull requests; undefined = all. */
  items: Uint8Array | undefined;
}

/**
 * Which findings and agent reviews a scope selects: those of its pull requests. What belongs to a pull request that is not recorded is in the whole
 * and in cuts by its repository, and in no cut by what only the pull request could tell (team, service, function, size, authorship, tier).
 *
 * @param agent of this one alone
 * @throws Failure bad_input for a team, repository, service, function or agent that does not exist
 */
export function findingSelectionOf(
  { flow }: OrganizationView,
  columns: FindingColumns,
  scope: Scope,
  agent?: string | null,
): FindingSelection {
  const known = new Set(flow.repos);
  const asked = scope.repos?.length ? scope.repos : undefined;
  // A repository of findings alone exists too; what is nowhere is refused below.
  const ofPullRequests = asked?.filter((repo) => known.has(repo) || !columns.repos.includes(repo));
  const items =
    asked && ofPullRequests?.length === 0
      ? new Uint8Array(flow.table.length)
      : selectionOf(flow, { ...scope, repos: ofPullRequests });
  const { teams, services, functions, sizes, authorship, tiers } = scope;
  const cut = [teams, services, functions, sizes, authorship, tiers].some((words) => (words?.length ?? 0) > 0);
  const repos = Uint8Array.from(columns.repos, (repo) => (!cut && (!asked || asked.includes(repo)) ? 1 : 0));
  const of = agentNumber(columns, agent);
  const selected = (table: FindingColumns['table'] | FindingColumns['reviews']): Uint8Array => {
    const bytes = new Uint8Array(table.length);
    for (let row = 0; row < table.length; row++) {
      if (of >= 0 && table.agent[row] !== of) continue;
      const item = table.item[row];
      bytes[row] = item >= 0 ? (items ? items[item] : 1) : repos[table.repo[row]];
    }
    return bytes;
  };
  return { findings: selected(columns.table), reviews: selected(columns.reviews), items };
}

/** The number of an agent; -1 = none was asked for. */
function agentNumber({ agents, table, reviews }: FindingColumns, agent: string | null | undefined): number {
  if (agent === undefined || agent === null || agent === '') return -1;
  const found = agents.indexOf(agent);
  if (found >= 0) return found;
  // Nothing is recorded of any: then nothing is what there is of this one.
  if (table.length === 0 && reviews.length === 0) return 255;
  throw new Failure('bad_input', `There is no agent "${agent}" with findings; there are: ${[...agents].sort().join(', ')}.`); // prettier-ignore
}
