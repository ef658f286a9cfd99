import { shortWeek } from '../text/week';

/** Places at which a week is named so that the names keep `gap` px apart: every 1st, 2nd, 4th, 8th, … week. */
export function weekTicks(count: number, width: number, gap = 46): number[] {
  const step = [1, 2, 4, 8, 13, 26, 52].find((each) => (width / Math.max(1, count)) * each >= gap) ?? 104;
  return Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step);
}

/** The week's name on an axis: `W27`, with the year where it changes: `W01 2026`. */
export function weekTick(label: string): string {
  return shortWeek(label);
}
