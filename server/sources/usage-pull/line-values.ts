import { placeOf, type Reject } from '../../ledger/reject';
import type { UsagePage } from './usage-vendor';

/** Values of a text that holds one JSON value a line, or one value over all of it; lines that hold none become rejects. */
export function linesOf(text: string, file: string): Required<Pick<UsagePage, 'values' | 'rejects'>> {
  const whole = parsed(text);
  if (whole !== undefined) return { values: [{ value: whole.value, line: 1 }], rejects: [] };
  const values: { value: unknown; line: number; raw: string }[] = [];
  const rejects: Reject[] = [];
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const line = at + 1;
    const read = parsed(raw);
    if (read) values.push({ value: read.value, line, raw });
    else {
      const message = `${placeOf(file, line)}: the line is not JSON; it comes again when the vendor has corrected it.`;
      rejects.push({ reason: 'broken_json', message, line, raw });
    }
  }
  return { values, rejects };
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}
