import type { PoolClient } from 'pg';

/** Repositories that belong to one of these accounts, and connections to it: they bear its name wherever they are named. */
export async function namedAfter(client: PoolClient, logins: readonly string[]): Promise<string[]> {
  const lower = logins.map((login) => login.toLowerCase());
  const { rows } = await client.query<{ name: string }>(
    `SELECT repo AS name FROM repository WHERE lower(split_part(repo, '/', 1)) = ANY ($1::text[])
     UNION SELECT DISTINCT repo FROM pull_request WHERE lower(split_part(repo, '/', 1)) = ANY ($1::text[])
     UNION SELECT name FROM connection WHERE lower(settings->>'login') = ANY ($1::text[]) ORDER BY name LIMIT 100`,
    [lower],
  );
  return rows.map(({ name }) => name);
}
