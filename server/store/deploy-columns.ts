import type { DeliveryFacts } from './delivery-facts';
import type { DeployRecord } from './delivery-records';

/** One deploy to production with what a list shows: a record without what only the links need, its `service` as the mapping says. */
export type DeployRow = Omit<DeployRecord, 'commits' | 'pullRequests'>;

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
