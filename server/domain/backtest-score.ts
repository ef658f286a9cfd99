import type { BacktestScore } from './backtest-answer';

/** Sums behind a score, so that scores of several origins can be put together. */
export interface ScoreSums {
  covered: number;
  cells: number;
  forecast: number;
  off: number;
  actual: number;
  compared: number;
  /** Distances over their means, of origins. */
  distance: number;
  distances: number;
}

export const noScore = (): ScoreSums => ({
  covered: 0,
  cells: 0,
  forecast: 0,
  off: 0,
  actual: 0,
  compared: 0,
  distance: 0,
  distances: 0,
});

/** Adds one cell: what was forecast of a stage's WIP at the end of a week, and what it was. NaN is left out. */
export function addCell(sums: ScoreSums, actual: number, median: number, low: number, high: number): void {
  if (!Number.isFinite(actual) || !Number.isFinite(median)) return;
  sums.compared++;
  sums.forecast += median;
  sums.off += Math.abs(median - actual);
  sums.actual += actual;
  if (!Number.isFinite(low) || !Number.isFinite(high)) return;
  sums.cells++;
  if (low <= actual && actual <= high) sums.covered++;
}

export function addScore(to: ScoreSums, from: ScoreSums): void {
  to.covered += from.covered;
  to.cells += from.cells;
  to.forecast += from.forecast;
  to.off += from.off;
  to.actual += from.actual;
  to.compared += from.compared;
  to.distance += from.distance;
  to.distances += from.distances;
}

export function scoreOf(sums: ScoreSums): BacktestScore {
  return {
    covered: sums.covered,
    cells: sums.cells,
    bias: sums.actual > 0 ? (sums.forecast - sums.actual) / sums.actual : NaN,
    error: sums.actual > 0 ? sums.off / sums.actual : NaN,
    distance: sums.distances > 0 ? sums.distance / sums.distances : NaN,
  };
}
