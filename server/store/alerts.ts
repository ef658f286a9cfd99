import type { PoolClient } from 'pg';
import type { AlertFound, AlertKindCode } from '../domain/report/alerts';
import { Failure } from '../platform/failure';

/** An alert as it is stored. Times in epoch seconds. */
export interface AlertRow {
  id: string;
  kind: AlertKindCode;
  subject: string;
  details: AlertFound['details'];
  openedAt: number;
  closedAt: number | null;
  acknowledgedAt: number | null;
  acknowledgedBy: string | null;
  note: string | null;
  toldAt: number | null;
  toldTimes: number;
}

const epoch = (column: string, name: string): string => `extract(epoch from ${column})::float8 AS "${name}"`;
const COLUMNS = `id, kind, subject, facts AS details, note, acknowledged_by AS "acknowledgedBy", told_times AS "toldTimes", ${epoch('opened_at', 'openedAt')},
  ${epoch('closed_at', 'closedAt')}, ${epoch('acknowledged_at', 'acknowledgedAt')}, ${epoch('told_at', 'toldAt')}`;

/** What comes back within it goes on as the same. */
const FLAPPING = "interval '7 days'";
/** While something lasts and nobody has acknowledged it, it is told again so often. */
const AGAIN = "interval '7 days'";
/** Told per day. */
const MOST_A_DAY = 5;

/** Open ones first, of these those nobody has acknowledged; the newest of each first. */
export async function alertsIn(client: PoolClient): Promise<AlertRow[]> {
  const { rows } = await client.query<AlertRow>(
    `SELECT ${COLUMNS} FROM alert ORDER BY (closed_at IS NULL) DESC, (acknowledged_at IS NULL) DESC, opened_at DESC, id LIMIT 1000`,
  );
  return rows;
}

/** @throws Failure not_found */
export async function alertIn(client: PoolClient, id: string): Promise<AlertRow> {
  const { rows } = await client.query<AlertRow>(`SELECT ${COLUMNS} FROM alert WHERE id = $1`, [id]);
  if (rows.length === 0) throw new Failure('not_found', `There is no alert "${id}"; downstream alerts lists them.`);
  return rows[0];
}

/**
 * Whether it is this process's turn to look, and whether it is the first time ever. A turn comes an hour after the last, or sooner when the data have
 * changed, but not within a minute; a new organization is left alone for a minute, so that what is being imported is not looked at in the middle.
 */
export async function alertTurnIn(
  client: PoolClient,
  organizationId: number,
  dataVersion: number,
): Promise<{ first: boolean } | undefined> {
  const { rows } = await client.query<{ before: number }>(
    `WITH was AS (SELECT data_version FROM alert_check)
     INSERT INTO alert_check AS c (organization_id, data_version, checked_at) VALUES ($1, -1, now())
     ON CONFLICT (organization_id) DO UPDATE SET data_version = $2, checked_at = now()
       WHERE c.checked_at < now() - interval '1 hour' OR (c.data_version <> $2 AND c.checked_at < now() - interval '1 minute')
     RETURNING (SELECT data_version::float8 FROM was) AS before, data_version`,
    [organizationId, dataVersion],
  );
  const turn = rows.at(0);
  return turn === undefined || turn.before === null ? undefined : { first: turn.before < 0 };
}

/**
 * Notes what holds: opens what is new, goes on with what is open or was open lately, closes what holds no more.
 *
 * @param first nothing was ever looked at: what is not fresh counts as told
 */
export async function noteAlertsIn(
  client: PoolClient,
  organizationId: number,
  found: readonly AlertFound[],
  { first, newId }: { first: boolean; newId: () => string },
): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('alert'), $1)", [organizationId]);
  for (const { kind, subject, details, fresh } of found) {
    const facts = JSON.stringify(details);
    const { rowCount } = await client.query(
      `UPDATE alert SET seen_at = now(), closed_at = NULL, facts = $3 WHERE id = (
         SELECT id FROM alert WHERE kind = $1 AND subject = $2 AND (closed_at IS NULL OR closed_at > now() - ${FLAPPING})
         ORDER BY closed_at IS NULL DESC, closed_at DESC LIMIT 1)`,
      [kind, subject, facts],
    );
    if (rowCount === 0)
      await client.query(
        `INSERT INTO alert (organization_id, id, kind, subject, facts, told_at) VALUES ($1, $2, $3, $4, $5, CASE WHEN $6 THEN now() END)`,
        [organizationId, newId(), kind, subject, facts, first && !fresh],
      );
  }
  await client.query(
    `UPDATE alert SET closed_at = now() WHERE closed_at IS NULL
       AND NOT EXISTS (SELECT FROM unnest($1::text[], $2::text[]) AS held (kind, subject) WHERE held.kind = alert.kind AND held.subject = alert.subject)`,
    [found.map(({ kind }) => kind), found.map(({ subject }) => subject)],
  );
}

/** What is to be told now: open, not acknowledged, not told within a week; as many as the day has room for, the oldest first. */
export async function alertsToTellIn(client: PoolClient): Promise<AlertRow[]> {
  const { rows } = await client.query<AlertRow>(
    `SELECT ${COLUMNS} FROM alert WHERE closed_at IS NULL AND acknowledged_at IS NULL AND (told_at IS NULL OR told_at < now() - ${AGAIN})
     ORDER BY opened_at, id
     LIMIT greatest(0, ${MOST_A_DAY} - (SELECT count(*) FROM alert WHERE told_times > 0 AND told_at > now() - interval '1 day'))`,
  );
  return rows;
}

export async function alertToldIn(client: PoolClient, id: string): Promise<void> {
  await client.query('UPDATE alert SET told_at = now(), told_times = told_times + 1 WHERE id = $1', [id]);
}

/** @param by null = nobody: what was acknowledged is not any more */
export async function acknowledgeAlertIn(
  client: PoolClient,
  id: string,
  by: string | null,
  note: string | null,
): Promise<void> {
  await client.query(
    'UPDATE alert SET acknowledged_at = CASE WHEN $2::text IS NULL THEN NULL ELSE now() END, acknowledged_by = $2, note = $3 WHERE id = $1',
    [id, by, note],
  );
}
