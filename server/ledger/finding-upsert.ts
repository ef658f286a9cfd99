import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { FINDING_COLUMNS, REVIEW_COLUMNS } from './finding-lines';
import type { FindingKey } from './finding-key';

const TABLES = [
  { table: 'finding_outcome', columns: FINDING_COLUMNS as readonly string[], key: ['organization_id', 'agent', 'repo', 'number', 'id'] },
  { table: 'agent_review', columns: REVIEW_COLUMNS as readonly string[], key: ['organization_id', 'agent', 'repo', 'number'] },
]; // prettier-ignore

/**
 * Brings lines of finding_outcome and of agent_review into their tables, in the transaction of `client`. Rows that stay as they were keep their version.
 */
export async function upsertFindings(
  client: PoolClient,
  lines: readonly [findings: string[], reviews: string[]],
): Promise<void> {
  for (const [at, { table, columns, key }] of TABLES.entries()) {
    if (lines[at].length === 0) continue;
    const stage = `derived_${table}`;
    await client.query(`CREATE TEMP TABLE IF NOT EXISTS ${stage} (LIKE ${table}) ON COMMIT DROP`);
    const stream = client.query(copyFrom(`COPY ${stage} (${columns.join(', ')}) FROM STDIN`));
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject);
      stream.on('finish', resolve);
      stream.end(lines[at].join(''));
    });
    const values = columns.filter((column) => !key.includes(column));
    const compared = values.filter((column) => column !== 'version');
    const list = (of: readonly string[], from = ''): string => of.map((column) => `${from}${column}`).join(', ');
    await client.query(
      `INSERT INTO ${table} AS t (${list(columns)}) SELECT ${list(columns)} FROM ${stage}
       ON CONFLICT (${list(key)}) DO UPDATE SET ${values.map((column) => `${column} = excluded.${column}`).join(', ')}
       WHERE (${list(compared, 't.')}) IS DISTINCT FROM (${list(compared, 'excluded.')})`,
    );
    await client.query(`TRUNCATE ${stage}`);
  }
}

/** Removes findings and agent reviews that do not follow from the records any more. */
export async function removeFindings(
  client: PoolClient,
  findings: readonly FindingKey[],
  reviews: readonly Omit<FindingKey, 'id'>[],
): Promise<void> {
  for (const { agent, repo, number, id } of findings)
    await client.query('DELETE FROM finding_outcome WHERE agent = $1 AND repo = $2 AND number = $3 AND id = $4', [agent, repo, number, id]); // prettier-ignore
  for (const { agent, repo, number } of reviews)
    await client.query('DELETE FROM agent_review WHERE agent = $1 AND repo = $2 AND number = $3', [agent, repo, number]); // prettier-ignore
}
