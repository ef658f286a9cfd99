import type { PoolClient } from 'pg';
import type { Store } from '../store/data-source';
import { DERIVING } from './derivation-lock';
import { TELEMETRY_DAYS } from './retention-sources';
import { forgetPoints } from './telemetry-thinning';

/** Rows that are removed in one statement: a first clean-up may find millions. */
const AT_ONCE = 10_000;

/**
 * Removes what is older than an organization keeps it: days of usage and totals whose last day is over, runs that began, points of telemetry, rejected
 * rows that were not seen again. What is removed is unknown from then on, not none: the days a source covers begin later. Safe to repeat, at any time.
 *
 * @param kept days per source; a source that is not named is kept for ever, points of telemetry 30 days
 * @param now epoch seconds
 * @returns how many rows were removed
 */
export async function removeOld(
  store: Store,
  organizationId: number,
  kept: Readonly<Record<string, number>>,
  now: number,
): Promise<number> {
  let usage = 0;
  let other = 0;
  for (const [source, days] of Object.entries({ telemetry: TELEMETRY_DAYS, ...kept })) {
    const before = now - days * 86400;
    const [kind, tool] = [source.split(':', 1)[0], source.slice(source.indexOf(':') + 1)];
    const remove = (table: string, where: string, values: unknown[]): Promise<number> =>
      removeFrom(store, organizationId, table, where, values);
    if (kind === 'usage') {
      usage += await remove('agent_usage', `tool = $1 AND day < (to_timestamp($2) AT TIME ZONE 'UTC')::date`, [
        tool,
        before,
      ]);
      usage += await remove(
        'agent_usage_period',
        `tool = $1 AND to_day < (to_timestamp($2) AT TIME ZONE 'UTC')::date`,
        [tool, before],
      );
    } else if (kind === 'runs')
      usage += await remove('agent_run', 'tool = $1 AND started_at < to_timestamp($2)', [tool, before]);
    else if (kind === 'telemetry')
      other += await store.inOrganization(organizationId, (client) => forgetPoints(client, before));
    else if (kind === 'rejects') other += await remove('rejected_record', 'last_seen < to_timestamp($1)', [before]);
  }
  if (usage > 0) await store.inOrganization(organizationId, (client) => tell(client, organizationId));
  return usage + other;
}

async function removeFrom(
  store: Store,
  organizationId: number,
  table: string,
  where: string,
  values: unknown[],
): Promise<number> {
  let all = 0;
  for (;;) {
    const { rowCount } = await store.inOrganization(organizationId, (client) =>
      client.query(
        `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${where} LIMIT ${AT_ONCE}))`,
        values,
      ),
    );
    all += rowCount ?? 0;
    if ((rowCount ?? 0) < AT_ONCE) return all;
  }
}

/** Usage is read anew, and whoever looks at a page is told. */
async function tell(client: PoolClient, organizationId: number): Promise<void> {
  // A derivation under way tells a version of its own at its end.
  await client.query('SELECT pg_advisory_xact_lock($1, $2)', [DERIVING, organizationId]);
  const { rows } = await client.query<{ version: number }>(
    `UPDATE organization SET data_version = data_version + 1, usage_version = data_version + 1 WHERE id = $1 RETURNING data_version AS version`,
    [organizationId],
  );
  await client.query(`SELECT pg_notify('downstream', $1)`, [
    JSON.stringify({ organizationId, dataVersion: rows[0].version }),
  ]);
}
