import { IN_RATE, inOrder } from './finding-clusters';
import type { FindingTable } from './finding-table';
import { keptFindings } from './kept-findings';
import { sortedPercentile } from './statistics/sorted-percentile';
import type { ThresholdRule } from './threshold';
import { MOST_RULES } from './tuner';

/** A category with a smaller share of the findings is not worth a rule of its own. */
const CATEGORY_SHARE = 0.05;
const CAPS = [3, 1];
const CONFIDENCES = [0.25, 0.5, 0.75];

/**
 * At most 12 rules worth testing for one agent, in this order: every finding; each cut by severity from the loosest; at most 3 and at most 1 per
 * pull request; confidence at least its quartiles, where given; without each of the most frequent categories, as many as there is room for. Two
 * rules that keep the same findings stand here once. Which rules stand here depends on what was said, never on what became of it: rules picked by
 * their outcome would pass the tests by that alone. `categories` is the number of category words. Ours.
 */
export function candidateRulesOf(table: FindingTable, rows: Int32Array, categories: number): ThresholdRule[] {
  const { outcome, rank, category, confidence } = table;
  const judged = inOrder(rows).filter((row) => IN_RATE[outcome[row]] === 1);
  const every: ThresholdRule = { maxRank: 0, minConfidence: NaN, cap: Infinity };
  const rules = [every];

  const ranks = new Uint8Array(256);
  const count = new Int32Array(categories);
  for (let i = 0; i < judged.length; i++) {
    ranks[rank[judged[i]]] = 1;
    count[category[judged[i]]]++;
  }
  for (let maxRank = 255; maxRank > 0; maxRank--) if (ranks[maxRank] === 1) rules.push({ ...every, maxRank });

  for (const cap of CAPS) rules.push({ ...every, cap });

  const given = Float64Array.from(judged, (row) => confidence[row])
    .filter((one) => !Number.isNaN(one))
    .sort();
  const cuts = new Set(CONFIDENCES.map((p) => sortedPercentile(given, p)));
  for (const minConfidence of cuts) {
    if (!Number.isNaN(minConfidence)) rules.push({ ...every, minConfidence });
  }

  const frequent = [...count.keys()]
    .filter((one) => count[one] >= CATEGORY_SHARE * judged.length && count[one] < judged.length)
    .sort((a, b) => count[b] - count[a] || a - b);
  for (const left of frequent) {
    const wanted = new Uint8Array(categories).fill(1);
    wanted[left] = 0;
    rules.push({ ...every, categories: wanted });
  }
  return distinct(table, judged, rules).slice(0, MOST_RULES);
}

/** The first of those that keep the same findings. */
function distinct(table: FindingTable, judged: Int32Array, rules: ThresholdRule[]): ThresholdRule[] {
  const seen: Int32Array[] = [];
  return rules.filter((rule) => {
    const kept = keptFindings(table, judged, rule);
    if (seen.some((other) => sameRows(other, kept))) return false;
    seen.push(kept);
    return true;
  });
}

function sameRows(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
