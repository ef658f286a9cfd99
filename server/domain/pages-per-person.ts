import { percentiles } from './statistics/percentile';

/** Fewer people than this are not shown: a number over so few speaks of each of them. */
export const FEWEST_PEOPLE = 5;

/** Pages per person and week. */
export interface PagesPerPerson {
  mean: number;
  p85: number;
  people: number;
  weeks: number;
  pages: number;
}

/**
 * Pages per person and week over the people who were paged at all; a page is one person named on one incident. undefined under five people.
 * Source: ours.
 *
 * @param pagesOf pages per person in the span
 * @param weeks length of the part of the span that data cover
 */
export function pagesPerPerson(pagesOf: readonly number[], weeks: number): PagesPerPerson | undefined {
  if (pagesOf.length < FEWEST_PEOPLE || !(weeks > 0)) return undefined;
  const pages = pagesOf.reduce((sum, one) => sum + one, 0);
  const [p85] = percentiles(
    Float64Array.from(pagesOf, (one) => one / weeks),
    [0.85],
  );
  return { mean: pages / pagesOf.length / weeks, p85, people: pagesOf.length, weeks, pages };
}
