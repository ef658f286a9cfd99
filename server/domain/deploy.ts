export type DeployStatus = 'success' | 'failure' | 'cancelled';

/** One deploy as its record tells it. Times in epoch seconds, NaN = unknown; '' = not given. */
export interface StoredDeploy {
  id: string;
  service: string;
  repo: string;
  environment: string;
  sha: string;
  ref: string;
  /** Of the workflow or the release. */
  name: string;
  /** deployment, release, workflow_run, tag; '' = a pipeline or a file told of it. */
  source: string;
  startedAt: number;
  finishedAt: number;
  status: DeployStatus;
  /** What it states to contain: commits, and pull requests as numbers of its repository, `owner/repo#12` or addresses. */
  commits: string[];
  pullRequests: string[];
  /** Id of the deploy whose effect it takes back. */
  rollsBack: string;
}

/** One deploy to production; `service` is what it delivers, as the mapping says. */
export type Deploy = StoredDeploy;

/** In order of finishing; those of one moment by id, so that the order never depends on who told of them first. */
export function byFinish(a: { finishedAt: number; id: string }, b: { finishedAt: number; id: string }): number {
  return a.finishedAt - b.finishedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** When a deploy began, as far as known. */
export const beganAt = ({ startedAt, finishedAt }: StoredDeploy): number =>
  Number.isNaN(startedAt) ? finishedAt : startedAt;
