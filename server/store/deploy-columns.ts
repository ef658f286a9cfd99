import type { DeployStatus } from '../domain/deploy';
import type { DeliveryFacts } from './delivery-facts';

/** One deploy to production with what a list shows. Times in epoch seconds, NaN = unknown; '' = not given. */
export interface DeployRow {
  id: string;
  /** What it delivers, as the mapping says. */
  service: string;
  repo: string;
  environment: string;
  sha: string;
  ref: string;
  name: string;
  url: string;
  source: string;
  startedAt: number;
  finishedAt: number;
  status: DeployStatus;
  rework: boolean;
  /** Id of the deploy whose effect it takes back. */
  rollsBack: string;
}

/** All deploys to production, failed and cancelled ones too, in order of finishing and id. */
export interface DeployColumns {
  rows: DeployRow[];
  /** Place in `rows` by id. */
  placeOf: Map<string, number>;
}

/** The deploys of the facts without what only the links need. */
export function deployColumnsOf({ deploys }: Pick<DeliveryFacts, 'deploys'>): DeployColumns {
  const rows = deploys.map(({ commits: _commits, pullRequests: _pullRequests, ...row }): DeployRow => row);
  return { rows, placeOf: new Map(rows.map(({ id }, place) => [id, place])) };
}
