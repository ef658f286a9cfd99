import type { PoolClient } from 'pg';

interface Span {
  records: number;
  first: number;
  last: number;
}

/** Counts of one door, source and kind, per repository. */
export class CoverageOfKind {
  readonly spans = new Map<string, Span>();
  private lastRepo: string | undefined;
  private lastSpan: Span | undefined;

  constructor(
    readonly door: string,
    readonly source: string,
    readonly kind: string,
  ) {}

  /** Counts one record; `first` and `last` are seconds since 1970, NaN = nothing happened in it. */
  add(repo: string, first: number, last: number): void {
    // Neighbours mostly share their repository.
    let span = repo === this.lastRepo ? this.lastSpan : this.spans.get(repo);
    if (!span) this.spans.set(repo, (span = { records: 0, first: NaN, last: NaN }));
    this.lastRepo = repo;
    this.lastSpan = span;
    span.records++;
    if (Number.isNaN(first)) return;
    if (!(first >= span.first)) span.first = first;
    if (!(last <= span.last)) span.last = last;
  }
}

/** Counts what was read per door, source, kind and repository while an import runs. */
export class CoverageCollector {
  private readonly kinds: CoverageOfKind[] = [];

  of(door: string, source: string, kind: string): CoverageOfKind {
    let found = this.kinds.find((made) => made.door === door && made.source === source && made.kind === kind);
    if (!found) this.kinds.push((found = new CoverageOfKind(door, source, kind)));
    return found;
  }

  /**
   * Writes the counts. A file read again replaces its count; what comes in pieces (`adds`: stdin, /ingest) adds up.
   *
   * @param client in a transaction of the organization
   */
  async save(client: PoolClient, adds: ReadonlySet<string>): Promise<void> {
    const rows = this.kinds.flatMap(({ door, source, kind, spans }) =>
      [...spans].map(([repo, span]) => ({ parts: [door, source, kind, repo], ...span })),
    );
    const instant = (seconds: number) => (Number.isNaN(seconds) ? null : seconds);
    for (let from = 0; from < rows.length; from += 5000) {
      const page = rows.slice(from, from + 5000);
      await client.query(
        `INSERT INTO coverage AS c (organization_id, door, source, kind, repo, records, first_at, last_at, imported_at)
         SELECT current_setting('app.organization_id')::int, door, source, kind, repo, records, to_timestamp(first_at), to_timestamp(last_at), now()
         FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::float8[], $7::float8[])
           AS u (door, source, kind, repo, records, first_at, last_at)
         ON CONFLICT (organization_id, door, source, kind, repo) DO UPDATE SET
           records = CASE WHEN c.source = ANY ($8::text[]) THEN c.records ELSE 0 END + excluded.records,
           first_at = least(c.first_at, excluded.first_at), last_at = greatest(c.last_at, excluded.last_at), imported_at = now()`,
        [
          page.map(({ parts }) => parts[0]),
          page.map(({ parts }) => parts[1]),
          page.map(({ parts }) => parts[2]),
          page.map(({ parts }) => parts[3]),
          page.map(({ records }) => records),
          page.map(({ first }) => instant(first)),
          page.map(({ last }) => instant(last)),
          [...adds],
        ],
      );
    }
  }
}
