import type { Compared } from './report-facts';

/** The four weeks before the week of the report. */
export const FOUR = 4;

/** The last entry of a series, the one before, and the mean of the four before the last; NaN where one of them is missing. */
export function comparedLast(series: readonly number[]): Compared {
  const last = series.length - 1;
  const four = series.slice(Math.max(0, last - FOUR), Math.max(0, last));
  return {
    week: series[last] ?? NaN,
    before: series[last - 1] ?? NaN,
    four: four.length < FOUR ? NaN : four.reduce((sum, value) => sum + value, 0) / FOUR,
  };
}

/** A share of each week by its numerator and n, the last week, the one before, and the four before the last together. */
export function sharesLast(numerators: readonly number[], ns: readonly number[]) {
  const last = ns.length - 1;
  const share = (from: number, to: number) => {
    let numerator = 0;
    let n = 0;
    for (let week = Math.max(0, from); week < to; week++) {
      if (Number.isNaN(numerators[week]) || Number.isNaN(ns[week])) continue;
      numerator += numerators[week];
      n += ns[week];
    }
    return { value: n > 0 ? numerator / n : NaN, n };
  };
  const week = share(last, last + 1);
  const before = share(last - 1, last);
  const four = last < FOUR ? { value: NaN, n: 0 } : share(last - FOUR, last);
  return { week: week.value, before: before.value, four: four.value, n: week.n, nBefore: before.n, nFour: four.n };
}
