import type { Scope } from '../../platform/scope.types';
import type { OrganizationView } from '../../store/organization-view';

/**
 * Which deploys a scope selects; undefined = all, null = the scope cuts by something deploys do not have (a team, an author's function, a size, an
 * authorship, a tier), so they are unknown in it. A deploy belongs to the repository it names, and to those whose changes it brought; one that names
 * none, to those whose service it delivers.
 */
export function deploySelectionOf(view: OrganizationView, scope: Scope): Uint8Array | undefined | null {
  const { teams, functions, sizes, authorship, tiers } = scope;
  if ([teams, functions, sizes, authorship, tiers].some((cut) => (cut?.length ?? 0) > 0)) return null;
  if (!scope.repos?.length && !scope.services?.length) return undefined;
  const services = scope.services?.length ? new Set(scope.services) : undefined;
  const repos = scope.repos?.length ? new Set(scope.repos) : undefined;
  const { serviceOf } = view.flow.people;
  const ofRepos = new Set([...(repos ?? [])].map((repo) => serviceOf.get(repo) ?? repo));
  const brought = repos ? deploysOfRepos(view, repos) : undefined;
  return Uint8Array.from(view.deploys.rows, ({ service, repo }, place) =>
    (!services || services.has(service)) &&
    (!repos || brought?.[place] === 1 || (repo === '' ? ofRepos.has(service) : repos.has(repo)))
      ? 1
      : 0,
  );
}

/** Which deploys brought a change of some repositories to production, one byte each. */
function deploysOfRepos({ flow, deploys }: OrganizationView, repos: ReadonlySet<string>): Uint8Array {
  const { table, deployIds } = flow;
  const places = Int32Array.from(deployIds, (id) => deploys.placeOf.get(id) ?? -1);
  const wanted = Uint8Array.from(flow.repos, (repo) => (repos.has(repo) ? 1 : 0));
  const brought = new Uint8Array(deploys.rows.length);
  for (let item = 0; item < table.length; item++) {
    const place = table.deploy[item] < 0 || wanted[table.repo[item]] === 0 ? -1 : places[table.deploy[item]];
    if (place >= 0) brought[place] = 1;
  }
  return brought;
}
