import { IN_RATE } from './finding-clusters';
import type { FindingTable } from './finding-table';
import type { ThresholdRule } from './threshold';

/** Findings without a severity come last: nothing tells that they matter. */
const NO_RANK = 256;

/**
 * The rows a rule keeps, of those in the rate by their strict outcome, in the order of the table. `rows` are the findings of one agent in that
 * order, in which those of one pull request stand together, the earliest first. Source: measures.md 4.
 */
export function keptFindings(table: FindingTable, rows: Int32Array, rule: ThresholdRule): Int32Array {
  const { outcome, rank, category, confidence, path } = table;
  const { maxRank, categories, minConfidence, paths, cap } = rule;
  const anyConfidence = Number.isNaN(minConfidence);
  const kept = new Int32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (IN_RATE[outcome[row]] === 0) continue;
    if (maxRank > 0 && (rank[row] === 0 || rank[row] > maxRank)) continue;
    if (!anyConfidence && !(confidence[row] >= minConfidence)) continue;
    if (categories !== undefined && categories[category[row]] !== 1) continue;
    if (paths !== undefined && paths[path[row]] !== 1) continue;
    kept[count++] = row;
  }
  return cap < Infinity ? cappedRows(table, kept, count, cap) : kept.subarray(0, count);
}

/** The first `cap` of every pull request by severity and time, in place. */
function cappedRows({ cluster, rank, posted }: FindingTable, rows: Int32Array, count: number, cap: number): Int32Array {
  const later = (a: number, b: number): boolean => {
    const [severe, other] = [rank[a] || NO_RANK, rank[b] || NO_RANK];
    if (severe !== other) return severe > other;
    return posted[a] === posted[b] ? a > b : posted[a] > posted[b];
  };
  let left = 0;
  for (let from = 0; from < count;) {
    let to = from + 1;
    while (to < count && cluster[rows[to]] === cluster[rows[from]]) to++;
    if (to - from > cap) {
      const chosen = rows.subarray(from, to);
      chosen.sort((a, b) => (later(a, b) ? 1 : -1));
      chosen.subarray(0, cap).sort();
    }
    for (let i = from; i < to && i - from < cap; i++) rows[left++] = rows[i];
    from = to;
  }
  return rows.subarray(0, left);
}
