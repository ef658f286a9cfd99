import { isUtf8 } from 'node:buffer';
import { keptLength, placeOf, type Reject } from '../ledger/reject';
import { longestLine, type TextLine } from './text-block';

/** Bytes that are not UTF-8, as ASCII with the others written `\xNN`. */
function escapedBytes(bytes: Buffer): string {
  return bytes
    .subarray(0, keptLength)
    .toString('latin1')
    .replace(/[\x80-\xff]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16)}`);
}

/** A line or element while its bytes arrive: beyond the longest line only its beginning is kept. */
export class Piece {
  private parts: Buffer[] = [];
  private length = 0;

  /** @param verbatim keep blanks around the text, and blank lines: within a quoted CSV text they count */
  constructor(
    private readonly file: string,
    private readonly verbatim = false,
  ) {}

  get empty(): boolean {
    return this.length === 0;
  }

  add(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.length += bytes.length;
    if (this.length <= longestLine) this.parts.push(bytes);
    else if (this.parts.length > 1 || this.parts[0]?.length > keptLength) {
      // Once too long it stays too long: only what the reject keeps is needed.
      this.parts = [Buffer.from(Buffer.concat(this.parts).subarray(0, keptLength))];
    }
  }

  /** Ends the piece: its text, or why there is none; undefined for a blank one. Starts over. */
  end(line: number): TextLine | Reject | undefined {
    const { length } = this;
    const bytes = this.parts.length === 1 ? this.parts[0] : Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    if (length > longestLine) {
      return {
        reason: 'line_too_long',
        message: `${placeOf(this.file, line)}: the line has ${length} bytes, at most ${longestLine} are read; split it, or shorten its texts.`,
        line,
        raw: escapedBytes(bytes),
        rawLength: length,
      };
    }
    return textOf(bytes, this.file, line, this.verbatim);
  }
}

/** The text of one line's bytes, or the reject when they are not UTF-8; undefined for a blank line. */
export function textOf(bytes: Buffer, file: string, line: number, verbatim: boolean): TextLine | Reject | undefined {
  if (!isUtf8(bytes)) {
    const raw = escapedBytes(bytes);
    return {
      reason: 'not_utf8',
      message: `${placeOf(file, line)}: the line is not UTF-8; save the file in that encoding.`,
      line,
      raw,
      rawLength: bytes.length > keptLength ? bytes.length : undefined,
    };
  }
  return lineOf(bytes.toString('utf8'), line, verbatim);
}

/** One decoded line without its end; undefined for a blank one that does not count. */
export function lineOf(text: string, line: number, verbatim: boolean): TextLine | undefined {
  if (verbatim) return { line, text: text.endsWith('\r') ? text.slice(0, -1) : text };
  const trimmed = text.trim();
  return trimmed === '' ? undefined : { line, text: trimmed };
}
