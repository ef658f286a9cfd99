import { hitRateOf } from '../../domain/hit-rate';
import { IN_RATE } from '../../domain/finding-clusters';
import { incidentEvidence, NO_EVIDENCE, shareEvidence, waitEvidence } from '../../domain/gate-interval';
import type { GateEvidence } from '../../domain/gate';
import type { GateRule } from '../../domain/rollout-plan';
import { PICKUP } from '../../domain/stage';
import { tallyOf } from '../../domain/tally';
import type { FindingColumns } from '../../store/finding-columns';
import { findingSelectionOf } from '../../store/finding-selection';
import type { OrganizationView } from '../../store/organization-view';
import { deployEvents, failuresTold, incidentEvents } from '../../store/outcome-weeks';
import { nowOf } from '../../store/range';
import { selectionOf } from '../../store/selection';

const DAY = 86400;
const WEEK = 7 * DAY;

/** What a gate is asked about: teams (undefined = everybody), what was counted from on, and the end of the week it is read at; epoch seconds. */
export interface GateQuestion {
  teams: string[] | undefined;
  /** Start of the wave, or of the plan. */
  start: number;
  until: number;
  /** Weekly looks of the whole plan. */
  looks: number;
}

/**
 * What a gate rests on at the end of a week. Shares are counted on from `lookBackWeeks` before the start, so that their bound holds at every look; the
 * wait and the incidents over the last `lookBackWeeks`, with a bound that is widened for all looks of the plan. Capacity is not told here.
 */
export function gateEvidenceOf(
  view: OrganizationView,
  findings: FindingColumns,
  { metric, lookBackWeeks }: Pick<GateRule, 'metric' | 'lookBackWeeks'>,
  { teams, start, until, looks }: GateQuestion,
): GateEvidence {
  const counted = start - lookBackWeeks * WEEK;
  const recent = Math.max(view.first, until - lookBackWeeks * WEEK);
  switch (metric) {
    case 'hit_rate': {
      const { hits, n, deff } = hitsIn(view, findings, teams, counted, until);
      return findings.table.length === 0 ? NO_EVIDENCE : shareEvidence(hits, n, deff);
    }
    case 'change_fail_rate': {
      if (!failuresTold(view)) return NO_EVIDENCE;
      const some = ofTeams(view, teams, deployEvents(view)).filter(({ at }) => at >= counted && at < until);
      return shareEvidence(some.filter(({ failed }) => failed).length, some.length);
    }
    case 'incidents': {
      if (view.incidents.rows.length === 0) return NO_EVIDENCE;
      const some = ofTeams(view, teams, incidentEvents(view)).filter(({ at }) => at >= recent && at < until);
      return incidentEvidence(some.length, Math.round((until - recent) / WEEK), looks);
    }
    case 'review_wait': {
      const { waits, dayOf } = waitsIn(view, teams, recent, until);
      return waitEvidence(waits, dayOf, looks);
    }
    case 'capacity':
      return NO_EVIDENCE;
  }
}

/** Accepted findings of those with an outcome, on pull requests closed in the time, with their design effect. */
export function hitsIn(
  view: OrganizationView,
  findings: FindingColumns,
  teams: string[] | undefined,
  from: number,
  to: number,
): { hits: number; n: number; deff: number; low: number; high: number } {
  const { table } = findings;
  const selected = findingSelectionOf(view, findings, { teams }).findings;
  const rows: number[] = [];
  for (let row = 0; row < table.length; row++)
    if (selected[row] === 1 && IN_RATE[table.outcome[row]] === 1 && table.closed[row] >= from && table.closed[row] < to)
      rows.push(row);
  const { accepted, n, deff, low, high } = hitRateOf(table, Int32Array.from(rows), table.outcome);
  return { hits: accepted, n, deff: n > 0 ? deff : 1, low, high };
}

/** Hours in pickup of what left it in the time, with the day of each. */
function waitsIn(view: OrganizationView, teams: string[] | undefined, from: number, to: number) {
  const days = Math.max(1, Math.round((to - from) / DAY));
  const edges = Float64Array.from({ length: days + 1 }, (_, day) => from + ((to - from) * day) / days);
  const { table } = view.flow;
  const selected = selectionOf(view.flow, { teams });
  const tally = tallyOf(table, PICKUP, { length: days, edges }, { now: nowOf(view.organization), selected });
  const dayOf = new Int32Array(tally.durations.length);
  for (let day = 0; day < days; day++) dayOf.fill(day, tally.offsets[day], tally.offsets[day + 1]);
  return { waits: tally.durations, dayOf };
}

/** Events with a change of the teams; all of them without teams. */
function ofTeams<T extends { items: number[] }>(view: OrganizationView, teams: string[] | undefined, events: T[]): T[] {
  const selected = selectionOf(view.flow, { teams });
  return selected ? events.filter(({ items }) => items.some((item) => selected[item] === 1)) : events;
}
