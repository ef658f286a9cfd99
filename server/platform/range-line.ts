import type { Range } from './scope.types';

/** A range as a line of text, with its time zone. */
export function rangeLine(range: Range): string {
  const day = (at: number): string =>
    new Intl.DateTimeFormat('en-CA', { timeZone: range.timeZone, dateStyle: 'short' }).format(at * 1000);
  const end = range.endsAtHorizon ? '; the data end there' : '';
  return `${day(range.from)} to ${day(range.to - 1)} (${range.timeZone}${end})`;
}
