import type { Entry, EntryBatch } from '../../ledger/entry';
import { instantText } from '../../ledger/instant';
import { placeOf, type Reject } from '../../ledger/reject';
import { incidentOf } from '../../sources/incidents/incident-of';
import type { Store } from '../../store/data-source';
import type { PipelineDoor } from './deploy-ingest';

type Json = Record<string, unknown>;

/** `POST /ingest/incidents` and `downstream incident`: incidents as scripts tell of them. */
export const incidentDoor: PipelineDoor = {
  name: 'incidents',
  kind: 'incident',
  recordOf: incidentOf,
  complete: openedBefore,
  // What changes an incident opened before that.
  completed: (record) => ({ opened_at: record.acknowledged_at ?? record.resolved_at ?? record.updated_at, ...record }),
};

/**
 * Gives records that acknowledge, resolve or open again, and do not say when the incident opened, the time that the ledger has. What it does not have
 * becomes a reject.
 */
async function* openedBefore(
  batches: AsyncIterable<EntryBatch>,
  store: Store,
  organizationId: number,
): AsyncGenerator<EntryBatch> {
  const told = new Map<string, unknown>();
  for await (const batch of batches) {
    const lacking = batch.entries.flatMap(({ value }) =>
      (value as Json).opened_at === undefined ? [idOf(value)] : [],
    );
    const stored = await openedAt(store, organizationId, lacking);
    const entries: Entry[] = [];
    const rejects: Reject[] = [...(batch.rejects ?? [])];
    for (const entry of batch.entries) {
      const value = entry.value as Json;
      const id = idOf(value);
      const opened = value.opened_at ?? told.get(id) ?? stored.get(id);
      if (opened !== undefined) {
        told.set(id, opened);
        entries.push({ ...entry, value: { ...value, opened_at: opened } });
        continue;
      }
      const message = `${placeOf(batch.file, entry.line)}: there is no incident ${JSON.stringify(id)} to be changed; correct its id, or send "opened_at" with it.`;
      rejects.push({ reason: 'missing_field', message, line: entry.line, kind: 'incident', raw: entry.raw ?? JSON.stringify(value) }); // prettier-ignore
    }
    yield { ...batch, entries, rejects };
  }
}

const idOf = (value: unknown): string => String((value as Json).id);

async function openedAt(store: Store, organizationId: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ id: string; opened: number }>(
      'SELECT id, extract(epoch FROM opened_at)::float8 AS opened FROM incident WHERE id = ANY ($1::text[])',
      [ids.map((id) => id.replaceAll('\0', ''))],
    ),
  );
  return new Map(rows.map(({ id, opened }) => [id, instantText(opened)]));
}
