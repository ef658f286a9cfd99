import { ENOUGH } from '../../domain/flow';
import { hitRateOf } from '../../domain/hit-rate';
import { finite } from '../../platform/finite';
import { rateOf } from '../../platform/rate';
import type { FindingColumns } from '../../store/finding-columns';
import type { FindingGroup } from './finding-groups';
import { UNTHREADED } from './finding-rows';
import type { HitRateGroup } from './hit-rate.types';

/** The numbers of a group of findings; `shrunk` is not worked out. */
export function toldGroup(columns: FindingColumns, group: FindingGroup, outcomes: Uint8Array): HitRateGroup {
  const { table } = columns;
  const of = hitRateOf(table, group.rows, outcomes);
  const pending = of.pending + group.pending.length;
  const findings = of.n + of.late + pending + of.duplicate + of.unparsed;
  const { reviewed, threaded, withFinding } = reviewedOf(columns, group);
  return {
    key: group.key,
    agent: group.agent,
    findings,
    accepted: of.accepted,
    rejected: of.rejected,
    ignored: of.ignored,
    late: of.late,
    pending,
    duplicate: of.duplicate,
    unparsed: of.unparsed,
    unthreaded: of.unthreaded,
    n: of.n,
    rate: finite(of.rate),
    low: finite(of.low),
    high: finite(of.high),
    enough: of.n >= ENOUGH,
    deff: of.deff,
    deffAssumed: of.deffAssumed,
    effectiveN: of.effectiveN,
    shrunk: null,
    pullRequests: of.pullRequests,
    lateShare: finite(of.late / findings),
    pendingShare: finite(pending / findings),
    unparsedShare: finite(of.unparsed / findings),
    silentIgnoreShare: finite(of.silent / of.n),
    reviewed,
    findingsPerPullRequest: finite(threaded / reviewed),
    withFinding: rateOf(withFinding, reviewed),
  };
}

/**
 * Of the recorded pull requests of a group those that an agent finished reviewing before the close, the findings with a thread of the agents that did,
 * and on how many they are.
 */
function reviewedOf({ table, reviews }: FindingColumns, group: FindingGroup) {
  const by = new Set<number>();
  const items = new Set<number>();
  for (const row of group.reviews) {
    if (reviews.completed[row] === 0 || reviews.item[row] < 0) continue;
    by.add(reviews.item[row] * 256 + reviews.agent[row]);
    items.add(reviews.item[row]);
  }
  const found = new Set<number>();
  let threaded = 0;
  for (const row of group.rows) {
    if (table.outcome[row] === UNTHREADED || !by.has(table.item[row] * 256 + table.agent[row])) continue;
    threaded++;
    found.add(table.item[row]);
  }
  return { reviewed: items.size, threaded, withFinding: found.size };
}
