import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Column types the reader knows; text null is '', numbers null are NaN, booleans null are undefined. */
export type ColumnType = 'text' | 'int4' | 'float8' | 'bool' | 'float8[]';
type Value = string | number | boolean | undefined | Float64Array;

const SIGNATURE_LENGTH = 19;

/**
 * Rows of a query by COPY … (FORMAT binary), one at a time and without a Promise per row: 300,000 rows of 25 numbers take a
 * quarter to under a half of the time of the text protocol (three runs: 1.6, 1.3, 2.3 s against 3.8, 5.2, 5.3 s on two busy cores). Back-pressure reaches the server, so memory does not grow with the result.
 *
 * Use: `while (rows.next() || (await rows.fill())) { rows.float(3) … }`; the values of a row are valid until the next one.
 */
export class BinaryRows {
  private readonly chunks: AsyncIterator<Buffer>;
  private buffer: Buffer = Buffer.alloc(0);
  /** The same bytes; a DataView reads numbers several times faster than a Buffer. */
  private view: DataView = new DataView(new ArrayBuffer(0));
  private at = 0;
  private headerRead = false;
  private done = false;
  private readonly starts: Int32Array;
  private readonly lengths: Int32Array;

  constructor(
    client: PoolClient,
    query: string,
    private readonly types: readonly ColumnType[],
  ) {
    const stream = client.query(copyTo(`COPY (${query}) TO STDOUT (FORMAT binary)`));
    this.chunks = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
    this.starts = new Int32Array(types.length);
    this.lengths = new Int32Array(types.length);
  }

  /** Moves to the next row if it is already here; false = call `fill`. */
  next(): boolean {
    if (this.done) return false;
    const { buffer, view } = this;
    let at = this.at;
    if (!this.headerRead) {
      if (buffer.length < SIGNATURE_LENGTH) return false;
      at = SIGNATURE_LENGTH + view.getInt32(15);
      if (buffer.length < at) return false;
      this.headerRead = true;
      this.at = at;
    }
    if (buffer.length - at < 2) return false;
    const count = view.getInt16(at);
    if (count === -1) {
      this.done = true;
      return false;
    }
    at += 2;
    for (let column = 0; column < count; column++) {
      if (buffer.length - at < 4) return false;
      const length = view.getInt32(at);
      at += 4;
      this.starts[column] = at;
      this.lengths[column] = length;
      if (length > 0) at += length;
    }
    if (at > buffer.length) return false;
    this.at = at;
    return true;
  }

  /** Waits for more and moves to the next row; false = there are no more. */
  async fill(): Promise<boolean> {
    for (;;) {
      if (this.done) {
        // Read to the end, or the connection would not be free again.
        while (!(await this.chunks.next()).done);
        return false;
      }
      const more = await this.chunks.next();
      if (more.done) {
        this.done = true;
        return false;
      }
      this.buffer =
        this.at === this.buffer.length ? more.value : Buffer.concat([this.buffer.subarray(this.at), more.value]);
      this.view = new DataView(this.buffer.buffer, this.buffer.byteOffset, this.buffer.length);
      this.at = 0;
      if (this.next()) return true;
    }
  }

  text(column: number): string {
    const length = this.lengths[column];
    if (length <= 0) return '';
    const start = this.starts[column];
    return this.buffer.toString('utf8', start, start + length);
  }

  /** A number of type int4 or float8; NaN when null. */
  number(column: number): number {
    if (this.lengths[column] < 0) return NaN;
    return this.types[column] === 'int4'
      ? this.view.getInt32(this.starts[column])
      : this.view.getFloat64(this.starts[column]);
  }

  boolean(column: number): boolean | undefined {
    return this.lengths[column] < 0 ? undefined : this.buffer[this.starts[column]] === 1;
  }

  /** A one-dimensional float8[]; null elements are NaN, a null array is empty. */
  floats(column: number): Float64Array {
    const values = new Float64Array(this.floatCount(column));
    this.floatsInto(column, values);
    return values;
  }

  /** How many elements a float8[] has. */
  floatCount(column: number): number {
    if (this.lengths[column] < 0) return 0;
    const at = this.starts[column];
    // Zero dimensions: an empty array.
    return this.view.getInt32(at) === 0 ? 0 : this.view.getInt32(at + 12);
  }

  /** The elements of a float8[] at the beginning of `values`, which spares an array per row; what it does not hold stays as it is. */
  floatsInto(column: number, values: Float64Array): void {
    const { view } = this;
    const count = Math.min(values.length, this.floatCount(column));
    let at = this.starts[column] + 20;
    for (let i = 0; i < count; i++) {
      const length = view.getInt32(at);
      at += 4;
      values[i] = length < 0 ? NaN : view.getFloat64(at);
      if (length > 0) at += length;
    }
  }

  /** Whether a text column equals what it was in `before`; spares decoding where neighbours repeat. */
  same(column: number, before: Buffer): boolean {
    const length = this.lengths[column];
    const start = this.starts[column];
    return before.length === length && this.buffer.compare(before, 0, length, start, start + length) === 0;
  }

  /** A copy of a text column's bytes, for `same`. */
  bytes(column: number): Buffer {
    const start = this.starts[column];
    return Buffer.from(this.buffer.subarray(start, start + Math.max(0, this.lengths[column])));
  }

  /** The row as an array, for few rows. */
  row(): Value[] {
    return this.types.map((type, column) =>
      type === 'text'
        ? this.text(column)
        : type === 'bool'
          ? this.boolean(column)
          : type === 'float8[]'
            ? this.floats(column)
            : this.number(column),
    );
  }
}
