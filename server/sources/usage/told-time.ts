import { dayOf, instantOf, instantText } from '../../ledger/instant';

/** Seconds since 1970 of a time as exports write it: RFC 3339, or seconds or milliseconds since 1970, also in quotes; NaN for anything else. */
export function timeOf(value: unknown): number {
  if (typeof value === 'string' && !/^\d{9,14}$/.test(value)) return instantOf(value);
  const number = Number(value);
  if ((typeof value !== 'number' && typeof value !== 'string') || !(number >= 1e8)) return NaN;
  // Seconds reach 11 digits in the year 5138; milliseconds had 12 digits in 1973.
  return number < 1e11 ? number : number / 1000;
}

/** The day `YYYY-MM-DD` of a day or a time: the one a text writes, and of a number the one in UTC; undefined for anything else. */
export function dayText(value: unknown): string | undefined {
  if (typeof value === 'string' && value.length === 10 && !Number.isNaN(dayOf(value))) return value;
  const at = timeOf(value);
  if (Number.isNaN(at)) return undefined;
  return typeof value === 'string' && value.includes('-') ? value.slice(0, 10) : instantText(at).slice(0, 10);
}
