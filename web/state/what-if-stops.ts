import { noLevers, type NumberLever } from './what-if-view';

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => Number((from + index * step).toFixed(4)));

/** Where a slider stops; any other value within the limits can be typed. Null = as it is. */
const stops: Record<NumberLever, readonly (number | null)[]> = {
  writing: [...range(0.5, 2, 0.1), 2.25, 2.5, 2.75, 3, 4, 5],
  reviewers: range(-5, 10, 1),
  reviewEffort: [...range(0.3, 1.5, 0.05), 1.75, 2],
  firstPass: [null, ...range(0, 1, 0.1)],
  hitRate: [null, ...range(0, 1, 0.1)],
  deployEvery: [null, 0, 1, 2, 4, 8, 12, 24, 48, 72, 168, 336],
  seats: [null, 1, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100],
  ciTime: [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 5],
  incidentRate: [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4, 5],
  wipLimit: [null, 5, 10, 15, 20, 30, 40, 60, 80, 100, 150, 200],
};

/**
 * The places a lever's slider has, from least to most, with its present value among them.
 *
 * @returns the places and where the present value and "as it is" stand in them
 */
export function leverStops(
  lever: NumberLever,
  value: number | null,
): { stops: (number | null)[]; at: number; base: number } {
  const own = stops[lever];
  const all = own.includes(value) ? [...own] : [...own, value].sort((a, b) => (a ?? -Infinity) - (b ?? -Infinity));
  return { stops: all, at: all.indexOf(value), base: all.indexOf(noLevers[lever]) };
}
