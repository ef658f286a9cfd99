import type { RunTable } from './adoption-table';

/** A stretch in which the same number of runs went on, at least two. Days both included. */
export interface AtOnce {
  fromDay: number;
  toDay: number;
  runs: number;
}

/** Whether a run counts for tiers: delegated, and not started by another run. */
export function countsForTiers(runs: RunTable, row: number): boolean {
  return runs.delegated[row] === 1 && runs.parent[row] === -1;
}

/** When several of one person's runs went on at once, in order. Runs that touch are not at once, and those without an end are with none. */
export function stretchesAtOnce(runs: RunTable, rows: Int32Array): AtOnce[] {
  if (rows.length < 2) return [];
  const edges: { at: number; day: number; change: 1 | -1 }[] = [];
  for (const row of rows) {
    const start = runs.start[row];
    const end = runs.end[row];
    if (!(end > start)) continue;
    edges.push({ at: start, day: runs.startDay[row], change: 1 }, { at: end, day: runs.endDay[row], change: -1 });
  }
  edges.sort((a, b) => a.at - b.at || a.change - b.change);
  const found: AtOnce[] = [];
  let going = 0;
  for (let i = 0; i < edges.length; i++) {
    going += edges[i].change;
    if (going >= 2 && edges[i + 1].at > edges[i].at)
      found.push({ fromDay: edges[i].day, toDay: edges[i + 1].day, runs: going });
  }
  return found;
}
