import { isUtf8 } from 'node:buffer';
import { keptLength, type Reject } from '../ledger/reject';
import { BrokenGzip } from './gunzip';
import { brokenGzip } from './lines';

/** Largest file that is read as one JSON document; longer ones have to come as lines. */
const largestDocument = 64 * 1024 * 1024;

/** Reads a whole input as one JSON document, or says why it is none. */
export async function documentOf(
  chunks: AsyncIterable<Buffer>,
  file: string,
): Promise<{ value: unknown; raw: string } | Reject> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length <= largestDocument) parts.push(chunk);
      else parts.length = Math.min(parts.length, 2);
    }
  } catch (error) {
    if (!(error instanceof BrokenGzip)) throw error;
    return brokenGzip(error, file, 1, Buffer.concat(parts).toString('latin1', 0, keptLength));
  }
  const bytes = Buffer.concat(parts);
  const beginning = bytes.toString('latin1', 0, keptLength);
  if (length > largestDocument) {
    const message = `${file}: the file is one JSON document of ${length} bytes, at most ${largestDocument} are read; save it as NDJSON, one object per line.`;
    return { reason: 'line_too_long', message, line: 1, raw: beginning, rawLength: length };
  }
  if (!isUtf8(bytes)) {
    return {
      reason: 'not_utf8',
      message: `${file}: the file is not UTF-8; save it in that encoding.`,
      raw: beginning,
      rawLength: length,
    };
  }
  const raw = bytes.toString('utf8').replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(raw), raw };
  } catch (error) {
    const message = `${file}: the file is not JSON (${(error as Error).message.slice(0, 200)}); correct it or save it again.`;
    return { reason: 'broken_json', message, line: 1, raw };
  }
}
