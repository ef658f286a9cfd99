import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { configOf } from '../../server/platform/config';
import { useEmbeddedPostgres } from '../../server/store/embedded-postgres';
import type { Run } from './parts';
import { timed } from './timing';

const CHUNK = 1024 * 1024;

/**
 * Seconds that a bare COPY of all rows of these tables takes, into empty tables of the same columns: what PostgreSQL needs when nothing is checked, merged
 * or found again.
 *
 * @param keyed with the tables' primary keys, else without any index
 */
export async function copyFloor(run: Run, tables: readonly string[], keyed: boolean): Promise<number> {
  const { home } = configOf(process.env);
  const postgres = await useEmbeddedPostgres(home);
  const client = new Client({ connectionString: postgres.ownerUrl });
  await client.connect();
  let seconds = 0;
  try {
    for (const table of tables) {
      const file = join(run.home, '..', `${table}.copy`);
      await pipeline(client.query(copyTo(`COPY ${table} TO STDOUT`)), createWriteStream(file));
      await client.query(`CREATE TABLE bench_floor (LIKE ${table} INCLUDING DEFAULTS)`);
      if (keyed) await client.query(`ALTER TABLE bench_floor ADD ${await keyOf(client, table)}`);
      await client.query('CHECKPOINT');
      const { ms } = await timed(() =>
        pipeline(
          createReadStream(file, { highWaterMark: CHUNK }),
          client.query(copyFrom('COPY bench_floor FROM STDIN')),
        ),
      );
      seconds += ms / 1000;
      await client.query('DROP TABLE bench_floor');
      await rm(file);
    }
  } finally {
    await client.end();
    await postgres.release();
  }
  return seconds;
}

async function keyOf(client: Client, table: string): Promise<string> {
  const { rows } = await client.query<{ key: string }>(
    `SELECT pg_get_constraintdef(oid) AS key FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'p'`,
    [table],
  );
  return rows[0].key;
}
