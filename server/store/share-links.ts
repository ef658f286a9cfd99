import type { PoolClient } from 'pg';
import { Failure } from '../platform/failure';

/** A link as it is kept. Times in epoch seconds. */
export interface ShareLinkRow {
  id: string;
  label: string;
  report: string;
  /** Monday, YYYY-MM-DD. */
  week: string;
  /** '' = the whole organization */
  team: string;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
  openedTimes: number;
  openedAt: number | null;
}

const epoch = (column: string, name: string): string => `extract(epoch from l.${column})::float8 AS "${name}"`;
const COLUMNS = `l.id, l.label, l.report, r.week::text AS week, r.team, l.opened_times AS "openedTimes", ${epoch('created_at', 'createdAt')},
  ${epoch('expires_at', 'expiresAt')}, ${epoch('revoked_at', 'revokedAt')}, ${epoch('opened_at', 'openedAt')}`;
const FROM = 'share_link l JOIN report r ON r.organization_id = l.organization_id AND r.id = l.report';

/** Those that can be opened first, the newest of each first. */
export async function shareLinksIn(client: PoolClient): Promise<ShareLinkRow[]> {
  const { rows } = await client.query<ShareLinkRow>(
    `SELECT ${COLUMNS} FROM ${FROM} ORDER BY (l.revoked_at IS NULL AND l.expires_at > now()) DESC, l.created_at DESC, l.id`,
  );
  return rows;
}

/** @throws Failure not_found */
export async function shareLinkIn(client: PoolClient, id: string): Promise<ShareLinkRow> {
  const { rows } = await client.query<ShareLinkRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE l.id = $1`, [id]);
  if (rows.length === 0) throw new Failure('not_found', `There is no link "${id}"; its report may have been deleted.`);
  return rows[0];
}

export async function addShareLinkIn(
  client: PoolClient,
  organizationId: number,
  link: { id: string; report: string; label: string; tokenHash: string; expiresAt: number },
): Promise<void> {
  await client.query(
    `INSERT INTO share_link (organization_id, id, report, label, token_hash, expires_at) VALUES ($1, $2, $3, $4, $5, to_timestamp($6))`,
    [organizationId, link.id, link.report, link.label, link.tokenHash, link.expiresAt],
  );
}

/** One that is revoked already stays as it is. */
export async function revokeShareLinkIn(client: PoolClient, id: string): Promise<void> {
  await client.query('UPDATE share_link SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1', [id]);
}

/** The report of a link that is neither expired nor revoked, counting that it was opened; undefined for any other. */
export async function openShareLinkIn<Document>(
  client: PoolClient,
  tokenHash: string,
): Promise<{ document: Document; expiresAt: number } | undefined> {
  const { rows } = await client.query<{ document: Document; expiresAt: number }>(
    `UPDATE share_link l SET opened_times = opened_times + 1, opened_at = now() FROM report r
     WHERE r.organization_id = l.organization_id AND r.id = l.report AND l.token_hash = $1 AND l.revoked_at IS NULL AND l.expires_at > now()
     RETURNING r.document, ${epoch('expires_at', 'expiresAt')}`,
    [tokenHash],
  );
  return rows.at(0);
}
