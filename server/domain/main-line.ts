import type { Deploy } from './deploy';
import { byFinish } from './deploy';

/** A deploy of a commit that merged a pull request: it contains everything merged into that branch up to then. */
export interface DeployedHead {
  deploy: Deploy;
  repo: string;
  base: string;
  /** When the pull request was merged whose merge commit was deployed. */
  mergedAt: number;
}

/** Of the deploys of one service and branch: whatever was merged up to `at[i]` was in production with `first[i]`, and not before. */
interface Reach {
  service: string;
  at: Float64Array;
  first: Deploy[];
}

const keyOf = (repo: string, base: string): string => `${repo}\n${base}`;

/** What deploys contain by where their commit stands on its branch. */
export class MainLine {
  private readonly reaches = new Map<string, Reach[]>();

  constructor(heads: readonly DeployedHead[]) {
    const grouped = new Map<string, Map<string, DeployedHead[]>>();
    for (const head of heads) {
      const key = keyOf(head.repo, head.base);
      let services = grouped.get(key);
      if (services === undefined) grouped.set(key, (services = new Map<string, DeployedHead[]>()));
      const list = services.get(head.deploy.service);
      if (list) list.push(head);
      else services.set(head.deploy.service, [head]);
    }
    for (const [key, services] of grouped)
      this.reaches.set(
        key,
        [...services].map(([service, list]) => reachOf(service, list)),
      );
  }

  /** Whether deploys of this branch say by their commit what they contain. */
  has(repo: string, base: string): boolean {
    return this.reaches.has(keyOf(repo, base));
  }

  /** Per service that deploys this branch: the deploy finished first of those that contain what was merged at a moment; undefined = none yet. */
  *containing(
    repo: string,
    base: string,
    mergedAt: number,
  ): Generator<{ service: string; deploy: Deploy | undefined }> {
    for (const { service, at, first } of this.reaches.get(keyOf(repo, base)) ?? []) {
      let low = 0;
      let high = at.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (at[middle] < mergedAt) low = middle + 1;
        else high = middle;
      }
      yield { service, deploy: first[low] };
    }
  }
}

function reachOf(service: string, heads: DeployedHead[]): Reach {
  const inOrder = heads.sort((a, b) => a.mergedAt - b.mergedAt || byFinish(a.deploy, b.deploy));
  const first = inOrder.map(({ deploy }) => deploy);
  for (let i = first.length - 2; i >= 0; i--) if (byFinish(first[i + 1], first[i]) < 0) first[i] = first[i + 1];
  return { service, at: Float64Array.from(inOrder, ({ mergedAt }) => mergedAt), first };
}
