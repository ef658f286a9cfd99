import type { PoolClient } from 'pg';
import { Failure } from '../platform/failure';

/** A report as it is kept. Times in epoch seconds. */
export interface ReportRow<Document = unknown> {
  id: string;
  /** '' = the whole organization */
  team: string;
  /** Monday, YYYY-MM-DD. */
  week: string;
  dataVersion: number;
  form: number;
  mark: string;
  document: Document;
  createdAt: number;
}

const COLUMNS = `id, team, week::text AS week, data_version::float8 AS "dataVersion", form, mark, document,
  extract(epoch from created_at)::float8 AS "createdAt"`;

/** Freezes a report; one that is there already, of the same data and wording, stays and is answered. */
export async function archiveReportIn<Document>(
  client: PoolClient,
  organizationId: number,
  of: Omit<ReportRow<Document>, 'createdAt'>,
): Promise<ReportRow<Document>> {
  const key = [of.team, of.week, of.dataVersion, of.form, of.mark];
  await client.query(
    `INSERT INTO report (organization_id, id, team, week, data_version, form, mark, document) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (organization_id, team, week, data_version, form, mark) DO NOTHING`,
    [organizationId, of.id, ...key, JSON.stringify(of.document)],
  );
  const { rows } = await client.query<ReportRow<Document>>(
    `SELECT ${COLUMNS} FROM report WHERE team = $1 AND week = $2 AND data_version = $3 AND form = $4 AND mark = $5`,
    key,
  );
  return rows[0];
}

/** @throws Failure not_found */
export async function reportIn<Document>(client: PoolClient, id: string): Promise<ReportRow<Document>> {
  const { rows } = await client.query<ReportRow<Document>>(`SELECT ${COLUMNS} FROM report WHERE id = $1`, [id]);
  if (rows.length === 0)
    throw new Failure('not_found', `There is no archived report "${id}"; downstream report --list names them.`);
  return rows[0];
}

/** Those of one team ('' = of the organization; undefined = all), the latest week first, of a week the newest. */
export async function reportsIn<Document>(client: PoolClient, team?: string): Promise<ReportRow<Document>[]> {
  const { rows } = await client.query<ReportRow<Document>>(
    `SELECT ${COLUMNS} FROM report ${team === undefined ? '' : 'WHERE team = $1'} ORDER BY week DESC, created_at DESC, id`,
    team === undefined ? [] : [team],
  );
  return rows;
}

/** The newest of a team and week; undefined = none is kept. */
export async function reportOfWeekIn<Document>(
  client: PoolClient,
  team: string,
  week: string,
): Promise<ReportRow<Document> | undefined> {
  const { rows } = await client.query<ReportRow<Document>>(
    `SELECT ${COLUMNS} FROM report WHERE team = $1 AND week = $2 ORDER BY created_at DESC, id LIMIT 1`,
    [team, week],
  );
  return rows.at(0);
}

/** Takes a report out of the archive, with the links that show it. @returns whether there was one */
export async function deleteReportIn(client: PoolClient, id: string): Promise<boolean> {
  const { rowCount } = await client.query('DELETE FROM report WHERE id = $1', [id]);
  return rowCount === 1;
}
