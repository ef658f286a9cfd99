import { eachVisitRows, type FlowTable } from './flow-table';
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
  let firstWanted = count;
  let lastWanted = -1;
  for (let cell = 0; cell < wanted.length; cell++)
    if (wanted[cell] !== 0) {
      firstWanted = Math.min(firstWanted, cell % count);
      lastWanted = Math.max(lastWanted, cell % count);
    }
  if (lastWanted < 0) return { ages, offsets };
  // Only what is there at the end of a wanted period matters.
  const span = { from: Math.min(edges[firstWanted + 1], last), to: Math.min(edges[lastWanted + 1], last) };
  // Counted first, then filled: two walks are cheaper than growing an array per cell.
  for (const fill of [false, true]) {
    if (fill) {
      for (let cell = 0; cell < wanted.length; cell++) offsets[cell + 1] += offsets[cell];
      ages = new Float64Array(offsets[wanted.length]);
      next = offsets.slice();
    }
    eachVisitRows(table, stage, span, ({ item: itemOf, enter: enters, leave: leaves, begin, stop }) => {
      for (let row = begin; row < stop; row++) {
        const enter = enters[row];
        const leave = leaves[row];
        // NaN compares false: never entered, or still there.
        if (!(enter < span.to) || leave < span.from) continue;
        const from = Math.max(0, periodOf(periods, enter));
        const stays = !(leave < last);
        if (!stays && leave < edges[from + 1]) continue;
        const item = itemOf === undefined ? row : itemOf[row];
        if (selected !== undefined && selected[item] === 0) continue;
        const group = groupOf === undefined ? 0 : groupOf[item];
        if (group < 0) continue;
        const since = clock ? clock(enter) : enter;
        for (let p = from; p <= lastWanted && (stays || leave >= edges[p + 1]); p++) {
          const cell = group * count + p;
          if (wanted[cell] === 0) continue;
          if (fill) ages[next[cell]++] = (ends[p] - since) / 3600;
          else offsets[cell + 1]++;
        }
      }
    });
  }
  return { ages, offsets };
}
