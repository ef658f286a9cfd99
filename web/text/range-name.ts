import { parseRange } from '../state/range';
import { daysOfRange } from './moment';

/** A range for people: "Last 26 weeks", "Last 6 months", "Everything", "1 Jul – 30 Sept 2026". */
export function rangeName(address: string): string {
  const range = parseRange(address);
  switch (range?.kind) {
    case 'weeks':
    case 'months':
      return range.count === 1 ? `Last ${range.kind.slice(0, -1)}` : `Last ${range.count} ${range.kind}`;
    case 'all':
      return 'Everything';
    case 'days':
    case undefined:
      return daysOfRange(address);
  }
}
