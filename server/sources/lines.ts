import { isUtf8 } from 'node:buffer';
import { placeOf, type Reject } from '../ledger/reject';
import { BrokenGzip } from './gunzip';
import { lineOf, Piece, textOf } from './piece';
import type { TextBlock, TextLine } from './text-block';

const newline = 10;

/**
 * Lines of a stream of bytes, a chunk's worth at a time, without their ends, trimmed and blank ones left out unless `verbatim`. Takes CRLF and a byte order mark. A line
 * that is too long or not UTF-8 is a reject with its number; a broken gzip is the last one, after everything readable.
 */
export async function* linesOf(
  chunks: AsyncIterable<Buffer>,
  file: string,
  verbatim = false,
): AsyncGenerator<TextBlock> {
  let line = 1;
  const piece = new Piece(file, verbatim);
  let block: TextBlock = { lines: [], rejects: [] };
  const add = (found: TextLine | Reject | undefined): void => {
    if (!found) return;
    if ('reason' in found) block.rejects.push(found);
    else block.lines.push(found);
  };
  try {
    let first = true;
    for await (const bytes of chunks) {
      let chunk = bytes;
      if (first && chunk.length > 0) {
        if (chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) chunk = chunk.subarray(3);
        first = false;
      }
      const last = chunk.lastIndexOf(newline);
      if (last < 0) {
        piece.add(chunk);
        continue;
      }
      const end = chunk.indexOf(newline);
      piece.add(chunk.subarray(0, end));
      add(piece.end(line++));
      if (last > end) line = addWhole(chunk.subarray(end + 1, last), file, line, verbatim, add);
      piece.add(chunk.subarray(last + 1));
      yield block;
      block = { lines: [], rejects: [] };
    }
    if (!piece.empty) add(piece.end(line));
  } catch (error) {
    if (!(error instanceof BrokenGzip)) throw error;
    const rest = piece.end(line);
    if (rest && !('reason' in rest)) block.lines.push({ ...rest, cut: true });
    else add(rest);
    block.rejects.push(brokenGzip(error, file, line, rest && 'text' in rest ? rest.text : ''));
  }
  yield block;
}

/** Adds the whole lines of a chunk; decoding them at once is three times as fast as one by one. Returns the number of the next line. */
function addWhole(
  bytes: Buffer,
  file: string,
  from: number,
  verbatim: boolean,
  add: (found: TextLine | Reject | undefined) => void,
): number {
  let line = from;
  if (isUtf8(bytes)) {
    for (const text of bytes.toString('utf8').split('\n')) add(lineOf(text, line++, verbatim));
    return line;
  }
  for (let start = 0; start <= bytes.length; line++) {
    const found = bytes.indexOf(newline, start);
    const end = found < 0 ? bytes.length : found;
    add(textOf(bytes.subarray(start, end), file, line, verbatim));
    start = end + 1;
  }
  return line;
}

/** The reject that says how far a broken gzip could be read. */
export function brokenGzip(error: BrokenGzip, file: string, line: number, rest: string): Reject {
  const what =
    error.reason === 'truncated_gzip' ? 'the gzip ends before its end' : `the gzip is damaged (${error.message})`;
  return {
    reason: error.reason,
    message: `${placeOf(file, line)}: ${what}; what could be read up to line ${line} was taken. Copy or download the file again and import it once more.`,
    line,
    raw: rest,
    wholeFile: true,
  };
}
