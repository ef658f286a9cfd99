/**
 * The service a repository's deploys are recorded under: as its record states it, as the repository or (without a record) its bare name, whichever of
 * these has deploys; else the one name its deploys give. Undefined = none has deploys, or they give several and nothing says which.
 *
 * @param delivered services with a successful production deploy
 * @param named services that successful production deploys of this repository name
 */
export function repositoryService(
  repo: string,
  stated: string | undefined,
  delivered: { has(service: string): boolean },
  named: ReadonlySet<string> | undefined,
): string | undefined {
  const candidates = stated === undefined ? [repo, repo.slice(repo.indexOf('/') + 1)] : [stated, repo];
  const found = candidates.find((service) => delivered.has(service));
  if (found !== undefined) return found;
  return named?.size === 1 ? [...named][0] : undefined;
}
