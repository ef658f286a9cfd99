import { beganAt, byFinish, type Deploy } from './deploy';
import { repeatedDeploys } from './repeated-deploy';

/** Deploys of one service, repository and branch, by start. */
interface Group {
  repo: string;
  /** '' = the ref is a tag, a commit or unknown. */
  branch: string;
  deploys: Deploy[];
}

/** The name of a branch without what some tools put before it. */
export const branchOf = (ref: string): string => ref.replace(/^refs\/heads\//, '');

/** Deploys that do not say what they contain; only these may be inferred from time. Rollbacks bring nothing that waited. */
export class SilentDeploys {
  private readonly groups = new Map<string, Group[]>();
  /** Services and repositories that deploys name together. */
  private readonly together = new Set<string>();

  /**
   * @param deploys to production, successful, in order of finishing
   * @param telling those whose commit is known on its branch
   */
  constructor(
    deploys: readonly Deploy[],
    telling: ReadonlySet<Deploy>,
    branches: readonly { repo: string; branch: string }[],
  ) {
    const known = new Set(branches.map(({ repo, branch }) => `${repo}\n${branch}`));
    const repeated = repeatedDeploys(deploys);
    for (const deploy of deploys) {
      const { service, repo } = deploy;
      if (repo !== '') this.together.add(`${service}\n${repo}`);
      if (deploy.commits.length > 0 || deploy.pullRequests.length > 0) continue;
      if (telling.has(deploy) || repeated.has(deploy)) continue;
      const ref = branchOf(deploy.ref);
      const branch = known.has(`${repo}\n${ref}`) ? ref : '';
      let groups = this.groups.get(service);
      if (groups === undefined) this.groups.set(service, (groups = []));
      const group = groups.find((candidate) => candidate.repo === repo && candidate.branch === branch);
      if (group) group.deploys.push(deploy);
      else groups.push({ repo, branch, deploys: [deploy] });
    }
    for (const groups of this.groups.values())
      for (const { deploys: list } of groups) list.sort((a, b) => beganAt(a) - beganAt(b) || byFinish(a, b));
  }

  /** The first deploy of a service that started at or after a moment and can hold what was merged into this branch. */
  firstFrom(service: string, { repo, base }: { repo: string; base: string }, at: number): Deploy | undefined {
    let best: Deploy | undefined;
    for (const group of this.fitting(service, repo, base)) {
      const deploy = group.deploys[firstPlace(group.deploys, at)];
      if (deploy && (!best || beganAt(deploy) < beganAt(best) || (beganAt(deploy) === beganAt(best) && byFinish(deploy, best) < 0)))
        best = deploy; // prettier-ignore
    }
    return best;
  }

  /** Whether a service has deploys that can hold what was merged into this branch, whenever they started. */
  canHold(service: string, { repo, base }: { repo: string; base: string }): boolean {
    return this.fitting(service, repo, base).next().done !== true;
  }

  private *fitting(service: string, repo: string, base: string): Generator<Group> {
    // Where deploys of the service name this repository, those that name another deliver another part of it.
    const named = this.together.has(`${service}\n${repo}`);
    for (const group of this.groups.get(service) ?? []) {
      if (named && group.repo !== '' && group.repo !== repo) continue;
      if (group.branch !== '' && base !== '' && group.branch !== base) continue;
      yield group;
    }
  }
}

/** The place of the first that started at or after a moment. */
function firstPlace(deploys: readonly Deploy[], at: number): number {
  let low = 0;
  let high = deploys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (beganAt(deploys[middle]) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
