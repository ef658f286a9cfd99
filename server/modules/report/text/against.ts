import type { Statement } from '../../../domain/report/statement';

/**
 * What a number is compared with, without brackets: "last week 3.1 days, four-week mean 2.9 days". What is not known is left out; '' where nothing is.
 *
 * @param four how the number over the four weeks before is called
 */
export function against(
  { lastWeek, fourWeeks }: Pick<Statement, 'lastWeek' | 'fourWeeks'>,
  text: (value: number) => string,
  four = 'four-week mean',
): string {
  return [
    ...(Number.isNaN(lastWeek) ? [] : [`last week ${text(lastWeek)}`]),
    ...(Number.isNaN(fourWeeks) ? [] : [`${four} ${text(fourWeeks)}`]),
  ].join(', ');
}

/** The parts that are there in brackets, with a space before; '' without any. */
export function bracketed(...parts: string[]): string {
  const some = parts.filter((part) => part !== '');
  return some.length === 0 ? '' : ` (${some.join('; ')})`;
}

/** "95 % interval 33 to 49 %" */
export const intervalText = (low: number, high: number): string =>
  Number.isNaN(low) || Number.isNaN(high)
    ? ''
    : `95 % interval ${Math.round(100 * low)} to ${Math.round(100 * high)} %`;
