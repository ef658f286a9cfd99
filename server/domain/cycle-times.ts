import { eachVisit, type FlowTable } from './flow-table';
import type { Network } from './queue-network/network';
import type { Trace } from './queue-network/path';
import { MERGE, MERGED, PICKUP, WRITE } from './stage';

/**
 * Hours from ready to merged of what became ready and was merged in [from, to), and merged from `mergedFrom` on, sorted. Being cut at both ends, it tells shorter times than all have:
 * it is for comparing with others that are cut alike.
 */
export function cycleTimes(
  table: FlowTable,
  scope: { from: number; to: number; selected?: Uint8Array; mergedFrom?: number },
): Float64Array {
  const { mergedFrom = -Infinity } = scope;
  const ready = new Float64Array(table.length).fill(NaN);
  const merged = new Float64Array(table.length).fill(NaN);
  for (const stage of [PICKUP, MERGE])
    eachVisit(table, stage, { ...scope, from: -Infinity }, (item, enter) => {
      if (!(enter >= ready[item])) ready[item] = enter;
    });
  for (let item = 0; item < table.length; item++) if (table.state[item] === MERGED) merged[item] = table.end[item];
  const hours: number[] = [];
  for (let item = 0; item < table.length; item++)
    if (ready[item] >= scope.from && merged[item] >= mergedFrom && merged[item] < scope.to)
      hours.push((merged[item] - ready[item]) / 3600);
  return Float64Array.from(hours).sort();
}

/** The same of a traced run: ready = came to a station after write, merged = left one of merge. Stays at the start of the run are not counted. */
export function simulatedCycleTimes(trace: Trace, network: Network, to: number): number[] {
  const ready = new Map<number, number>();
  const hours: number[] = [];
  const isMerge = network.stations.map(({ stage }) => stage === MERGE);
  const isAfterWrite = network.stations.map(({ stage }) => stage > WRITE && stage <= MERGE);
  // Stays stand in the order of leaving; an item's own are thus in its order.
  for (let row = 0; row < trace.length; row++) {
    const station = trace.station[row];
    if (!isAfterWrite[station]) continue;
    const item = (trace.source[row] + 64) * 0x2000000 + trace.number[row];
    if (!ready.has(item)) ready.set(item, trace.enter[row] > network.start ? trace.enter[row] : NaN);
    const leave = trace.leave[row];
    if (isMerge[station] && leave < to) {
      const since = ready.get(item)!;
      if (since === since) hours.push((leave - since) / 3600);
    }
  }
  return hours;
}
