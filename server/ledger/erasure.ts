import type { PoolClient } from 'pg';
import type { Identity } from '../domain/identity';
import { Failure } from '../platform/failure';
import type { Store } from '../store/data-source';
import { DERIVING } from './derivation-lock';
import { ERASING, pseudonymsIn } from './erased-accounts';
import { PERSONAL, REMOVED } from './erased-fields';
import { knownBy, markErased } from './erasure-marks';
import { countErased, eraseRows } from './erasure-rows';
import { plainPseudonyms } from './erasure-plain';

/** Rows of each table that change, tables without any left out, in the order of their names. */
export type ErasedCounts = { table: string; rows: number }[];

/** How long a deletion waits for imports under way. */
const PATIENCE = '60s';

/** What deleting a person would change; reads only. Inside `inOrganization`. */
export async function erasureCounts(client: PoolClient, person: Identity): Promise<ErasedCounts> {
  const known = knownBy(person);
  const of = plainPseudonyms(known);
  const counts: ErasedCounts = [];
  for (const table of Object.keys(PERSONAL)) counts.push({ table, rows: await countErased(client, table, known, of) });
  for (const [table, column] of Object.entries(REMOVED)) {
    const { rows } = await client.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${table} WHERE "${column}" = ANY ($1::text[])`,
      [known.logins],
    );
    counts.push({ table, rows: rows[0].rows });
  }
  return inOrder(counts);
}

/**
 * Deletes a person: replaces their logins, e-mail addresses, names and account ids by a pseudonym in everything that is stored, and sees to it that what
 * doors bring of them later goes in under the same pseudonym. One transaction: when it is interrupted nothing has changed. No import and no derivation
 * of the organization runs meanwhile. Team, function and days of beginning and end stay, so that what is counted over teams stays as it was.
 *
 * @param find the person, looked for once nothing changes any more
 * @throws Failure limit_reached when an import does not end within a minute
 */
export async function erasePerson(
  store: Store,
  organizationId: number,
  find: (client: PoolClient) => Promise<Identity>,
): Promise<{ pseudonym: string; counts: ErasedCounts }> {
  return store.inOrganization(organizationId, async (client) => {
    await standStill(client, organizationId);
    const known = knownBy(await find(client));
    const pseudonym = await markErased(store, client, organizationId, known);
    const of = (await pseudonymsIn(store, client, organizationId))!;
    const counts: ErasedCounts = [];
    for (const [table, column] of Object.entries(REMOVED)) {
      const { rowCount } = await client.query(`DELETE FROM ${table} WHERE "${column}" = ANY ($1::text[])`, [
        known.logins,
      ]);
      counts.push({ table, rows: rowCount ?? 0 });
    }
    for (const table of Object.keys(PERSONAL)) counts.push({ table, rows: await eraseRows(client, table, known, of) });
    await tell(client, organizationId);
    return { pseudonym, counts: inOrder(counts) };
  });
}

/** Waits until no import and no derivation is under way, and keeps others out until the transaction ends. */
async function standStill(client: PoolClient, organizationId: number): Promise<void> {
  await client.query(`SET LOCAL lock_timeout = '${PATIENCE}'`);
  try {
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [ERASING, organizationId]);
    await client.query('SELECT pg_advisory_xact_lock($1, $2)', [DERIVING, organizationId]);
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error;
    throw new Failure(
      'limit_reached',
      'An import or a derivation has been under way for more than a minute, and nobody can be deleted meanwhile: try again when it is over.',
    );
  }
}

/** Columns in memory hold the old names: they are read anew, and whoever looks at a page is told. */
async function tell(client: PoolClient, organizationId: number): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    `UPDATE organization SET data_version = data_version + 1, accounts_version = accounts_version + 1, usage_version = data_version + 1,
       flow_gone_version = data_version + 1, findings_gone_version = data_version + 1
     WHERE id = $1 RETURNING data_version AS version`,
    [organizationId],
  );
  await client.query(`SELECT pg_notify('downstream', $1)`, [
    JSON.stringify({ organizationId, dataVersion: rows[0].version }),
  ]);
}

const inOrder = (counts: ErasedCounts): ErasedCounts =>
  counts.filter(({ rows }) => rows > 0).sort((a, b) => (a.table < b.table ? -1 : 1));
