import { configOf } from '../../server/platform/config';
import { openDatabase } from '../../server/store/database';
import type { Store } from '../../server/store/data-source';

export const ORGANIZATION = 'bench';

/** Runs `work` with the bench's database and the organization in it. */
export async function withDatabase<T>(work: (store: Store, organizationId: number) => Promise<T>): Promise<T> {
  const database = await openDatabase(configOf(process.env));
  try {
    const { store } = database;
    await store.pool.query('INSERT INTO organization (name) VALUES ($1) ON CONFLICT (name) DO NOTHING', [ORGANIZATION]);
    const { rows } = await store.pool.query<{ id: number }>('SELECT id FROM organization WHERE name = $1', [
      ORGANIZATION,
    ]);
    return await work(store, rows[0].id);
  } finally {
    await database.close();
  }
}
