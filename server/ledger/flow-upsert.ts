import { from as copyFrom } from 'pg-copy-streams';
import type { PoolClient } from 'pg';
import { FLOW_COLUMNS } from './flow-line';

/** Brings lines of pull_request_flow into the table, in the transaction of `client`. */
export async function upsertFlow(client: PoolClient, lines: string[]): Promise<void> {
  await client.query('CREATE TEMP TABLE IF NOT EXISTS derived_flow (LIKE pull_request_flow) ON COMMIT DROP');
  const stream = client.query(copyFrom(`COPY derived_flow (${FLOW_COLUMNS.join(', ')}) FROM STDIN`));
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('finish', resolve);
    stream.end(lines.join(''));
  });
  const updates = FLOW_COLUMNS.slice(3)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  await client.query(
    `INSERT INTO pull_request_flow (${FLOW_COLUMNS.join(', ')}) SELECT ${FLOW_COLUMNS.join(', ')} FROM derived_flow
     ON CONFLICT (organization_id, repo, number) DO UPDATE SET ${updates}`,
  );
  await client.query('TRUNCATE derived_flow');
}
