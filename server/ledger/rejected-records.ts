import { createHash } from 'node:crypto';
import type { Store } from '../store/data-source';
import type { Pseudonyms } from './erased-accounts';
import { erasedRaw } from './erased-value';
import { keptLength, type Reject } from './reject';

/** Where a reject came from. */
export interface RejectOrigin {
  readonly door: string;
  readonly source: string;
  readonly file: string;
  readonly fromCsv: boolean;
}

const storable = (text: string): string => text.replaceAll('\0', '\\u0000');

/**
 * Writes rejects of one organization, some hundred at once. The same payload rejected again for the same reason is one row with a new
 * `last_seen`, so that a repeated import does not double it.
 */
export class RejectWriter {
  private readonly waiting = new Map<string, (string | number | boolean | null)[]>();
  private size = 0;

  constructor(
    private readonly store: Store,
    private readonly organizationId: number,
    private readonly pseudonyms?: Pseudonyms,
  ) {}

  add(origin: RejectOrigin, reject: Reject): void {
    const cut = reject.raw.length > keptLength;
    const text = (of: string): string => storable(this.pseudonyms ? erasedRaw(of, this.pseudonyms) : of);
    const raw = text(cut ? reject.raw.slice(0, keptLength) : reject.raw);
    const hash = createHash('sha256').update(`${origin.door}\0${reject.reason}\0${raw}`);
    if (reject.wholeFile) hash.update(`\0${origin.file}`);
    const id = hash.digest('hex').slice(0, 32);
    this.size += raw.length + 500;
    this.waiting.set(id, [
      id,
      origin.door,
      storable(origin.source),
      storable(origin.file),
      reject.line ?? null,
      reject.kind === undefined ? null : storable(reject.kind).slice(0, 200),
      reject.reason,
      text(reject.message),
      raw,
      reject.rawLength ?? (cut ? reject.raw.length : null),
      origin.fromCsv,
    ]);
  }

  /** Whether enough waits to be worth a statement. */
  get full(): boolean {
    return this.waiting.size >= 500 || this.size > 4_000_000;
  }

  async flush(): Promise<void> {
    if (this.waiting.size === 0) return;
    const rows = [...this.waiting.values()].sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
    this.waiting.clear();
    this.size = 0;
    const column = (at: number) => rows.map((row) => row[at]);
    await this.store.inOrganization(this.organizationId, (client) =>
      client.query(
        `INSERT INTO rejected_record (organization_id, id, door, source, file, line, kind, reason, message, raw, raw_length, from_csv)
         SELECT current_setting('app.organization_id')::int, u.* FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[],
           $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::bool[]) AS u
         ON CONFLICT (organization_id, id) DO UPDATE SET last_seen = now(), source = excluded.source, file = excluded.file,
           line = excluded.line, message = excluded.message`,
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(column),
      ),
    );
  }
}
