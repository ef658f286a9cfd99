import { eachVisit, type FlowTable } from './flow-table';
import { periodOf, type Periods } from './period';
import type { TallyOptions } from './tally';

/** Ages in hours of what was still in a stage at the end of each cell's period: those of cell c stand at offsets[c] … offsets[c + 1]. */
export interface OpenAges {
  ages: Float64Array;
  offsets: Int32Array;
}

/**
 * Ages in a stage at the end of each period, for the wanted cells only (groups × periods, group-major): an item that stays for many periods
 * counts in each, so asking for all cells costs the sum of WIP over the periods.
 */
export function openAgesOf(
  table: FlowTable,
  stage: number,
  periods: Periods,
  options: TallyOptions,
  wanted: Uint8Array,
): OpenAges {
  const { now, selected, groupOf, clock } = options;
  const count = periods.length;
  const { edges } = periods;
  const last = Math.min(edges[count], now);
  const ends = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    const end = Math.min(edges[p + 1], now);
    ends[p] = clock ? clock(end) : end;
  }
  const offsets = new Int32Array(wanted.length + 1);
  let ages = new Float64Array(0);
  let next = offsets;
  // Counted first, then filled: two walks are cheaper than growing an array per cell.
  for (const fill of [false, true]) {
    if (fill) {
      for (let cell = 0; cell < wanted.length; cell++) offsets[cell + 1] += offsets[cell];
      ages = new Float64Array(offsets[wanted.length]);
      next = offsets.slice();
    }
    eachVisit(table, stage, { selected, from: edges[0], to: last }, (item, enter, leave) => {
      const group = groupOf ? groupOf[item] : 0;
      if (group < 0) return;
      const from = Math.max(0, periodOf(periods, enter));
      const to = leave < last ? periodOf(periods, leave) : count;
      const since = clock ? clock(enter) : enter;
      for (let p = from; p < to; p++) {
        const cell = group * count + p;
        if (wanted[cell] === 0) continue;
        if (fill) ages[next[cell]++] = (ends[p] - since) / 3600;
        else offsets[cell + 1]++;
      }
    });
  }
  return { ages, offsets };
}
