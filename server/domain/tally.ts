import { eachVisit, type FlowTable } from './flow-table';
import { periodOf, type Periods } from './period';

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
  const { selected, groupOf, clock, now } = options;
  const { edges } = periods;
  const first = edges[0];
  const last = Math.min(edges[count], now);
  const arrivals = new Float64Array(cells);
  const departures = new Float64Array(cells);
  const abandoned = new Float64Array(cells);
  const agentAuthored = new Float64Array(cells);
  const hours = new Float64Array(cells);
  // Differences: +1 where a visit begins to span or to be open, -1 where it ends; summed up at the end.
  const spans = new Float64Array(groups * (count + 1));
  const open = new Float64Array(groups * (count + 1));
  const lengths = new Float64Array(count);
  const marks = new Float64Array(count + 1);
  for (let p = 0; p <= count; p++) marks[p] = clock ? clock(Math.min(edges[p], now)) : Math.min(edges[p], now);
  for (let p = 0; p < count; p++) lengths[p] = marks[p + 1] - marks[p];

  let cellOfDeparture = new Int32Array(1024);
  let hoursOfDeparture = new Float64Array(1024);
  let departed = 0;

  const visit = (item: number, enter: number, leave: number): void => {
    const group = groupOf ? groupOf[item] : 0;
    if (group < 0) return;
    const base = group * count;
    const spanBase = group * (count + 1);
    const from = periodOf(periods, enter);
    if (from >= 0) {
      arrivals[base + from]++;
      if (table.authorship[item] === 0) agentAuthored[base + from]++;
    }
    const until = leave < last ? leave : last;
    const to = leave < last ? periodOf(periods, leave) : count;
    if (to < count) {
      departures[base + to]++;
      if (table.state[item] === 2 && leave === table.end[item]) abandoned[base + to]++;
      if (departed === cellOfDeparture.length) {
        const cellsGrown = new Int32Array(departed * 2);
        cellsGrown.set(cellOfDeparture);
        cellOfDeparture = cellsGrown;
        const hoursGrown = new Float64Array(departed * 2);
        hoursGrown.set(hoursOfDeparture);
        hoursOfDeparture = hoursGrown;
      }
      cellOfDeparture[departed] = base + to;
      hoursOfDeparture[departed++] = (clock ? clock(leave) - clock(enter) : leave - enter) / 3600;
    }
    const begin = from < 0 ? 0 : from;
    open[spanBase + begin]++;
    open[spanBase + to]--;
    const a = from < 0 ? marks[0] : clock ? clock(enter) : enter;
    const b = clock ? clock(until) : until;
    const final = to < count ? to : count - 1;
    if (begin === final) hours[base + begin] += (b - a) / 3600;
    else {
      hours[base + begin] += (marks[begin + 1] - a) / 3600;
      // A visit that lasts beyond the range fills its last period too, up to the range's end.
      const tail = b - marks[final];
      if (tail > 0) hours[base + final] += tail / 3600;
      spans[spanBase + begin + 1]++;
      spans[spanBase + final]--;
    }
  };

  eachVisit(table, stage, { selected, from: first, to: last }, visit);

  const wip = new Float64Array(cells);
  for (let group = 0; group < groups; group++) {
    let inside = 0;
    let spanning = 0;
    for (let p = 0; p < count; p++) {
      inside += open[group * (count + 1) + p];
      spanning += spans[group * (count + 1) + p];
      wip[group * count + p] = inside;
      hours[group * count + p] += (spanning * lengths[p]) / 3600;
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
