import { copyCells, copyLine } from './copy-text';
import type { RejectOrigin } from './rejected-records';
import type { RowMerge } from './row-merge';
import type { Cells, Row } from './validation';

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
  private chunks: Buffer[] = [];
  // Columns rather than an object per row: they live as long as the batch.
  private origins: RejectOrigin[] = [];
  private lineNumbers: (number | undefined)[] = [];
  private payloads: (string | object)[] = [];
  /** Characters of the rows, and of what is remembered of them. */
  size = 0;
  /** Records behind the rows: more than the rows when a key repeats. */
  records = 0;
  private text = '';
  /** Number of the row with a key. */
  private readonly keys = new Map<string, number>();
  /** Rows whose key is in the batch already, merged with each other: a statement cannot change a row twice. */
  private readonly repeated = new Map<number, Cells>();

  constructor(private readonly merge: RowMerge) {}

  get rows(): number {
    return this.origins.length;
  }

  originOf(row: number): RowOrigin {
    return { origin: this.origins[row], line: this.lineNumbers[row], payload: this.payloads[row] };
  }

  /** @param payload the line as it came, or the record */
  add(row: Row, origin: RejectOrigin, line: number | undefined, payload: string | object): void {
    this.records++;
    const at = this.keys.get(row.key);
    if (at === undefined) {
      this.keys.set(row.key, this.rows);
      this.origins.push(origin);
      this.lineNumbers.push(line);
      this.payloads.push(payload);
      this.append(row);
      return;
    }
    const before = this.repeated.get(at);
    this.repeated.set(at, before ? this.merge(before, row.cells) : row.cells);
    for (const cell of row.cells) this.size += cell?.length ?? 0;
  }

  /** The bytes of all rows; the batch is complete. */
  end(): readonly Buffer[] {
    this.cut();
    this.keys.clear();
    if (this.repeated.size > 0) {
      const lines = this.lines();
      for (const [at, cells] of this.repeated) lines[at] = copyLine(this.merge(copyCells(lines[at]), cells));
      this.repeated.clear();
      this.chunks = [Buffer.from(lines.join(''))];
    }
    return this.chunks;
  }

  /** Two halves, for the search for a row that the database refuses. A row is exactly one line of COPY's format. */
  halves(): [RowBatch, RowBatch] {
    this.end();
    const lines = this.lines();
    const middle = this.rows >> 1;
    const part = (from: number, to: number): RowBatch => {
      const batch = new RowBatch(this.merge);
      batch.origins = this.origins.slice(from, to);
      batch.lineNumbers = this.lineNumbers.slice(from, to);
      batch.payloads = this.payloads.slice(from, to);
      batch.chunks.push(Buffer.from(lines.slice(from, to).join('')));
      return batch;
    };
    return [part(0, middle), part(middle, this.rows)];
  }

  private append(row: Row): void {
    const line = copyLine(row.cells);
    this.text += line;
    this.size += line.length + row.key.length;
    if (this.text.length >= chunkLength) this.cut();
  }

  private cut(): void {
    if (this.text !== '') this.chunks.push(Buffer.from(this.text));
    this.text = '';
  }

  /** The rows as text again, each with its line end. */
  private lines(): string[] {
    const lines = Buffer.concat(this.chunks).toString().split('\n');
    lines.pop();
    return lines.map((line) => `${line}\n`);
  }
}
