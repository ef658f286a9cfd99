import type { Store } from '../../store/data-source';
import type { UsageConnection } from './usage-connection';
import { daysBack } from './usage-day';

type Of = Pick<UsageConnection, 'organizationId' | 'door' | 'name'>;

/** Rows of this connection that lie aside. */
export async function rejectsOf(store: Store, { organizationId, door, name }: Of): Promise<number> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM rejected_record WHERE door = $1 AND source = $2',
      [door, name],
    ),
  );
  return rows[0].count;
}

/**
 * Removes what was put aside of days that were read again since, and was not put aside again: the vendor has corrected it.
 *
 * @param seenBefore a moment of the database before these days were read
 */
export async function removeStaleRejects(
  store: Store,
  { organizationId, door, name }: Of,
  { from, to }: { from: string; to: string },
  seenBefore: string,
): Promise<void> {
  const read = new Set(daysBack(from, to));
  await store.inOrganization(organizationId, async (client) => {
    const { rows } = await client.query<{ id: string; file: string }>(
      'SELECT id, file FROM rejected_record WHERE door = $1 AND source = $2 AND last_seen <= $3::timestamptz',
      [door, name, seenBefore],
    );
    // A page is called after its days.
    const stale = rows.filter(({ file }) => {
      const days = file.match(/\d{4}-\d\d-\d\d/g) ?? [];
      return days.length > 0 && days.every((day) => read.has(day));
    });
    if (stale.length > 0)
      await client.query('DELETE FROM rejected_record WHERE id = ANY ($1::text[])', [stale.map(({ id }) => id)]);
  });
}
