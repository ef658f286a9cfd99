import type { PoolClient } from 'pg';
import { Failure } from '../platform/failure';

/** Something that goes out by a schedule, as it is stored. Times in epoch seconds. */
export interface DeliveryRow<Alert = unknown> {
  id: string;
  schedule: string;
  what: 'report' | 'alert' | 'test';
  report: string | null;
  alert: string | null;
  alertText: Alert | null;
  sentTo: string[];
  state: 'waiting' | 'sent' | 'failed';
  attempts: number;
  dueAt: number;
  sentAt: number | null;
  error: string | null;
}

/** While somebody sends it nobody else does; a process that was killed in between lets others try again after that. */
const LEASE = "interval '10 minutes'";

const COLUMNS = `id, schedule, what, report, alert, alert_text AS "alertText", sent_to AS "sentTo", state, attempts, error,
  extract(epoch from due_at)::float8 AS "dueAt", extract(epoch from sent_at)::float8 AS "sentAt"`;

/** Those of a schedule, the newest first. */
export async function deliveriesIn(client: PoolClient, schedule: string): Promise<DeliveryRow[]> {
  const { rows } = await client.query<DeliveryRow>(
    `SELECT ${COLUMNS} FROM report_delivery WHERE schedule = $1 ORDER BY created_at DESC, id LIMIT 1000`,
    [schedule],
  );
  return rows;
}

/** The newest of every schedule. */
export async function lastDeliveriesIn(client: PoolClient): Promise<Map<string, DeliveryRow>> {
  const { rows } = await client.query<DeliveryRow>(
    `SELECT DISTINCT ON (schedule) ${COLUMNS} FROM report_delivery ORDER BY schedule, created_at DESC, id`,
  );
  return new Map(rows.map((row) => [row.schedule, row]));
}

/** @throws Failure not_found */
export async function deliveryIn<Alert>(client: PoolClient, id: string): Promise<DeliveryRow<Alert>> {
  const { rows } = await client.query<DeliveryRow<Alert>>(`SELECT ${COLUMNS} FROM report_delivery WHERE id = $1`, [id]);
  if (rows.length === 0)
    throw new Failure('not_found', `There is no delivery "${id}": its schedule may have been deleted.`);
  return rows[0];
}

/** @param held it is sent by whoever adds it, and by nobody else in the meantime */
export async function addDeliveryIn(
  client: PoolClient,
  organizationId: number,
  of: { id: string; schedule: string; what: DeliveryRow['what']; alert?: string; alertText?: unknown },
  held = false,
): Promise<void> {
  await client.query(
    `INSERT INTO report_delivery (organization_id, id, schedule, what, alert, alert_text, due_at) VALUES ($1, $2, $3, $4, $5, $6, now() + ${held ? LEASE : "interval '0'"})`,
    [organizationId, of.id, of.schedule, of.what, of.alert ?? null, of.alertText === undefined ? null : JSON.stringify(of.alertText)], // prettier-ignore
  );
}

/** Takes what is due, so that nobody else does for a while. */
export async function takeDueDeliveriesIn(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `UPDATE report_delivery SET due_at = now() + ${LEASE} WHERE id IN (
       SELECT id FROM report_delivery WHERE state = 'waiting' AND due_at <= now() ORDER BY due_at LIMIT 20 FOR UPDATE SKIP LOCKED) RETURNING id`,
  );
  return rows.map(({ id }) => id);
}

/** Takes one that failed or waits, to send it at once. @returns whether it was there and not sent yet */
export async function takeDeliveryIn(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    `UPDATE report_delivery SET state = 'waiting', attempts = 0, due_at = now() + ${LEASE} WHERE id = $1 AND state <> 'sent'`,
    [id],
  );
  return rowCount === 1;
}

export async function deliveryMadeIn(client: PoolClient, id: string, report: string): Promise<void> {
  await client.query('UPDATE report_delivery SET report = $2 WHERE id = $1', [id, report]);
}

export async function deliveryReachedIn(client: PoolClient, id: string, mark: string): Promise<void> {
  await client.query('UPDATE report_delivery SET sent_to = array_append(sent_to, $2) WHERE id = $1', [id, mark]);
}

/** @param next seconds until the next attempt; undefined = none */
export async function deliveryEndedIn(
  client: PoolClient,
  id: string,
  { error, next }: { error: string | null; next?: number },
): Promise<void> {
  await client.query(
    `UPDATE report_delivery SET attempts = attempts + 1, error = $2,
       state = CASE WHEN $2::text IS NULL THEN 'sent' WHEN $3::float8 IS NULL THEN 'failed' ELSE 'waiting' END,
       sent_at = CASE WHEN $2::text IS NULL THEN now() END, due_at = now() + make_interval(secs => coalesce($3::float8, 0))
     WHERE id = $1`,
    [id, error, next ?? null],
  );
}
