import type { Store } from '../../store/data-source';

/** First number of the advisory lock that whoever takes the deliveries of a connection holds; the second is the connection's id. */
const TAKING_LOCK = 461_006;

/**
 * Runs `work` unless another worker, in whichever process, is at it for the same connection. The lock vanishes with its connection, so that a killed
 * worker blocks nobody.
 *
 * @returns false = another one is at it; nothing was done
 */
export async function inDeliveryTurn(store: Store, connectionId: number, work: () => Promise<void>): Promise<boolean> {
  const client = await store.pool.connect();
  let broken = true;
  try {
    const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS mine', [
      TAKING_LOCK,
      connectionId,
    ]);
    if (rows[0].mine) {
      try {
        await work();
      } finally {
        await client.query('SELECT pg_advisory_unlock($1, $2)', [TAKING_LOCK, connectionId]);
      }
    }
    broken = false;
    return rows[0].mine;
  } finally {
    client.release(broken);
  }
}
