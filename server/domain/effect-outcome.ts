import { IN_RATE, ACCEPTED } from './finding-clusters';
import type { FindingTable } from './finding-table';
import { eachVisit, type FlowTable } from './flow-table';
import { periodOf, type Periods } from './period';
import { countedBy, durationsOf } from './pull-request-counts';
import { flagBit, PICKUP, REVIEW } from './stage';
import { percentiles } from './statistics/percentile';
import type { Clock } from './tally';

/** What a rollout may have done something to. */
export const EFFECT_OUTCOMES = [
  'merged_per_week',
  'cycle_time',
  'review_wait',
  'hit_rate',
  'change_fail_rate',
  'incidents',
] as const;
export type EffectOutcome = (typeof EFFECT_OUTCOMES)[number];

/** Fewer pull requests in a team's week, and their median is missing. */
const FEWEST_PULL_REQUESTS = 3;
/** Fewer findings, or deploys, in a team's week, and their share is missing. */
const FEWEST_FINDINGS = 5;
const FEWEST_DEPLOYS = 3;

/** What the outcomes of teams are worked out from. */
export interface TeamWeeks {
  table: FlowTable;
  /** Team per pull request; negative = none of those looked at. */
  teamOf: Int32Array;
  teams: number;
  periods: Periods;
  now: number;
  selected?: Uint8Array;
  clock?: Clock;
}

/**
 * Pull requests merged per team and week, over the people there; NaN where nobody was. Team-major, as all outcomes here.
 *
 * @param people per team and week
 */
export function mergedPerPerson(of: TeamWeeks, people: ArrayLike<number>): Float64Array {
  const merged = new Float64Array(of.teams * of.periods.length);
  eachMerged(of, 'merged', (_, cell) => merged[cell]++);
  return merged.map((count, cell) => (people[cell] > 0 ? count / people[cell] : NaN));
}

/** Median hours from ready to merged of what was merged in the week. Excluded as from cycle time everywhere: changes known from a clone alone. */
export function cycleTimes(of: TeamWeeks): Float64Array {
  const items = countedBy(of.table, 'cycle_time', -1, spanOf(of), of.selected);
  const hours = durationsOf(of.table, 'cycle_time', items, of.clock);
  const lists = cellLists(of);
  items.forEach((item, i) => lists(item, hours[i]));
  return medians(lists.cells);
}

/**
 * Median hours that pull requests merged in the week waited for reviewers: pickup, and review less the spells in which the author had the ball.
 * Excluded: those merged without a human review, and changes known from a clone alone.
 */
export function reviewWaits(of: TeamWeeks): Float64Array {
  const { table, clock } = of;
  const unreviewed = flagBit('unreviewed') | flagBit('from_git');
  const items = countedBy(table, 'cycle_time', -1, spanOf(of), of.selected).filter(
    (item) => (table.flags[item] & unreviewed) === 0,
  );
  const hours = new Float64Array(table.length);
  const counted = new Uint8Array(table.length);
  for (const item of items) counted[item] = 1;
  const between = (from: number, to: number): number => (clock ? clock(to) - clock(from) : to - from) / 3600;
  for (const stage of [PICKUP, REVIEW])
    eachVisit(table, stage, { selected: counted, from: -Infinity, to: Infinity }, (item, enter, leave) => {
      if (leave < Infinity) hours[item] += between(enter, leave);
    });
  const { court } = table;
  for (let i = 0; i < court.item.length; i++) {
    const item = court.item[i];
    if (counted[item] === 1 && court.to[i] > court.from[i]) hours[item] -= between(court.from[i], court.to[i]);
  }
  const lists = cellLists(of);
  for (const item of items) lists(item, Math.max(0, hours[item]));
  return medians(lists.cells);
}

/** Accepted findings of those in the rate, on pull requests closed in the week. @param findings one byte each, 0 = left out */
export function weeklyHitRates(of: TeamWeeks, findings: FindingTable, chosen: Uint8Array): Float64Array {
  const hits = new Float64Array(of.teams * of.periods.length);
  const n = new Float64Array(hits.length);
  for (let row = 0; row < findings.length; row++) {
    const item = findings.item[row];
    if (item < 0 || chosen[row] === 0 || IN_RATE[findings.outcome[row]] === 0) continue;
    const cell = cellOf(of, item, findings.closed[row]);
    if (cell < 0) continue;
    n[cell]++;
    if (findings.outcome[row] === ACCEPTED) hits[cell]++;
  }
  return hits.map((count, cell) => (n[cell] >= FEWEST_FINDINGS ? count / n[cell] : NaN));
}

/** A production deploy, or an incident that came from one, with the pull requests the deploy was the first to bring. */
export interface TeamEvent {
  at: number;
  items: ArrayLike<number>;
  /** Whether a deploy failed. */
  failed: boolean;
}

/** Share of the deploys with a change of the team that failed. Cancelled deploys are no events. */
export function weeklyFailRates(of: TeamWeeks, deploys: Iterable<TeamEvent>): Float64Array {
  const failed = new Float64Array(of.teams * of.periods.length);
  const n = new Float64Array(failed.length);
  eachTeamEvent(of, deploys, (cell, event) => {
    n[cell]++;
    if (event.failed) failed[cell]++;
  });
  return failed.map((count, cell) => (n[cell] >= FEWEST_DEPLOYS ? count / n[cell] : NaN));
}

/** Incidents opened in the week that came from a deploy with a change of the team; 0 is data. */
export function weeklyIncidents(of: TeamWeeks, incidents: Iterable<TeamEvent>): Float64Array {
  const counts = new Float64Array(of.teams * of.periods.length);
  eachTeamEvent(of, incidents, (cell) => counts[cell]++);
  return counts;
}

/** An event counts once for every team that has a change in it. */
function eachTeamEvent(
  of: TeamWeeks,
  events: Iterable<TeamEvent>,
  take: (cell: number, event: TeamEvent) => void,
): void {
  for (const event of events) {
    const teams = new Set<number>();
    for (let i = 0; i < event.items.length; i++) {
      const item = event.items[i];
      if (of.selected === undefined || of.selected[item] === 1) teams.add(of.teamOf[item]);
    }
    for (const team of teams) {
      const cell = cellAt(of, team, event.at);
      if (cell >= 0) take(cell, event);
    }
  }
}

function eachMerged(of: TeamWeeks, measure: 'merged', take: (item: number, cell: number) => void): void {
  for (const item of countedBy(of.table, measure, -1, spanOf(of), of.selected)) {
    const cell = cellOf(of, item, of.table.end[item]);
    if (cell >= 0) take(item, cell);
  }
}

const spanOf = ({ periods, now }: TeamWeeks) => ({ from: periods.edges[0], to: periods.edges[periods.length], now });

/** Place of a pull request's team and a moment's week; -1 = none. */
const cellOf = (of: TeamWeeks, item: number, at: number): number => cellAt(of, of.teamOf[item], at);

function cellAt({ periods }: TeamWeeks, team: number, at: number): number {
  if (team < 0 || !(at >= periods.edges[0] && at < periods.edges[periods.length])) return -1;
  return team * periods.length + periodOf(periods, at);
}

/** Takes a number of a pull request into the list of its team and the week it was merged in. */
function cellLists(of: TeamWeeks): ((item: number, value: number) => void) & { cells: number[][] } {
  const cells: number[][] = Array.from({ length: of.teams * of.periods.length }, () => []);
  const take = (item: number, value: number): void => {
    const cell = cellOf(of, item, of.table.end[item]);
    if (cell >= 0) cells[cell].push(value);
  };
  return Object.assign(take, { cells });
}

const medians = (cells: number[][]): Float64Array =>
  Float64Array.from(cells, (hours) =>
    hours.length < FEWEST_PULL_REQUESTS ? NaN : percentiles(Float64Array.from(hours), [0.5])[0],
  );
