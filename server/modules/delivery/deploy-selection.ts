import type { Scope } from '../../platform/scope.types';
import type { OrganizationView } from '../../store/organization-view';

/**
 * Which deploys a scope selects; undefined = all, null = the scope cuts by something deploys do not have (a team, an author's function, a size, an
 * authorship, a tier), so they are unknown in it. A deploy that names no repository belongs to those whose service it delivers.
 */
export function deploySelectionOf(view: OrganizationView, scope: Scope): Uint8Array | undefined | null {
  const { teams, functions, sizes, authorship, tiers } = scope;
  if ([teams, functions, sizes, authorship, tiers].some((cut) => (cut?.length ?? 0) > 0)) return null;
  if (!scope.repos?.length && !scope.services?.length) return undefined;
  const services = scope.services?.length ? new Set(scope.services) : undefined;
  const repos = scope.repos?.length ? new Set(scope.repos) : undefined;
  const { serviceOf } = view.flow.people;
  const ofRepos = new Set([...(repos ?? [])].map((repo) => serviceOf.get(repo) ?? repo));
  return Uint8Array.from(view.deploys.rows, ({ service, repo }) =>
    (!services || services.has(service)) && (!repos || (repo === '' ? ofRepos.has(service) : repos.has(repo))) ? 1 : 0,
  );
}
