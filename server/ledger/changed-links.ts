import type { PoolClient } from 'pg';
import { DEPLOY } from '../domain/stage';
import type { DeliveryFacts } from '../store/delivery-facts';
import { eachMergedChange, MORE } from './merged-change-rows';
import { TouchedCollector } from './touched';

const DERIVED = {
  sql: `coalesce(f.deploy_id, ''), coalesce(f.deploy_evidence, ''), f.deployed_at, f.operated_at,
    coalesce(array_to_string(f.services, chr(10)), ''), f.stays[${2 * DEPLOY + 1}]`,
  types: ['text', 'text', 'float8', 'float8', 'text', 'float8'],
} as const;

/**
 * Merged pull requests whose deploy, its time, what speaks for it, the end of the incidents it caused, or services are others than they were derived
 * with. Reads a few columns of each, in the transaction that derives.
 */
export async function changedLinks(client: PoolClient, delivery: DeliveryFacts): Promise<TouchedCollector> {
  const changed = new TouchedCollector();
  // Two tables of a million rows are joined: by the default they would be joined on disk.
  await client.query(`SET LOCAL work_mem = '64MB'`);
  await eachMergedChange(client, delivery.mapping, DERIVED, (change, rows) => {
    const { known, deploy, deployedAt, evidence } = delivery.index.linkOf(change);
    const operatedAt = deploy ? (delivery.operatedAt.get(deploy.id) ?? NaN) : NaN;
    if (
      (deploy?.id ?? '') !== rows.text(MORE) ||
      (evidence ?? '') !== rows.text(MORE + 1) ||
      !Object.is(deployedAt, rows.number(MORE + 2)) ||
      !Object.is(operatedAt, rows.number(MORE + 3)) ||
      change.services.join('\n') !== rows.text(MORE + 4) ||
      known === Number.isNaN(rows.number(MORE + 5))
    )
      changed.pullRequest(change.repo, change.number);
  });
  return changed;
}
