/** A change on its way to production: merged, and deployed (NaN = still waiting). Epoch seconds. */
export interface WaitingChange {
  mergedAt: number;
  deployedAt: number;
}

/**
 * How many changes each train left behind: merged before it left, and not in production when it had finished. The rest went with it or before
 * it. Source: measures.md 3; ours.
 *
 * @param changes of the trains' service
 * @param trains `leftAt` is the start, where it is unknown the finish
 */
export function leftBehind(
  changes: readonly WaitingChange[],
  trains: readonly { leftAt: number; finishedAt: number }[],
): Int32Array {
  const merged = Float64Array.from(changes, (change) => change.mergedAt).sort();
  const deployed = Float64Array.from(
    changes.filter((change) => !Number.isNaN(change.deployedAt)),
    (change) => change.deployedAt,
  ).sort();
  const inOrder = [...changes].sort((a, b) => a.mergedAt - b.mergedAt);
  return Int32Array.from(trains, ({ leftAt, finishedAt }) => {
    const before = countBelow(merged, leftAt);
    let gone = countUpTo(deployed, finishedAt);
    // Merged while it was under way, and already in production at its end: another train's, never waiting for this one.
    for (let i = before; i < inOrder.length && inOrder[i].mergedAt <= finishedAt; i++)
      if (inOrder[i].deployedAt <= finishedAt) gone--;
    return before - gone;
  });
}

const countBelow = (sorted: Float64Array, at: number): number => firstWhere(sorted, (value) => value >= at);
const countUpTo = (sorted: Float64Array, at: number): number => firstWhere(sorted, (value) => value > at);

function firstWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
