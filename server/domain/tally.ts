import { eachVisitRows, isAbandonment, mostVisits, type FlowTable, type VisitRows } from './flow-table';
import type { Periods } from './period';

/** Which clock durations run on: maps an epoch second to cumulative seconds; undefined = elapsed. */
export type Clock = ((at: number) => number) | undefined;

/**
 * One stage tallied per group and period. Every column has groups × periods entries, group-major. Hours are hours of the chosen clock;
 * counts are by the calendar on either clock.
 */
export interface StageTally {
  groups: number;
  periods: number;
  /** Visits that began in the period. */
  arrivals: Float64Array;
  /** Visits that ended in the period, by moving on, by being abandoned or by an interruption. */
  departures: Float64Array;
  /** Of the departures: pull requests closed without a merge. */
  abandoned: Float64Array;
  /** Visits still going on at the end of the period. */
  wip: Float64Array;
  /** Σ |[enter, leave) ∩ period|. */
  hours: Float64Array;
  /** Of the arrivals: pull requests whose authorship is agent_authored. */
  agentAuthored: Float64Array;
  /** Durations of the departures in hours, sorted by group and period: those of cell c stand at offsets[c] … offsets[c + 1]. */
  durations: Float64Array;
  offsets: Int32Array;
  /** Length of each period on the chosen clock, in hours, up to `now`; one entry per period. */
  periodHours: Float64Array;
}

/** What a tally is taken over. */
export interface TallyOptions {
  /** Ends every open visit and cuts the last period; epoch seconds. */
  now: number;
  /** One byte per pull request, 0 = left out; undefined = all. */
  selected?: Uint8Array;
  /** Group per pull request, negative = left out; undefined = one group. */
  groupOf?: Int16Array | Int32Array;
  groups?: number;
  clock?: Clock;
}

/**
 * Arrivals, departures, WIP, stage hours and durations of one stage. Exact: hours are the measure of the intersection of every visit with every
 * period, so they add over pull requests, groups and periods. `now` ends every open visit. Source: measures.md 1, "Stage hours".
 */
export function tallyOf(table: FlowTable, stage: number, periods: Periods, options: TallyOptions): StageTally {
  const groups = options.groupOf ? (options.groups ?? 1) : 1;
  const count = periods.length;
  const cells = groups * count;
  const { clock, now } = options;
  const { edges } = periods;
  const last = Math.min(edges[count], now);
  // What a source dates after now is still going on, also in periods that begin after now.
  const first = Math.min(edges[0], last);
  const lengths = new Float64Array(count);
  const marks = new Float64Array(count + 1);
  for (let p = 0; p <= count; p++) marks[p] = clock ? clock(Math.min(edges[p], now)) : Math.min(edges[p], now);
  for (let p = 0; p < count; p++) lengths[p] = marks[p + 1] - marks[p];

  const span = { from: first, to: last };
  const most = mostVisits(table, span);
  const sums: Sums = {
    arrivals: new Float64Array(cells),
    departures: new Float64Array(cells),
    abandoned: new Float64Array(cells),
    agentAuthored: new Float64Array(cells),
    hours: new Float64Array(cells),
    spans: new Float64Array(groups * (count + 1)),
    open: new Float64Array(groups * (count + 1)),
    cellOfDeparture: new Int32Array(most),
    hoursOfDeparture: new Float64Array(most),
    departed: 0,
  };
  eachVisitRows(table, stage, span, (rows) => addVisits(rows, sums, { table, stage, periods, options, marks, span }));
  const { arrivals, departures, abandoned, agentAuthored, hours, spans, open } = sums;
  const { cellOfDeparture, hoursOfDeparture, departed } = sums;

  const wip = new Float64Array(cells);
  for (let group = 0; group < groups; group++) {
    let inside = 0;
    let spanning = 0;
    for (let p = 0; p < count; p++) {
      inside += open[group * (count + 1) + p];
      spanning += spans[group * (count + 1) + p];
      wip[group * count + p] = inside;
      hours[group * count + p] = (hours[group * count + p] + spanning * lengths[p]) / 3600;
    }
  }

  const offsets = new Int32Array(cells + 1);
  for (let i = 0; i < departed; i++) offsets[cellOfDeparture[i] + 1]++;
  for (let cell = 0; cell < cells; cell++) offsets[cell + 1] += offsets[cell];
  const next = offsets.slice();
  const durations = new Float64Array(departed);
  for (let i = 0; i < departed; i++) durations[next[cellOfDeparture[i]]++] = hoursOfDeparture[i];
  return {
    groups,
    periods: count,
    arrivals,
    departures,
    abandoned,
    wip,
    hours,
    agentAuthored,
    durations,
    offsets,
    periodHours: lengths.map((seconds) => seconds / 3600),
  };
}

/** What the walk over the visits adds to, per cell. */
interface Sums {
  arrivals: Float64Array;
  departures: Float64Array;
  abandoned: Float64Array;
  agentAuthored: Float64Array;
  /** Seconds of the clock in the first and last period of each visit; the whole periods between stand in `spans`. */
  hours: Float64Array;
  /** Differences: +1 where a visit begins to span whole periods, or to be open, -1 where it ends; one entry more per group. */
  spans: Float64Array;
  open: Float64Array;
  /** In the order of the walk. */
  cellOfDeparture: Int32Array;
  hoursOfDeparture: Float64Array;
  departed: number;
}

/**
 * Adds the visits of some rows. One long loop over local names: a call per visit costs twice as much as the whole of it.
 */
function addVisits(
  { item: itemOf, enter: enters, leave: leaves, begin, stop }: VisitRows,
  sums: Sums,
  scope: {
    table: FlowTable;
    stage: number;
    periods: Periods;
    options: TallyOptions;
    marks: Float64Array;
    span: { from: number; to: number };
  },
): void {
  const { arrivals, departures, abandoned, agentAuthored, hours, spans, open, cellOfDeparture, hoursOfDeparture } =
    sums;
  const { table, stage, marks, span } = scope;
  const { selected, groupOf, clock } = scope.options;
  const { authorship } = table;
  const { edges, length: count } = scope.periods;
  const { from: first, to: last } = span;
  const perSecond = count / (edges[count] - first);
  let { departed } = sums;
  for (let row = begin; row < stop; row++) {
    const enter = enters[row];
    const leave = leaves[row];
    // NaN compares false: never entered, or still there.
    if (!(enter < last) || leave < first) continue;
    const item = itemOf === undefined ? row : itemOf[row];
    if (selected !== undefined && selected[item] === 0) continue;
    const group = groupOf === undefined ? 0 : groupOf[item];
    if (group < 0) continue;
    const base = group * count;
    const left = leave < last;
    const began = clock === undefined ? enter : clock(enter);
    const until = clock === undefined ? (left ? leave : last) : clock(left ? leave : last);
    let from = 0;
    let since = marks[0];
    if (enter >= first) {
      // A guess off by a period is put right, as in `periodOf`.
      from = ((enter - first) * perSecond) | 0;
      while (enter < edges[from]) from--;
      while (enter >= edges[from + 1]) from++;
      since = began;
      arrivals[base + from]++;
      if (authorship[item] === 0) agentAuthored[base + from]++;
    }
    let to = count;
    if (left) {
      to = ((leave - first) * perSecond) | 0;
      while (leave < edges[to]) to--;
      while (leave >= edges[to + 1]) to++;
      departures[base + to]++;
      if (isAbandonment(table, item, stage, leave)) abandoned[base + to]++;
      cellOfDeparture[departed] = base + to;
      hoursOfDeparture[departed++] = (until - began) / 3600;
    }
    const place = base + group;
    open[place + from]++;
    open[place + to]--;
    const final = left ? to : count - 1;
    if (from === final) hours[base + from] += until - since;
    else {
      hours[base + from] += marks[from + 1] - since;
      // A visit that lasts beyond the range fills its last period too, up to the range's end.
      const tail = until - marks[final];
      if (tail > 0) hours[base + final] += tail;
      spans[place + from + 1]++;
      spans[place + final]--;
    }
  }
  sums.departed = departed;
}
