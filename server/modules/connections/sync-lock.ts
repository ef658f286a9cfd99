import { setTimeout as pause } from 'node:timers/promises';
import { SYNC_LOCK } from '../../store/connections';
import type { Store } from '../../store/data-source';

const RETRY_MS = 1000;

/**
 * Runs work while no other process works on the same connection; waits for one that does. The lock vanishes with its database connection, so a killed
 * process leaves none behind, and work that lost it is stopped.
 *
 * @param onWait is called once when it has to wait
 */
export async function withSyncLock<T>(
  store: Store,
  connectionId: number,
  signal: AbortSignal,
  onWait: () => void,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const client = await store.pool.connect();
  const stop = new AbortController();
  const pass = () => stop.abort(signal.reason);
  const lost = () => stop.abort(new Error('The connection to the database was lost.'));
  signal.addEventListener('abort', pass, { once: true });
  client.once('error', lost);
  client.once('end', lost);
  try {
    signal.throwIfAborted();
    for (let waited = false; ; waited = true) {
      const { rows } = await client.query<{ got: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS got', [
        SYNC_LOCK,
        connectionId,
      ]);
      if (rows[0].got) break;
      if (!waited) onWait();
      await pause(RETRY_MS, undefined, { signal: stop.signal }).catch(() => stop.signal.throwIfAborted());
    }
    return await work(stop.signal);
  } finally {
    signal.removeEventListener('abort', pass);
    client.off('error', lost);
    client.off('end', lost);
    const unlocked = await client
      .query('SELECT pg_advisory_unlock($1, $2)', [SYNC_LOCK, connectionId])
      .catch(() => null);
    client.release(unlocked === null);
  }
}
