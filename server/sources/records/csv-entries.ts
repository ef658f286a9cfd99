import { parse } from 'csv-parse/sync';
import type { Entry } from '../../ledger/entry';
import { placeOf, type Reject } from '../../ledger/reject';
import type { TextBlock, TextLine } from '../text-block';
import { csvHeader, type CsvHeader } from './csv-header';

/** Most lines that one quoted text may span; an unclosed quote would otherwise swallow the rest of the file. */
const mostLines = 5000;
const mostLength = 4_000_000;

const hasOddQuotes = (text: string): boolean => (text.split('"').length - 1) % 2 === 1;

/**
 * Rows of CSV lines by column name (RFC 4180: quoted texts may hold the delimiter, doubled quotes and line breaks). A row that is no CSV, or
 * has other columns than the header, is a reject; after an unclosed quote reading goes on at the next line.
 */
export class CsvEntries {
  private header: CsvHeader | undefined;
  private open: TextLine[] = [];
  private openLength = 0;
  private openQuote = false;

  constructor(private readonly file: string) {}

  /** @param last no further block comes */
  read(block: TextBlock, last: boolean): { entries: Entry[]; rejects: Reject[] } {
    const entries: Entry[] = [];
    const rejects: Reject[] = [...block.rejects];
    const queue = [...block.lines];
    for (let at = 0; at < queue.length || (last && this.open.length > 0); at++) {
      const next = queue[at];
      if (next) {
        if (this.open.length === 0 && next.text.trim() === '') continue;
        this.open.push(next);
        this.openLength += next.text.length;
        if (hasOddQuotes(next.text)) this.openQuote = !this.openQuote;
      }
      const whole = !this.openQuote;
      const lost = this.open.length > mostLines || this.openLength > mostLength || (last && at >= queue.length - 1);
      if (!whole && !lost) continue;
      const lines = this.open;
      this.open = [];
      this.openLength = 0;
      this.openQuote = false;
      const found = this.row(lines);
      if (found === undefined) continue;
      if (!('reason' in found)) {
        entries.push(found);
        continue;
      }
      rejects.push(found);
      // The lines behind the faulty first one are rows of their own.
      if (lines.length > 1) {
        queue.splice(0, Math.min(at + 1, queue.length), ...lines.slice(1));
        at = -1;
      }
    }
    return { entries, rejects };
  }

  private row(lines: TextLine[]): Entry | Reject | undefined {
    const [{ line, cut }] = lines;
    const raw = lines.map(({ text }) => text).join('\n');
    try {
      if (!this.header) {
        this.header = csvHeader(raw);
        return undefined;
      }
      if (cut) return undefined;
      const { names, delimiter } = this.header;
      const [cells] = parse(raw, { delimiter, relax_column_count: true }) as string[][];
      if (cells.length !== names.length)
        return this.reject(lines, `has ${cells.length} columns, the header has ${names.length}`);
      const value: Record<string, string> = {};
      // A column without a name is the row number that data frames write.
      names.forEach((name, at) => name !== '' && (value[name] = cells[at]));
      return { value, line, raw: `${this.header.text}\n${raw}` };
    } catch (error) {
      return this.reject(lines, `is no CSV (${(error as Error).message})`);
    }
  }

  private reject([{ line, text }]: TextLine[], problem: string): Reject {
    const message = `${placeOf(this.file, line)}: the row ${problem}; put texts with commas, quotes or line breaks in double quotes and double the quotes in them.`;
    const header = this.header ? `${this.header.text}\n` : '';
    return { reason: 'bad_csv', message, line, raw: `${header}${text}` };
  }
}
