import { copyLine } from './copy-text';
import type { RejectOrigin } from './rejected-records';
import type { RowMerge } from './row-merge';
import type { Row } from './validation';

/** Where a row came from, for the case that the database refuses it. */
export interface RowOrigin {
  readonly origin: RejectOrigin;
  readonly line: number | undefined;
  /** The line as it came, or the record. */
  readonly payload: string | object;
}

const chunkLength = 64 * 1024;

/**
 * Rows of one kind with distinct keys, already in COPY's text format: bytes outside the heap, because some ten thousand rows of many small
 * texts that live for a second cost more garbage collection than parsing them.
 */
export class RowBatch {
  readonly chunks: Buffer[] = [];
  readonly origins: RowOrigin[] = [];
  /** Characters of the rows, and of what is remembered of them. */
  size = 0;
  /** Records behind the rows: more than the rows when a key repeats. */
  records = 0;
  private text = '';
  private readonly keys = new Set<string>();
  /** Rows whose key is in the batch already, merged with each other: a statement cannot change a row twice, so they go in after it. */
  private readonly repeated = new Map<string, { row: Row; origin: RowOrigin }>();

  constructor(private readonly merge: RowMerge) {}

  get rows(): number {
    return this.origins.length;
  }

  add(row: Row, origin: RowOrigin): void {
    this.records++;
    if (this.keys.has(row.key)) {
      const before = this.repeated.get(row.key);
      this.repeated.set(row.key, { row: before ? this.merge(before.row, row) : row, origin });
      for (const cell of row.cells) this.size += cell?.length ?? 0;
      return;
    }
    this.keys.add(row.key);
    this.append(row, origin);
  }

  /** The batch that has to be written after this one; undefined when no key repeated. */
  next(): RowBatch | undefined {
    if (this.repeated.size === 0) return undefined;
    const batch = new RowBatch(this.merge);
    for (const { row, origin } of this.repeated.values()) batch.append(row, origin);
    return batch;
  }

  /** All bytes so far; the batch is complete. */
  end(): Buffer[] {
    if (this.text !== '') this.chunks.push(Buffer.from(this.text));
    this.text = '';
    this.keys.clear();
    return this.chunks;
  }

  /** Two halves, for the search for a row that the database refuses. A row is exactly one line of COPY's format. */
  halves(): [RowBatch, RowBatch] {
    const lines = Buffer.concat(this.end()).toString().split('\n');
    const middle = this.rows >> 1;
    const part = (from: number, to: number): RowBatch => {
      const batch = new RowBatch(this.merge);
      batch.origins.push(...this.origins.slice(from, to));
      batch.chunks.push(Buffer.from(`${lines.slice(from, to).join('\n')}\n`));
      return batch;
    };
    return [part(0, middle), part(middle, this.rows)];
  }

  private append(row: Row, origin: RowOrigin): void {
    const line = copyLine(row.cells);
    this.text += line;
    this.size += line.length + row.key.length;
    this.origins.push(origin);
    if (this.text.length < chunkLength) return;
    this.chunks.push(Buffer.from(this.text));
    this.text = '';
  }
}
