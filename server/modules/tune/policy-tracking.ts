import { ACCEPTED } from '../../domain/finding-clusters';
import { periodOf, type Periods } from '../../domain/period';
import { keptFindings } from '../../domain/kept-findings';
import { thresholdCutOf } from '../../domain/threshold';
import { Failure } from '../../platform/failure';
import { finite } from '../../platform/finite';
import { weekStarts } from '../../platform/time-zone';
import { findingSelectionOf } from '../../store/finding-selection';
import { answered, type OrganizationView } from '../../store/organization-view';
import { nowOf, periodColumnsOf } from '../../store/range';
import { IN_RATE, POSTED, rowsWhere, scaleOf } from './agent-findings';
import type { PolicyRow } from './policy-rows';
import { policyState } from './policy-state';
import type { Policy, PolicyWeeks } from './policy.types';
import { thresholdRuleOf } from './threshold-rule';
import { tuneOutcome } from './tune-outcome';
import type { TuneView } from './tune-view';

type Tracked = Pick<Policy, 'weeks' | 'actual' | 'posted' | 'outside' | 'state' | 'gate' | 'low' | 'high'>;

/**
 * What came of a policy: findings its agent posted from its start to its end (the data horizon while it holds), in its scope. The rate is of those the
 * rule keeps, on closed pull requests; `outside` counts what was posted although the rule would have hidden it, which falls to 0 when the agent follows
 * the rule.
 */
export function trackedPolicy({ view, columns }: TuneView, policy: PolicyRow, wallClock: number): Tracked {
  const { agent, rule, target, endedAt } = policy;
  const { organization } = view;
  const hour = Math.floor(wallClock / 3600) * 3600;
  const start = policy.startedAt ?? policy.savedAt;
  const asked = ['tune policy', agent, rule, policy.maxRank, target, policy.promise.scope, start, endedAt, hour];
  return answered(view, asked, () => {
    const { table } = columns;
    const end = endedAt ?? nowOf(organization);
    const selected = selectedIn({ view, columns }, policy);
    const code = columns.agents.indexOf(agent);
    const posted = rowsWhere(
      table.length,
      (row) =>
        table.agent[row] === code &&
        POSTED[table.outcome[row]] === 1 &&
        table.posted[row] >= start &&
        table.posted[row] < end &&
        selected[row] === 1,
    );
    const maxRank = rule.minSeverity === null ? 0 : (scaleOf(view, columns, agent).ranks.get(rule.minSeverity) ?? policy.maxRank); // prettier-ignore
    const threshold = thresholdRuleOf(view, columns, rule, maxRank);
    const rated = posted.filter((row) => IN_RATE[table.outcome[row]] === 1);
    const cut = thresholdCutOf(table, rated, threshold);
    const actual = tuneOutcome(cut);
    // A rule decides about everything that is posted, also about what has no outcome yet.
    const decided = { ...table, outcome: new Uint8Array(table.length).fill(ACCEPTED) };
    const kept = new Uint8Array(table.length);
    for (const row of keptFindings(decided, posted, threshold)) kept[row] = 1;
    const keptRated = new Uint8Array(table.length);
    for (const row of keptFindings(table, rated, threshold)) keptRated[row] = 1;
    const periods = weeksOf(view, posted, table.posted, start, end);
    const told = periodColumnsOf(organization, periods, 'week', hour);
    const week = { hits: counts(periods.length), n: counts(periods.length), posted: counts(periods.length), outside: counts(periods.length) }; // prettier-ignore
    for (const row of posted) {
      const place = periodOf(periods, table.posted[row]);
      week.posted[place]++;
      if (kept[row] === 0) week.outside[place]++;
      if (keptRated[row] === 0) continue;
      week.n[place]++;
      if (table.outcome[row] === ACCEPTED) week.hits[place]++;
    }
    const weeks: PolicyWeeks = {
      label: told.label,
      start: told.start,
      running: told.running,
      rate: week.n.map((n, w) => finite(week.hits[w] / n)),
      n: week.n,
      posted: week.posted,
      outside: week.outside,
    };
    return {
      weeks,
      actual,
      posted: posted.length,
      outside: week.outside.reduce((sum, count) => sum + count, 0),
      ...policyState({ ...cut, deff: cut.estimate }, target, endedAt !== null),
    };
  });
}

const counts = (length: number): number[] => new Array<number>(length).fill(0);

const WEEK = 7 * 86400;
/** Weeks that are shown of a policy under which nothing was posted. */
const QUIET = 26;
const NO_WEEKS: Periods = { length: 0, edges: new Float64Array(1) };

/** ISO weeks from the start to the end, the first and last cut to it; none long before the first finding, for a start may be told as years back. */
function weeksOf(
  { organization }: OrganizationView,
  posted: Int32Array,
  times: Float64Array,
  start: number,
  end: number,
): Periods {
  if (!(start < end)) return NO_WEEKS;
  const first = posted.reduce((earliest, row) => Math.min(earliest, times[row]), end - QUIET * WEEK);
  const edges = weekStarts(organization.timeZone, Math.max(start, first), end);
  edges[0] = Math.max(start, first);
  edges[edges.length - 1] = end;
  return { length: edges.length - 1, edges };
}

/** The scope of a policy; what it named may be gone since, and then nothing is in it. */
function selectedIn({ view, columns }: TuneView, { promise }: PolicyRow): Uint8Array {
  try {
    return findingSelectionOf(view, columns, promise.scope).findings;
  } catch (fault) {
    if (fault instanceof Failure) return new Uint8Array(columns.table.length);
    throw fault;
  }
}
