import { eachVisit, isAbandonment, mostVisits, type FlowTable, BLOCK } from './flow-table';
import { DEPLOY, MERGE, PICKUP, REVIEW, WRITE, flagBit } from './stage';
import { medianInterval } from './statistics/median-interval';
import { percentiles } from './statistics/percentile';
import type { Clock } from './tally';

/** What a number counted; the same word selects the list behind it. */
export const MEASURES = [
  'all', 'opened', 'merged', 'abandoned', 'open', 'unreviewed', 'irregular', 'lead_time', 'cycle_time', 'arrivals', 'departures', 'wip',
  'stage_abandoned', 'from_git',
] as const; // prettier-ignore
export type Measure = (typeof MEASURES)[number];

export interface Span {
  from: number;
  to: number;
  now: number;
}

const UNREVIEWED = flagBit('unreviewed');
const IRREGULAR = flagBit('irregular');
const FROM_GIT = flagBit('from_git');
const START_UNKNOWN = flagBit('start_unknown');

/**
 * The pull requests a measure counts in [from, to), in order of creation; a pull request with two visits of a stage in the span stands twice in
 * `arrivals` and `departures`, as the number counts it twice. `all`: open at some time in the span. `open`: open at its end.
 *
 * @param stage for arrivals, departures, wip and stage_abandoned
 */
export function countedBy(
  table: FlowTable,
  measure: Measure,
  stage: number,
  span: Span,
  selected?: Uint8Array,
): Int32Array {
  const to = Math.min(span.to, span.now);
  const from = Math.min(span.from, to);
  // As many as could be: growing a list, or copying one, takes longer than the counting.
  const items = new Int32Array(mostVisits(table, { from, to }));
  let counted = 0;
  const inside = (at: number): boolean => at >= from && at < to;
  if (measure === 'arrivals' || measure === 'departures' || measure === 'wip' || measure === 'stage_abandoned') {
    eachVisit(table, stage, { selected, from, to }, (item, enter, leave) => {
      const counts =
        measure === 'arrivals'
          ? inside(enter)
          : measure === 'departures'
            ? inside(leave)
            : measure === 'wip'
              ? leave >= to
              : inside(leave) && isAbandonment(table, item, stage, leave);
      if (counts) items[counted++] = item;
    });
    return items.slice(0, counted).sort();
  }
  const deployed = table.leave[DEPLOY];
  for (let block = 0; block < table.blockStart.length; block++) {
    if (table.blockStart[block] >= to || table.blockEnd[block] < from) continue;
    const stop = Math.min(table.length, (block + 1) * BLOCK);
    for (let item = block * BLOCK; item < stop; item++) {
      if (selected && selected[item] === 0) continue;
      const created = table.created[item];
      const end = table.end[item];
      if (!(created < to)) continue;
      const mergedHere = table.state[item] === 1 && inside(end);
      let counts: boolean;
      switch (measure) {
        case 'all':
          counts = !(end < from);
          break;
        case 'opened':
          // When it was opened is not known of a change from git.
          counts = inside(created) && (table.flags[item] & FROM_GIT) === 0;
          break;
        case 'merged':
          counts = mergedHere;
          break;
        case 'cycle_time':
          counts = mergedHere && (table.flags[item] & FROM_GIT) === 0;
          break;
        case 'from_git':
          counts = !(end < from) && (table.flags[item] & FROM_GIT) !== 0;
          break;
        case 'abandoned':
          counts = table.state[item] === 2 && inside(end);
          break;
        case 'open':
          counts = !(end < to);
          break;
        case 'unreviewed':
          counts = mergedHere && (table.flags[item] & UNREVIEWED) !== 0;
          break;
        case 'irregular':
          counts = !(end < from) && (table.flags[item] & IRREGULAR) !== 0;
          break;
        case 'lead_time':
          counts = inside(deployed[item]) && (table.flags[item] & START_UNKNOWN) === 0;
          break;
      }
      if (counts) items[counted++] = item;
    }
  }
  return items.slice(0, counted);
}

/** Percentiles of a whole duration in hours; NaN without any. */
export interface DurationSummary {
  p50: number;
  p85: number;
  n: number;
  /** 95 % interval of p50; NaN where there are too few. */
  low: number;
  high: number;
}

/**
 * Excluded: changes known from a clone alone from cycle time (nobody knows when they were ready), those whose beginning is hidden from lead time.
 *
 * Lead time for changes (write … deploy, by the moment of the deploy) or cycle time (pickup … merge, by the moment of the merge): the sum of
 * the stays in the stages shown, so the parts add up to the whole. Abandoned pull requests never enter. Source: measures.md 1.
 */
export function summaryOf(
  table: FlowTable,
  measure: 'lead_time' | 'cycle_time',
  span: Span,
  options: { selected?: Uint8Array; clock?: Clock },
): DurationSummary {
  const items = countedBy(table, measure, -1, span, options.selected);
  const hours = durationsOf(table, measure, items, options.clock);
  const [p50, p85] = percentiles(hours, [0.5, 0.85]);
  return { p50, p85, n: items.length, ...medianInterval(hours) };
}

/** The duration of each item in hours, in the order given. @param items rising, as `countedBy` lists them for the measure */
export function durationsOf(
  table: FlowTable,
  measure: 'lead_time' | 'cycle_time',
  items: Int32Array,
  clock?: Clock,
): Float64Array {
  const stages = measure === 'lead_time' ? [WRITE, PICKUP, REVIEW, MERGE, DEPLOY] : [PICKUP, REVIEW, MERGE];
  const between = (enter: number, leave: number): number =>
    (clock ? clock(leave) - clock(enter) : leave - enter) / 3600;
  const hours = new Float64Array(items.length);
  for (const stage of stages) {
    const enters = table.enter[stage];
    const leaves = table.leave[stage];
    for (let i = 0; i < items.length; i++) {
      const enter = enters[items[i]];
      const leave = leaves[items[i]];
      if (enter === enter && leave === leave) hours[i] += between(enter, leave);
    }
  }
  const { extra } = table;
  for (let i = 0; i < extra.item.length; i++) {
    if (!stages.includes(extra.stage[i]) || extra.leave[i] !== extra.leave[i]) continue;
    const at = placeIn(items, extra.item[i]);
    if (at >= 0) hours[at] += between(extra.enter[i], extra.leave[i]);
  }
  return hours;
}

/** Where an item stands in a rising list, -1 = nowhere. */
function placeIn(items: Int32Array, item: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[middle] < item) low = middle + 1;
    else high = middle;
  }
  return items[low] === item ? low : -1;
}
