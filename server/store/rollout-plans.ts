import type { PoolClient } from 'pg';
import type { DecisionKind, RolloutDocument } from '../domain/rollout-plan';
import { Failure } from '../platform/failure';

export type PlanState = 'draft' | 'active' | 'ended';

/** One plan as it is stored. Times are epoch seconds; null = not yet. */
export interface PlanRow<Forecast = unknown> {
  id: string;
  name: string;
  version: number;
  state: PlanState;
  document: RolloutDocument;
  createdAt: number;
  startedAt: number | null;
  endedAt: number | null;
  forecast: Forecast | null;
}

export interface VersionRow {
  version: number;
  document: RolloutDocument;
  who: string | null;
  why: string | null;
  createdAt: number;
}

export interface DecisionRow {
  id: number;
  kind: DecisionKind;
  wave: string | null;
  gate: string | null;
  /** Monday, YYYY-MM-DD. */
  week: string;
  who: string;
  why: string;
  at: number;
}

/** What the gates said in a week, as it stood then. */
export interface ReadingRow<Verdict = unknown, Actual = unknown> {
  /** Monday, YYYY-MM-DD. */
  week: string;
  planVersion: number;
  dataVersion: number;
  verdicts: Verdict[];
  actual: Actual;
}

const epoch = (column: string, name: string): string => `extract(epoch from ${column})::float8 AS "${name}"`;
const COLUMNS = `id, name, version, state, document, forecast, ${epoch('created_at', 'createdAt')}, ${epoch('started_at', 'startedAt')}, ${epoch('ended_at', 'endedAt')}`;

/** All plans of the organization of the transaction: active ones, drafts, ended ones; the newest first. */
export async function plansIn(client: PoolClient): Promise<PlanRow[]> {
  const { rows } = await client.query<PlanRow>(
    `SELECT ${COLUMNS} FROM rollout_plan ORDER BY array_position(ARRAY['active', 'draft', 'ended'], state), created_at DESC, id`,
  );
  return rows;
}

/** @throws Failure not_found */
export async function planIn<Forecast>(client: PoolClient, id: string): Promise<PlanRow<Forecast>> {
  const { rows } = await client.query<PlanRow<Forecast>>(`SELECT ${COLUMNS} FROM rollout_plan WHERE id = $1`, [id]);
  if (rows.length === 0)
    throw new Failure('not_found', `There is no rollout plan "${id}"; downstream plan --list names them.`);
  return rows[0];
}

/**
 * Saves a plan, or a new version of one that is there. A document equal to the newest version changes nothing.
 *
 * @throws Failure bad_input for a plan that has ended
 */
export async function savePlanIn(
  client: PoolClient,
  organizationId: number,
  id: string,
  plan: { document: RolloutDocument; who: string | null; why: string | null; at: number },
): Promise<void> {
  // Two that save at once take turns, else both would take the same version.
  await client.query('SELECT FROM organization WHERE id = $1 FOR UPDATE', [organizationId]);
  const known = await client.query<{ state: PlanState; version: number; same: boolean }>(
    'SELECT state, version, document = $2::jsonb AS same FROM rollout_plan WHERE id = $1',
    [id, JSON.stringify(plan.document)],
  );
  const before = known.rows.at(0);
  if (before?.state === 'ended')
    throw new Failure('bad_input', `The rollout plan "${id}" has ended and cannot be changed: save it as a new one.`);
  if (before?.same) return;
  const version = (before?.version ?? 0) + 1;
  await client.query(
    `INSERT INTO rollout_plan (organization_id, id, name, version, state, document, created_at)
     VALUES ($1, $2, $3, $4, 'draft', $5, to_timestamp($6))
     ON CONFLICT (organization_id, id) DO UPDATE SET name = excluded.name, version = excluded.version, document = excluded.document`,
    [organizationId, id, plan.document.name, version, JSON.stringify(plan.document), plan.at],
  );
  await client.query(
    `INSERT INTO rollout_plan_version (organization_id, plan, version, document, who, why, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, to_timestamp($7))`,
    [organizationId, id, version, JSON.stringify(plan.document), plan.who, plan.why, plan.at],
  );
}

/** The newest version first. */
export async function versionsIn(client: PoolClient, plan: string): Promise<VersionRow[]> {
  const { rows } = await client.query<VersionRow>(
    `SELECT version, document, who, why, ${epoch('created_at', 'createdAt')} FROM rollout_plan_version WHERE plan = $1 ORDER BY version DESC`,
    [plan],
  );
  return rows;
}

/** The oldest decision first. */
export async function decisionsIn(client: PoolClient, plan: string): Promise<DecisionRow[]> {
  const { rows } = await client.query<DecisionRow>(
    `SELECT id, kind, wave, gate, week::text AS week, who, why, ${epoch('at', 'at')} FROM rollout_decision WHERE plan = $1 ORDER BY id`,
    [plan],
  );
  return rows;
}

/** Adds to the log; nothing is ever taken from it. */
export async function decideIn(
  client: PoolClient,
  organizationId: number,
  plan: string,
  decision: Omit<DecisionRow, 'id'>,
): Promise<void> {
  await client.query('SELECT FROM rollout_plan WHERE id = $1 FOR UPDATE', [plan]);
  await client.query(
    `INSERT INTO rollout_decision (organization_id, plan, id, kind, wave, gate, week, who, why, at)
     SELECT $1, $2, coalesce(max(id), 0) + 1, $3, $4, $5, $6, $7, $8, to_timestamp($9) FROM rollout_decision WHERE plan = $2`,
    [organizationId, plan, decision.kind, decision.wave, decision.gate, decision.week, decision.who, decision.why, decision.at], // prettier-ignore
  );
}

/** Starts or ends a plan. @returns false when it was not in the state before */
export async function movePlanIn(
  client: PoolClient,
  id: string,
  to: 'active' | 'ended',
  at: number,
  forecast?: unknown,
): Promise<boolean> {
  const { rowCount } =
    to === 'active'
      ? await client.query(`UPDATE rollout_plan SET state = 'active', started_at = to_timestamp($2), forecast = $3 WHERE id = $1 AND state = 'draft'`, [id, at, forecast === undefined ? null : JSON.stringify(forecast)])
      : await client.query(`UPDATE rollout_plan SET state = 'ended', ended_at = to_timestamp($2) WHERE id = $1 AND state = 'active'`, [id, at]); // prettier-ignore
  return rowCount === 1;
}

/** Deletes a draft. @returns false when it is none */
export async function deletePlanIn(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query(`DELETE FROM rollout_plan WHERE id = $1 AND state = 'draft'`, [id]);
  return rowCount === 1;
}

/** The oldest week first. */
export async function readingsIn<Verdict, Actual>(
  client: PoolClient,
  plan: string,
): Promise<ReadingRow<Verdict, Actual>[]> {
  const { rows } = await client.query<ReadingRow<Verdict, Actual>>(
    `SELECT week::text AS week, plan_version AS "planVersion", data_version::int AS "dataVersion", verdicts, actual
     FROM rollout_reading WHERE plan = $1 ORDER BY week`,
    [plan],
  );
  return rows;
}

/** Stores a week once: what was read first stays, whatever data come later. */
export async function addReadingIn(
  client: PoolClient,
  organizationId: number,
  plan: string,
  reading: ReadingRow,
): Promise<void> {
  await client.query(
    `INSERT INTO rollout_reading (organization_id, plan, week, plan_version, data_version, verdicts, actual)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    [organizationId, plan, reading.week, reading.planVersion, reading.dataVersion, JSON.stringify(reading.verdicts), JSON.stringify(reading.actual)], // prettier-ignore
  );
}
