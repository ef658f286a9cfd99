import { dropAlarmOf } from '../../domain/drop-alarm';
import { ACCEPTED } from '../../domain/finding-clusters';
import { ENOUGH } from '../../domain/flow';
import { finite } from '../../platform/finite';
import { isoWeekLabel, weekStarts } from '../../platform/time-zone';
import type { Range } from '../../platform/scope.types';
import type { FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import { closedReviews, closedRows, inRate, type Span } from './finding-rows';
import type { FindingSelection } from '../../store/finding-selection';
import type { HitRateGroup } from './hit-rate.types';
import type { AlarmWeeks, SignalAlarm } from './signal.types';
import { toldGroup } from './told-group';

/** The baseline is the first weeks, so many … */
const BASELINE_WEEKS = 12;
/** … and as many more as hold so many findings in the rate. */
const BASELINE_FINDINGS = 30;
const RECENT_WEEKS = 4;
const WEEK = 7 * 86400;

/** The target of a saved policy, and from when on it holds (epoch seconds). */
export interface SavedFloor {
  floor: number;
  from: number;
}

interface Watch {
  agent: string;
  selection: FindingSelection;
  range: Range;
  /** Nothing is known beyond, epoch seconds. */
  to: number;
  saved: SavedFloor | undefined;
}

/** One closed pull request: when, and how many of its findings in the rate were accepted. */
interface Step {
  at: number;
  hits: number;
  n: number;
}

/**
 * The drop alarm of one agent: the floor is the target of its saved policy, else the lower end of the interval of its baseline, the first 12 weeks with
 * findings in the rate and as many more as hold 30 of them; watched is every closed pull request after. Source: measures.md 4.
 */
export function agentWatch(view: OrganizationView, columns: FindingColumns, watch: Watch): SignalAlarm {
  const { agent, selection, range, to, saved } = watch;
  const { table } = columns;
  const groupOf = (span: Span): HitRateGroup =>
    toldGroup(
      columns,
      {
        key: agent,
        agent,
        rows: closedRows(table, selection.findings, span, table.outcome),
        pending: new Int32Array(0),
        reviews: closedReviews(columns, selection.reviews, span),
      },
      table.outcome,
    );
  const all = stepsOf(columns, closedRows(table, selection.findings, { from: -Infinity, to }, table.outcome));
  const { timeZone } = view.organization;
  const baseline = saved ? undefined : baselineOf(all, timeZone, to);
  const baselineGroup = baseline ? groupOf(baseline) : null;
  const floor = saved ? saved.floor : (baselineGroup?.low ?? NaN);
  const watchedFrom = saved ? saved.from : (baseline?.to ?? NaN);
  const steps = all.filter(({ at }) => at >= watchedFrom);
  const alarm = dropAlarmOf(
    steps.map(({ hits, n }) => hits / n),
    floor,
  );
  const evidence = alarm.evidence.length === 0 ? 0 : alarm.evidence[alarm.evidence.length - 1];
  const watchable = floor > 0 && floor < 1;
  return {
    agent,
    state: alarm.since >= 0 ? 'alarm' : watchable && steps.length >= ENOUGH ? 'calm' : 'not_enough_data',
    floor: finite(floor),
    floorFrom: saved ? 'policy' : 'baseline',
    since: alarm.since >= 0 ? steps[alarm.since].at : null,
    watchedFrom: finite(watchedFrom),
    steps: steps.length,
    evidence,
    threshold: alarm.threshold,
    recent: steps.length === 0 ? null : groupOf({ from: Math.max(watchedFrom, to - RECENT_WEEKS * WEEK), to }),
    baselineGroup,
    weeks: weeksOf(steps, alarm.evidence, timeZone, { from: Math.max(range.from, watchedFrom), to }),
  };
}

/** Closed pull requests with findings in the rate, in order of closing. */
function stepsOf({ table }: FindingColumns, rows: Int32Array): Step[] {
  const byCluster = new Map<number, Step>();
  for (const row of rows) {
    if (!inRate(table.outcome[row])) continue;
    const step = byCluster.get(table.cluster[row]);
    const hit = table.outcome[row] === ACCEPTED ? 1 : 0;
    if (step === undefined) byCluster.set(table.cluster[row], { at: table.closed[row], hits: hit, n: 1 });
    else {
      step.hits += hit;
      step.n++;
      // Findings whose pull request is not recorded close one by one.
      if (table.closed[row] > step.at) step.at = table.closed[row];
    }
  }
  return [...byCluster.values()].sort((a, b) => a.at - b.at);
}

/** undefined = there are too few findings for one. */
function baselineOf(steps: readonly Step[], timeZone: string, to: number): Span | undefined {
  if (steps.length === 0) return undefined;
  const starts = weekStarts(timeZone, steps[0].at, Math.max(to, steps[0].at + 1));
  let next = 0;
  let findings = 0;
  for (let week = 1; week < starts.length; week++) {
    for (; next < steps.length && steps[next].at < starts[week]; next++) findings += steps[next].n;
    if (week >= BASELINE_WEEKS && findings >= BASELINE_FINDINGS) return { from: starts[0], to: starts[week] };
  }
  return undefined;
}

function weeksOf(steps: readonly Step[], evidence: Float64Array, timeZone: string, { from, to }: Span): AlarmWeeks {
  const weeks: AlarmWeeks = { label: [], start: [], evidence: [], rate: [], n: [] };
  if (!(from < to)) return weeks;
  const edges = weekStarts(timeZone, from, to);
  let next = 0;
  while (next < steps.length && steps[next].at < edges[0]) next++;
  for (let week = 0; week + 1 < edges.length; week++) {
    let [hits, n] = [0, 0];
    for (; next < steps.length && steps[next].at < edges[week + 1]; next++) {
      hits += steps[next].hits;
      n += steps[next].n;
    }
    weeks.label.push(isoWeekLabel(timeZone, edges[week]));
    weeks.start.push(edges[week]);
    weeks.evidence.push(next === 0 ? 0 : evidence[next - 1]);
    weeks.rate.push(finite(hits / n));
    weeks.n.push(n);
  }
  return weeks;
}
