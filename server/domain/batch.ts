/** One performed activity. Times in epoch seconds. */
export interface BatchItem {
  activity: string;
  resource: string;
  enabled: number;
  start: number;
  end: number;
}

/** Fewer than this are no batch. */
const SMALLEST = 2;

/**
 * Which items were done as one batch, as a number per item; -1 = in none. A batch is the same activity by the same resource, each begun before or in the
 * moment the ones before it ended, and all enabled before or in the moment the first one began: they were there, and waited to be done
 * together. Whatever was enabled later begins a new batch.
 *
 * Source: batch processing as in Chapela-Campa, Dumas et al., batch-processing-discovery, with no gap between the items and at least two of them.
 */
export function batchesOf(items: readonly BatchItem[]): Int32Array {
  const batchOf = new Int32Array(items.length).fill(-1);
  const groups = new Map<string, number[]>();
  items.forEach(({ activity, resource }, place) => {
    const key = JSON.stringify([resource, activity]);
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  });
  let batches = 0;
  for (const group of groups.values()) {
    group.sort((a, b) => items[a].start - items[b].start || a - b);
    let members: number[] = [];
    let began = NaN;
    let ended = NaN;
    const close = (): void => {
      if (members.length >= SMALLEST) {
        for (const member of members) batchOf[member] = batches;
        batches++;
      }
    };
    for (const place of group) {
      const { enabled, start, end } = items[place];
      if (enabled <= began && start <= ended) {
        members.push(place);
        ended = Math.max(ended, end);
        continue;
      }
      close();
      members = [place];
      began = start;
      ended = end;
    }
    close();
  }
  return batchOf;
}
