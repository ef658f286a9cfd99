import type { Store } from '../../store/data-source';
import type { UsageProgress } from './usage-progress';

/** What `connection.progress` holds; `{}` before the first run. */
export async function savedProgress(store: Store, organizationId: number, connectionId: number): Promise<unknown> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ progress: unknown }>('SELECT progress FROM connection WHERE id = $1', [connectionId]),
  );
  return rows[0]?.progress;
}

/** Called after the rows of its days are in. */
export async function saveProgress(
  store: Store,
  organizationId: number,
  connectionId: number,
  progress: UsageProgress,
): Promise<void> {
  await store.inOrganization(organizationId, (client) =>
    client.query('UPDATE connection SET progress = $2 WHERE id = $1', [connectionId, JSON.stringify(progress)]),
  );
}
