import type { PublishedAnchorsQuery } from '../gql/documents';
import { exportAddress, type View } from './view';

/** The address of the CSV behind a frame of What if: the page's own parameters. @param name `forecast`, `calibration` or `backtest` */
export const whatIfExport = (name: string, view: View): string => exportAddress(name, view);

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  // A sheet would take such a text for a formula.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
};

/** A CSV as an address of its own: of what hangs on no organization the server has no export. */
export function csvAddress(columns: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const text = [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n');
  return `data:text/csv;charset=utf-8,${encodeURIComponent(`${text}\r\n`)}`;
}

export const anchorsCsv = (anchors: PublishedAnchorsQuery['publishedAnchors']['anchors'] = []): string =>
  csvAddress(
    ['source', 'title', 'year', 'what', 'value', 'unit', 'low', 'high', 'statistic', 'evidence', 'url'],
    anchors.map(({ source, title, year, what, value, unit, low, high, statistic, evidence, url }) => [
      source,
      title,
      year,
      what,
      value,
      unit,
      low,
      high,
      statistic,
      evidence,
      url, // prettier-ignore
    ]),
  );
