import type { PoolClient } from 'pg';
import type { Store } from '../store/data-source';
import { DERIVING } from './derivation-lock';
import { deriveFindings } from './finding-derivation';
import type { FindingSettings } from './finding-facts';
import { TouchedCollector, type Touched } from './touched';

/**
 * Works out findings and their outcomes again, and raises the data version: after other rules for agents, an update of the program or a person's decision.
 *
 * @param touched undefined = all
 * @param progress called with the number of pull requests done so far
 */
export function rederiveFindings(
  store: Store,
  organizationId: number,
  touched?: Touched,
  progress?: (done: number) => void,
): Promise<void> {
  const all = new TouchedCollector();
  all.all = true;
  return store.inOrganization(organizationId, (client) =>
    rederiveFindingsIn(store, client, organizationId, touched ?? all, progress),
  );
}

/** The same in a transaction of the organization that does more. */
export async function rederiveFindingsIn(
  store: Store,
  client: PoolClient,
  organizationId: number,
  touched: Touched,
  progress?: (done: number) => void,
): Promise<void> {
  // One derivation of an organization at a time: a version is complete when it is told.
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [DERIVING, organizationId]);
  const { rows } = await client.query<{ version: number; settings: FindingSettings }>(
    'SELECT data_version + 1 AS version, settings FROM organization WHERE id = $1',
    [organizationId],
  );
  const { version, settings } = rows[0];
  await deriveFindings(store, client, { organizationId, version, settings, touched, known: undefined }, progress);
  await client.query('UPDATE organization SET data_version = $2 WHERE id = $1', [organizationId, version]);
  await client.query(`SELECT pg_notify('downstream', $1)`, [JSON.stringify({ organizationId, dataVersion: version })]);
}
