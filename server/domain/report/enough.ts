import type { ComparedOf } from './report-facts';

/** Fewer are "not enough data". Source: measures.md. */
export const ENOUGH = 10;

/** The numbers of a statement; what is compared with is NaN where it rests on too little. */
export function enoughOf({ week, before, four, n, nBefore, nFour }: ComparedOf) {
  return {
    value: week,
    lastWeek: nBefore >= ENOUGH ? before : NaN,
    fourWeeks: nFour >= ENOUGH ? four : NaN,
    n,
  };
}
