import { parse } from 'csv-parse/sync';

/** The columns of a CSV file and what parts them. */
export interface CsvHeader {
  readonly text: string;
  readonly names: readonly string[];
  readonly delimiter: string;
}

/** Reads the first line. Comma, semicolon or tab, whichever the line has most of. @throws csv-parse's error when it is no CSV */
export function csvHeader(text: string): CsvHeader {
  const times = (sign: string) => text.split(sign).length;
  const delimiter = [',', ';', '\t'].reduce((most, sign) => (times(sign) > times(most) ? sign : most));
  const [names] = parse(text, { delimiter, trim: true }) as string[][];
  return { text, names: names ?? [], delimiter };
}
