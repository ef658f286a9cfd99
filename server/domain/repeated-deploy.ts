import { isCommit } from './commit-names';
import type { Deploy } from './deploy';

/**
 * Deploys that bring nothing new: those that say that they roll another back, and those of a commit that was in production on their service
 * before, be it a rollback, a second region or a changed setting.
 *
 * @param deploys to production, successful, in order of finishing
 */
export function repeatedDeploys(deploys: readonly Deploy[]): Set<Deploy> {
  const repeated = new Set<Deploy>();
  const seen = new Set<string>();
  for (const deploy of deploys) {
    const version = `${deploy.service}\n${deploy.sha}`;
    if (deploy.rollsBack !== '' || (isCommit(deploy.sha) && seen.has(version))) repeated.add(deploy);
    seen.add(version);
  }
  return repeated;
}
