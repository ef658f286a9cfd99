import type { Store } from '../store/data-source';

/** What a run tells about the whole connection. */
export interface ConnectionState {
  /** null = nothing new is wrong with it. */
  fault: { code: string; message: string; remedy: string } | null;
  /** NaN = not told; a limit of 0 = the server has none. */
  rateLimit: number;
  rateRemaining: number;
  /** Epoch seconds. */
  rateResetAt: number;
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** Writes the fault, if there is one, and the limit as the source last told it. */
export async function saveConnectionState(
  store: Store,
  organizationId: number,
  connectionId: number,
  { fault, rateLimit, rateRemaining, rateResetAt }: ConnectionState,
): Promise<void> {
  await store.inOrganization(organizationId, async (client) => {
    await client.query(
      `UPDATE connection SET rate_limit = coalesce($2, rate_limit), rate_remaining = coalesce($3, rate_remaining),
         rate_reset_at = coalesce(to_timestamp($4), rate_reset_at) WHERE id = $1`,
      [connectionId, known(rateLimit), known(rateRemaining), known(rateResetAt)],
    );
    if (!fault) return;
    await client.query(
      `UPDATE connection SET error_code = $2, error = $3, remedy = $4, error_at = now() WHERE id = $1`,
      [connectionId, fault.code, fault.message, fault.remedy],
    );
  });
}

/** Notes that the list of the connection's repositories was read just now. */
export async function noteRepositoriesListed(
  store: Store,
  organizationId: number,
  connectionId: number,
): Promise<void> {
  await store.inOrganization(organizationId, (client) =>
    client.query('UPDATE connection SET repositories_listed_at = now() WHERE id = $1', [connectionId]),
  );
}
