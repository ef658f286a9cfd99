import type { Reject } from '../ledger/reject';
import { BrokenGzip } from './gunzip';
import { brokenGzip } from './lines';
import { Piece } from './piece';
import type { TextBlock, TextLine } from './text-block';

const quote = 34;
const comma = 44;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const newline = 10;

/**
 * Elements of a JSON list, each as its own text with the line it starts at, without ever holding the list. What stands between two commas
 * is an element, also when it is no JSON: the reader of the element says so.
 */
export async function* elementsOf(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<TextBlock> {
  let line = 1;
  let startedAt = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  let opened = false;
  const piece = new Piece(file);
  let block: TextBlock = { lines: [], rejects: [] };
  const add = (found: TextLine | Reject | undefined): void => {
    if (!found) return;
    if ('reason' in found) block.rejects.push(found);
    else block.lines.push(found);
  };
  try {
    for await (const chunk of chunks) {
      let from = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at];
        if (byte === newline) line++;
        if (inString) {
          if (escaped) escaped = false;
          else if (byte === backslash) escaped = true;
          else if (byte === quote) inString = false;
          continue;
        }
        if (piece.empty && from === at) {
          // Blanks before an element belong to nothing, so that its line is where it starts.
          if (byte <= 32) {
            from = at + 1;
            continue;
          }
          startedAt = line;
        }
        if (!opened) {
          // Everything before the list's bracket is a byte order mark.
          from = at + 1;
          opened = byte === openBracket;
        } else if (byte === quote) inString = true;
        else if (byte === openBrace || byte === openBracket) depth++;
        else if (depth > 0 && (byte === closeBrace || byte === closeBracket)) depth--;
        else if (depth === 0 && (byte === comma || byte === closeBracket)) {
          piece.add(chunk.subarray(from, at));
          add(piece.end(startedAt));
          from = at + 1;
        }
      }
      piece.add(chunk.subarray(from));
      if (block.lines.length + block.rejects.length > 0) yield block;
      block = { lines: [], rejects: [] };
    }
    add(piece.end(startedAt));
  } catch (error) {
    if (!(error instanceof BrokenGzip)) throw error;
    const rest = piece.end(startedAt);
    if (rest && !('reason' in rest)) block.lines.push({ ...rest, cut: true });
    else add(rest);
    block.rejects.push(brokenGzip(error, file, line, rest && 'text' in rest ? rest.text : ''));
  }
  yield block;
}
