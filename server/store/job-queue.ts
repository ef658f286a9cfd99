import type { Client } from 'pg';

/** Schema of graphile-worker, which keeps its queue in the same database: a job is enqueued in the transaction that made it necessary. */
export const queueSchema = 'graphile_worker';

/**
 * Makes the tables of the queue when they are missing; a worker that starts brings older ones up to date by itself. They belong to the role that the
 * application works as, because graphile-worker protects them from everybody but their owner.
 *
 * @param appUrl an address under which the application's own role works
 */
export async function prepareQueue(owner: Client, appUrl: string, role: string | null): Promise<void> {
  const { rows } = await owner.query<{ missing: boolean }>('select to_regclass($1) is null as missing', [
    `${queueSchema}.migrations`,
  ]);
  if (!rows[0].missing) return;
  if (role !== null) {
    // The worker asks for its schema at every start, which PostgreSQL allows only to who may make one.
    const database = owner.escapeIdentifier(owner.database ?? '');
    await owner.query(`grant create on database ${database} to ${role}`);
  }
  const { runMigrations, Logger } = await import('graphile-worker');
  await runMigrations({
    connectionString: appUrl,
    schema: queueSchema,
    noPreparedStatements: true,
    logger: new Logger(() => () => undefined),
  });
}
