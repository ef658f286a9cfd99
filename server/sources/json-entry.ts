import type { Entry } from '../ledger/entry';
import { placeOf, type Reject } from '../ledger/reject';
import type { TextLine } from './text-block';

/** One line of JSON as an entry, or why it is none; undefined for the unfinished line at which a broken gzip ends. */
export function jsonEntry({ line, text, cut }: TextLine, file: string): Entry | Reject | undefined {
  try {
    return { value: JSON.parse(text), line, raw: text };
  } catch (error) {
    if (cut) return undefined;
    const place = placeOf(file, line);
    if (text.includes('\0')) {
      return {
        reason: 'nul_byte',
        message: `${place}: the line holds NUL bytes, which no text may; remove them.`,
        line,
        raw: text,
      };
    }
    const message = `${place}: the line is not JSON (${(error as Error).message.slice(0, 200)}); correct it, one JSON object per line.`;
    return { reason: 'broken_json', message, line, raw: text };
  }
}
