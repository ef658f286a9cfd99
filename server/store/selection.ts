import { AUTHORSHIP } from '../domain/authorship';
import { SIZE_BUCKETS } from '../domain/size-bucket';
import { Failure } from '../platform/failure';
import { TIERS } from '../domain/tier-rules';
import type { FlowColumns } from './flow-columns';
import type { IncidentColumns } from './incident-columns';
import { FUNCTIONS, type People } from './people';
import type { Scope } from '../platform/scope.types';

/** Words a column holds, with whether each is wanted; undefined = all are. */
function wanted(words: readonly string[], asked: readonly string[] | undefined): Uint8Array | undefined {
  if (!asked || asked.length === 0) return undefined;
  return Uint8Array.from(words, (word) => (asked.includes(word) ? 1 : 0));
}

/** The teams named and all below them. */
export function withTeamsBelow(people: People, asked: readonly string[]): string[] {
  const unknown = asked.find((team) => !people.teams.some((row) => row.team === team));
  if (unknown !== undefined) {
    const known = people.teams.map((row) => row.team).join(', ');
    throw new Failure('bad_input', `There is no team "${unknown}"; there are: ${known === '' ? 'none' : known}.`);
  }
  const all = new Set(asked);
  for (let grown = true; grown;) {
    grown = false;
    for (const { team, parent } of people.teams)
      if (parent !== undefined && all.has(parent) && !all.has(team)) {
        all.add(team);
        grown = true;
      }
  }
  return [...all];
}

/**
 * Which pull requests a scope selects, one byte each; undefined = all. A pull request whose team, function or size is unknown is in no cut by
 * team, function or size (size `unknown` can be asked for).
 *
 * @throws Failure bad_input for a team, repository, service or function that does not exist; Error when tiers are asked for and are not loaded
 */
export function selectionOf(columns: FlowColumns, scope: Scope): Uint8Array | undefined {
  const { people, table } = columns;
  known('repository', columns.repos, scope.repos);
  known('service', columns.services, scope.services);
  known('function', FUNCTIONS, scope.functions);
  const filters: { column: ArrayLike<number>; keep: Uint8Array | undefined }[] = [
    { column: table.repo, keep: wanted(columns.repos, scope.repos) },
    { column: table.service, keep: wanted(columns.services, scope.services) },
    { column: table.person, keep: wanted(FUNCTIONS, scope.functions) },
    { column: table.size, keep: wanted(SIZE_BUCKETS, scope.sizes) },
    { column: table.authorship, keep: wanted(AUTHORSHIP, scope.authorship) },
    { column: tierColumn(columns, scope), keep: wanted(TIERS, scope.tiers) },
    {
      column: table.team,
      keep: scope.teams?.length
        ? wanted(
            people.teams.map((row) => row.team),
            withTeamsBelow(people, scope.teams),
          )
        : undefined,
    },
  ];
  const active = filters.filter((filter) => filter.keep !== undefined);
  if (active.length === 0) return undefined;
  const selected = new Uint8Array(table.length).fill(1);
  for (const { column, keep } of active)
    for (let i = 0; i < table.length; i++) {
      const value = column[i];
      if (value < 0 || value >= keep!.length || keep![value] === 0) selected[i] = 0;
    }
  return selected;
}

/** The tiers of authors; nothing where none are asked for. A mistake of ours, when they are asked for and nobody loaded them. */
function tierColumn({ tier, table }: FlowColumns, { tiers }: Scope): Uint8Array {
  if (!tiers?.length) return table.size;
  if (tier?.length !== table.length)
    throw new Error('The scope asks for tiers, and the view was opened without its scope.');
  return tier;
}

/**
 * Which incidents a scope selects; undefined = all, `null` = the scope cuts by something incidents do not have (a team, an author's function, a
 * size, an authorship, a tier), so they are unknown in it.
 */
export function incidentSelectionOf(
  columns: FlowColumns,
  incidents: IncidentColumns,
  scope: Scope,
): Uint8Array | undefined | null {
  if (
    scope.teams?.length ||
    scope.functions?.length ||
    scope.sizes?.length ||
    scope.authorship?.length ||
    scope.tiers?.length
  )
    return null;
  if (!scope.repos?.length && !scope.services?.length) return undefined;
  const inScope = incidentScopeOf(columns, scope);
  return Uint8Array.from(incidents.rows, (row) => (inScope(row) ? 1 : 0));
}

/** Whether what happened to a service or repository belongs to a scope's services and repositories. */
export function incidentScopeOf(
  columns: FlowColumns,
  scope: Scope,
): (of: { service: string; repo: string }) => boolean {
  const services = new Set(scope.services ?? []);
  const ofRepos = new Set<string>();
  for (const repo of scope.repos ?? []) ofRepos.add(repo).add(columns.people.serviceOf.get(repo) ?? repo);
  // Each is of one service, else those of a repository with several would count in two.
  return ({ service, repo }) =>
    (services.size === 0 || services.has(service)) && (ofRepos.size === 0 || ofRepos.has(service) || ofRepos.has(repo));
}

function known(what: string, words: readonly string[], asked: readonly string[] | undefined): void {
  const unknown = asked?.find((word) => !words.includes(word));
  if (unknown === undefined) return;
  const some = words.slice(0, 8).join(', ');
  throw new Failure(
    'bad_input',
    `There is no ${what} "${unknown}"; there ${words.length > 8 ? 'are among others' : 'are'}: ${some === '' ? 'none' : some}.`,
  );
}
