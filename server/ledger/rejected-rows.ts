import type { Store } from '../store/data-source';

/** A reject as it is kept; times in seconds since 1970. */
export interface RejectedRow {
  readonly id: string;
  readonly door: string;
  readonly source: string;
  readonly file: string;
  readonly line: number | null;
  readonly kind: string | null;
  readonly reason: string;
  readonly message: string;
  /** The payload, or its first 64 kB: then `rawLength` is the length of the whole. */
  readonly raw: string;
  readonly rawLength: number | null;
  readonly fromCsv: boolean;
  readonly firstSeen: number;
  readonly lastSeen: number;
}

const columns = `id, door, source, file, line, kind, reason, message, raw, raw_length AS "rawLength", from_csv AS "fromCsv",
  extract(epoch FROM first_seen)::float8 AS "firstSeen", extract(epoch FROM last_seen)::float8 AS "lastSeen"`;

/** Rejects in the order in which they were first seen, then of their lines, from after the given one; with the count of all. */
export async function rejectedRows(
  store: Store,
  organizationId: number,
  first: number,
  after?: string,
): Promise<{ total: number; rows: RejectedRow[] }> {
  return store.inOrganization(organizationId, async (client) => {
    const total = await client.query<{ total: number }>('SELECT count(*) AS total FROM rejected_record');
    const { rows } = await client.query<RejectedRow>(
      `SELECT ${columns} FROM rejected_record
       WHERE $2::text IS NULL OR (first_seen, file, coalesce(line, 0), id) >
         (SELECT first_seen, file, coalesce(line, 0), id FROM rejected_record WHERE id = $2)
       ORDER BY first_seen, file, coalesce(line, 0), id LIMIT $1`,
      [first, after ?? null],
    );
    return { total: Number(total.rows[0].total), rows };
  });
}

/** All rejects that were there at `seenBefore` (a database timestamp), some at a time. */
export async function* rejectPages(
  store: Store,
  organizationId: number,
  seenBefore: string,
): AsyncGenerator<RejectedRow[]> {
  let after = '';
  for (;;) {
    const rows = await store.inOrganization(organizationId, async (client) => {
      const page = await client.query<RejectedRow>(
        `SELECT ${columns} FROM rejected_record WHERE id > $1 AND first_seen <= $2::timestamptz ORDER BY id LIMIT 200`,
        [after, seenBefore],
      );
      return page.rows;
    });
    if (rows.length === 0) return;
    yield rows;
    after = rows[rows.length - 1].id;
  }
}

/** Removes those of the rejects that were not seen again since `seenBefore`. Returns how many. */
export async function removeRejects(
  store: Store,
  organizationId: number,
  ids: readonly string[],
  seenBefore: string,
): Promise<number> {
  const { rowCount } = await store.inOrganization(organizationId, (client) =>
    client.query('DELETE FROM rejected_record WHERE id = ANY ($1::text[]) AND last_seen <= $2::timestamptz', [
      ids,
      seenBefore,
    ]),
  );
  return rowCount ?? 0;
}

/** The database's time, for `removeRejects`: what is rejected again later stays. */
export async function timeOfRejects(store: Store): Promise<string> {
  const { rows } = await store.pool.query<{ time: string }>('SELECT clock_timestamp()::text AS time');
  return rows[0].time;
}
