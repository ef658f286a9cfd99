import type { Store } from '../store/data-source';

/** A reject that names the repository it belongs to, as far as its payload tells. */
export interface SourceReject {
  readonly id: string;
  readonly repo: string;
  /** Kind, number and id of the record: the same for the same record read again. '' = cut off, or none. */
  readonly record: string;
}

/** Rejects of one source of a door whose payloads are records that name a repository; the others are left out. */
export async function sourceRejects(
  store: Store,
  organizationId: number,
  door: string,
  source: string,
): Promise<SourceReject[]> {
  const { rows } = await store.inOrganization(organizationId, (client) =>
    client.query<{ id: string; repo: string | null; raw: string }>(
      // Within a text the quotation marks would be escaped.
      `SELECT id, substring(raw from '"repo":"([^"]+)"') AS repo, raw FROM rejected_record WHERE door = $1 AND source = $2`,
      [door, source],
    ),
  );
  return rows.flatMap(({ id, repo, raw }) => (repo === null ? [] : [{ id, repo, record: recordOf(raw) }]));
}

function recordOf(raw: string): string {
  try {
    return recordName(JSON.parse(raw) as Record<string, unknown>);
  } catch {
    // Only the beginning of a long payload is kept.
    return '';
  }
}

/** What tells one record of a repository from another. */
export function recordName({ kind, number, id, event, at }: Record<string, unknown>): string {
  return JSON.stringify([kind, number ?? null, id ?? null, event ?? null, at ?? null]);
}
