import type { PoolClient } from 'pg';
import type { Store } from '../store/data-source';
import type { ImportSummary } from './import-summary';

/** First number of the advisory lock that an import holds while it lives; the second is its id. */
const living = 461_002;

/** One import in the table `import`: while it lives its connection holds a lock, so that a killed one can be told from a slow one. */
export interface ImportRun {
  readonly id: number;
  /** Imports that ended without deriving what follows from their records: nobody knows what they changed. */
  readonly unfinished: readonly number[];
  /** The organization had no pull request: whatever follows from the records follows for the first time. */
  readonly first: boolean;
}

/**
 * Notes the start of an import and finds those that were killed or failed before the derivation.
 *
 * @param client the connection that the import keeps until its end
 */
export async function beginImport(
  store: Store,
  organizationId: number,
  client: PoolClient,
  door: string,
  source: string,
): Promise<ImportRun> {
  const { id, open, first } = await store.inOrganization(organizationId, async (transaction) => {
    const open = await transaction.query<{ id: number; failed: boolean }>(
      `SELECT id::int, state = 'failed' AS failed FROM import WHERE NOT derived`,
    );
    const made = await transaction.query<{ id: number }>(
      `INSERT INTO import (organization_id, door, source) VALUES ($1, $2, $3) RETURNING id::int`,
      [organizationId, door, source],
    );
    const id = made.rows[0].id;
    await client.query('SELECT pg_advisory_lock($1, $2)', [living, id]);
    const any = await transaction.query<{ any: boolean }>('SELECT EXISTS (SELECT FROM pull_request) AS "any"');
    return { id, open: open.rows, first: !any.rows[0].any };
  });
  const unfinished: number[] = [];
  for (const { id: other, failed } of open) {
    if (failed) {
      unfinished.push(other);
      continue;
    }
    const { rows } = await client.query<{ dead: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS dead', [
      living,
      other,
    ]);
    if (!rows[0].dead) continue;
    await client.query('SELECT pg_advisory_unlock($1, $2)', [living, other]);
    unfinished.push(other);
  }
  return { id, unfinished, first };
}

/** Notes that an import's records are in; `derived` still says whether what follows from them is. */
export async function finishImport(
  store: Store,
  organizationId: number,
  run: ImportRun,
  state: 'done' | 'failed',
  summary: ImportSummary,
  error?: string,
): Promise<void> {
  await store.inOrganization(organizationId, (client) =>
    client.query(`UPDATE import SET state = $2, finished_at = now(), counts = $3, error = $4 WHERE id = $1`, [
      run.id,
      state,
      JSON.stringify(summary),
      error ?? null,
    ]),
  );
}

/** Notes that everything that follows from the records of this import, and of the unfinished ones before it, was derived. */
export async function noteDerived(store: Store, organizationId: number, run: ImportRun): Promise<void> {
  await store.inOrganization(organizationId, (client) =>
    client.query(
      `UPDATE import SET derived = true, finished_at = coalesce(finished_at, now()),
         state = CASE WHEN state = 'running' THEN 'failed' ELSE state END
       WHERE id = ANY ($1::bigint[])`,
      [[run.id, ...run.unfinished]],
    ),
  );
}

/** Releases the lock of a living import; the caller releases the connection. */
export async function endImport(client: PoolClient, run: ImportRun): Promise<void> {
  await client.query('SELECT pg_advisory_unlock($1, $2)', [living, run.id]);
}
