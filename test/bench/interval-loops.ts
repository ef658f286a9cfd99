import type { FlowTable } from '../../server/domain/flow-table';

/** The stays of one stage as bare columns; `leave` Infinity = still there. */
export interface Intervals {
  enter: Float64Array;
  leave: Float64Array;
  group: Int32Array;
}

/** Equally long periods: what a plain loop can divide by. */
export interface EvenPeriods {
  begin: number;
  seconds: number;
  count: number;
  /** Nothing after it has been seen. */
  now: number;
}

/** Stays of a stage that touch the periods and belong to a group. */
export function intervalsOf(table: FlowTable, stage: number, groupOf: ArrayLike<number> | undefined): Intervals {
  const enter: number[] = [];
  const leave: number[] = [];
  const group: number[] = [];
  const take = (item: number, from: number, to: number): void => {
    const of = groupOf ? groupOf[item] : 0;
    if (Number.isNaN(from) || of < 0) return;
    enter.push(from);
    leave.push(Number.isNaN(to) ? Infinity : to);
    group.push(of);
  };
  for (let item = 0; item < table.length; item++) take(item, table.enter[stage][item], table.leave[stage][item]);
  const { extra } = table;
  for (let i = 0; i < extra.item.length; i++)
    if (extra.stage[i] === stage) take(extra.item[i], extra.enter[i], extra.leave[i]);
  return { enter: Float64Array.from(enter), leave: Float64Array.from(leave), group: Int32Array.from(group) };
}

/** Exact p50, p85 and p95 (type 7) of the hours in stage per group and period of leaving: counting sort by cell, then quickselect. */
export function percentileLoop({ enter, leave, group }: Intervals, groups: number, periods: EvenPeriods): Float64Array {
  const { begin, seconds, count, now } = periods;
  const last = Math.min(begin + seconds * count, now);
  const offsets = new Int32Array(groups * count + 1);
  for (let i = 0; i < leave.length; i++)
    if (leave[i] >= begin && leave[i] < last)
      offsets[group[i] * count + Math.floor((leave[i] - begin) / seconds) + 1]++;
  for (let cell = 0; cell < groups * count; cell++) offsets[cell + 1] += offsets[cell];
  const hours = new Float64Array(offsets[groups * count]);
  const next = offsets.slice();
  for (let i = 0; i < leave.length; i++)
    if (leave[i] >= begin && leave[i] < last)
      hours[next[group[i] * count + Math.floor((leave[i] - begin) / seconds)]++] = (leave[i] - enter[i]) / 3600;
  const out = new Float64Array(3 * groups * count).fill(NaN);
  for (let cell = 0; cell < groups * count; cell++) {
    const from = offsets[cell];
    const n = offsets[cell + 1] - from;
    if (n === 0) continue;
    let low = from;
    for (let k = 0; k < 3; k++) {
      const h = (n - 1) * (k === 0 ? 0.5 : k === 1 ? 0.85 : 0.95);
      const below = from + Math.floor(h);
      quickselect(hours, low, from + n - 1, below);
      let above = hours[below];
      if (below + 1 < from + n) {
        above = Infinity;
        for (let i = below + 1; i < from + n; i++) if (hours[i] < above) above = hours[i];
      }
      out[3 * cell + k] = hours[below] + (h - Math.floor(h)) * (above - hours[below]);
      low = below;
    }
  }
  return out;
}

function quickselect(values: Float64Array, left: number, right: number, wanted: number): void {
  while (left < right) {
    const pivot = values[(left + right) >> 1];
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const value = values[i];
        values[i++] = values[j];
        values[j--] = value;
      }
    }
    if (wanted <= j) right = j;
    else if (wanted >= i) left = i;
    else return;
  }
}

/** Stage hours per group and period. */
export function hoursLoop({ enter, leave, group }: Intervals, groups: number, periods: EvenPeriods): Float64Array {
  const { begin, seconds, count, now } = periods;
  const last = Math.min(begin + seconds * count, now);
  const hours = new Float64Array(groups * count);
  for (let i = 0; i < enter.length; i++) {
    const from = enter[i] > begin ? enter[i] : begin;
    const to = leave[i] < last ? leave[i] : last;
    if (!(to > from)) continue;
    const base = group[i] * count;
    let period = Math.floor((from - begin) / seconds);
    let at = from;
    for (let edge = begin + (period + 1) * seconds; edge < to; edge += seconds) {
      hours[base + period++] += edge - at;
      at = edge;
    }
    hours[base + period] += to - at;
  }
  for (let cell = 0; cell < hours.length; cell++) hours[cell] /= 3600;
  return hours;
}

/** Work in progress at the end of each period, per group. */
export function wipLoop({ enter, leave, group }: Intervals, groups: number, periods: EvenPeriods): Float64Array {
  const { begin, seconds, count, now } = periods;
  const last = Math.min(begin + seconds * count, now);
  const wip = new Float64Array(groups * (count + 1));
  for (let i = 0; i < enter.length; i++) {
    if (enter[i] >= last || leave[i] < begin) continue;
    const base = group[i] * (count + 1);
    wip[base + (enter[i] > begin ? Math.floor((enter[i] - begin) / seconds) : 0)]++;
    if (leave[i] < last) wip[base + Math.floor((leave[i] - begin) / seconds)]--;
  }
  for (let of = 0; of < groups; of++)
    for (let period = 1; period < count; period++) wip[of * (count + 1) + period] += wip[of * (count + 1) + period - 1];
  return wip;
}
