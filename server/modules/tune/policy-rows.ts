import type { PoolClient } from 'pg';
import { Failure } from '../../platform/failure';
import type { Scope } from '../../platform/scope.types';
import type { TuneOutcome, TuneRule } from './tune.types';

/** What a rule promised when it was saved. Stored as it was told then: later data and later versions do not change it. */
export interface PolicyPromise {
  whole: TuneOutcome;
  older: TuneOutcome;
  newer: TuneOutcome;
  /** Whether it was one of the tuner's candidates, and certified; null = it was none of them. */
  certified: boolean | null;
  /** Epoch seconds; null = the data could not be split. */
  splitAt: number | null;
  range: { from: number; to: number; address: string; timeZone: string };
  scope: Scope;
  dataVersion: number;
}

/** One saved policy. Times are epoch seconds; null = not told. */
export interface PolicyRow {
  id: number;
  agent: string;
  name: string;
  rule: TuneRule;
  /** The rank its minimum severity stood for when it was saved; 0 = none. */
  maxRank: number;
  target: number;
  promise: PolicyPromise;
  savedAt: number;
  startedAt: number | null;
  endedAt: number | null;
}

const COLUMNS = `id, agent, name, rule - 'maxRank' AS rule, (rule->>'maxRank')::int AS "maxRank", target, promise,
  extract(epoch from saved_at)::float8 AS "savedAt", extract(epoch from started_at)::float8 AS "startedAt",
  extract(epoch from ended_at)::float8 AS "endedAt"`;

/** All policies of the organization of the transaction: those that hold first, by agent, name and age. */
export async function policiesIn(client: PoolClient): Promise<PolicyRow[]> {
  const { rows } = await client.query<PolicyRow>(
    `SELECT ${COLUMNS} FROM threshold_policy ORDER BY ended_at IS NOT NULL, agent, name, id`,
  );
  return rows;
}

/** @throws Failure not_found */
export async function policyIn(client: PoolClient, id: number): Promise<PolicyRow> {
  const { rows } = await client.query<PolicyRow>(`SELECT ${COLUMNS} FROM threshold_policy WHERE id = $1`, [id]);
  if (rows.length === 0) throw new Failure('not_found', `There is no policy ${id}; downstream policies lists them.`);
  return rows[0];
}

/** Saves one; gives its number, which counts up within the organization. Times of its own are epoch seconds. */
export async function savePolicyIn(
  client: PoolClient,
  organizationId: number,
  policy: Omit<PolicyRow, 'id' | 'endedAt'>,
): Promise<number> {
  // Two that save at once take turns, else both would take the same number.
  await client.query('SELECT FROM organization WHERE id = $1 FOR UPDATE', [organizationId]);
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO threshold_policy (organization_id, id, agent, name, rule, target, promise, saved_at, started_at)
     SELECT $1, coalesce(max(id), 0) + 1, $2, $3, $4, $5, $6, to_timestamp($7), to_timestamp($8) FROM threshold_policy RETURNING id`,
    [
      organizationId,
      policy.agent,
      policy.name,
      JSON.stringify({ ...policy.rule, maxRank: policy.maxRank }),
      policy.target,
      JSON.stringify(policy.promise),
      policy.savedAt,
      policy.startedAt,
    ],
  );
  return rows[0].id;
}

/** Ends a policy at a moment, or with null lets it go on. @throws Failure not_found */
export async function endPolicyIn(client: PoolClient, id: number, endedAt: number | null): Promise<PolicyRow> {
  const { rowCount } = await client.query('UPDATE threshold_policy SET ended_at = to_timestamp($2) WHERE id = $1', [id, endedAt]); // prettier-ignore
  if (rowCount === 0) throw new Failure('not_found', `There is no policy ${id}; downstream policies lists them.`);
  return policyIn(client, id);
}
