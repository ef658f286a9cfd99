import { FINDING_OUTCOMES } from './finding';
import type { FindingTable } from './finding-table';
import type { ClusterCounts } from './statistics/design-effect';

export const ACCEPTED = FINDING_OUTCOMES.indexOf('accepted');
export const REJECTED = FINDING_OUTCOMES.indexOf('rejected');
export const IGNORED = FINDING_OUTCOMES.indexOf('ignored');

/** 1 for the codes of outcomes a hit rate is of: accepted, rejected, ignored. 256 entries, so that any code can be asked for. */
export const IN_RATE = new Uint8Array(256);
IN_RATE[ACCEPTED] = IN_RATE[REJECTED] = IN_RATE[IGNORED] = 1;

/**
 * Accepted findings (`hits`) of those in the rate (`n`) per pull request; pull requests without any are left out. `outcome` holds a code per row of
 * the table. The order of `rows` does not matter.
 */
export function clusterCountsOf(table: FindingTable, rows: Int32Array, outcome: Uint8Array): ClusterCounts {
  const { cluster } = table;
  const ordered = inOrder(rows);
  const hits = new Int32Array(rows.length);
  const n = new Int32Array(rows.length);
  let length = 0;
  let last = -1;
  for (let i = 0; i < ordered.length; i++) {
    const row = ordered[i];
    const code = outcome[row];
    if (IN_RATE[code] === 0) continue;
    if (cluster[row] !== last) {
      last = cluster[row];
      length++;
    }
    n[length - 1]++;
    if (code === ACCEPTED) hits[length - 1]++;
  }
  return { hits, n, length };
}

/** Rows in the order of the table, in which the findings of one pull request stand together. */
export function inOrder(rows: Int32Array): Int32Array {
  for (let i = 1; i < rows.length; i++) if (rows[i] < rows[i - 1]) return rows.slice().sort();
  return rows;
}
