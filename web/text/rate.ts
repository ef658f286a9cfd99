import type { RatePartsFragment } from '../gql/documents';
import { shareInterval } from './interval';
import { countOf, countedOf, fineShareOf } from './number';

type Rate = Pick<RatePartsFragment, 'value' | 'low' | 'high' | 'numerator' | 'n' | 'enough'>;

/** "38 % (29 to 47 %), 41 of 108"; "not enough data, 3 of 7" under 10; "unknown" where there is nothing to count. */
export function rateText(rate: Rate): string {
  if (rate.n === 0) return 'unknown, n 0';
  const counts = `${countOf(rate.numerator)} of ${countOf(rate.n)}`;
  return rate.enough
    ? `${fineShareOf(rate.value)} (${shareInterval(rate.low, rate.high)}), ${counts}`
    : `not enough data, ${counts}`;
}

/** The three cells a rate has in a table: share, interval, counts. */
export function rateCells(rate: Rate): [string, string, string] {
  return [
    rate.n === 0 ? 'unknown' : rate.enough ? fineShareOf(rate.value) : 'not enough data',
    (rate.enough && shareInterval(rate.low, rate.high)) || '–',
    `${countOf(rate.numerator)} of ${countOf(rate.n)}`,
  ];
}

/** "5 people", "1 person". */
export const peopleOf = (count: number): string => countedOf(count, 'person', 'people');
