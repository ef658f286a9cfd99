import { batchesOf } from './batch';
import { enabledTimesOf } from './enabled-time';
import { CAUSES, NO_CLAIM, splitWait } from './waiting';
import { united, type Spans } from './waiting-interval';

/** One line of an event log: an activity performed for a case by a resource. Times in epoch seconds. */
export interface LoggedActivity {
  case: string;
  activity: string;
  resource: string;
  start: number;
  end: number;
}

/** When a resource is away between two moments, as ascending disjoint spans. */
export type Absence = (resource: string, from: number, to: number) => Spans;

/** All handovers of one kind: what came before, what waited, and for how long by cause. Seconds. */
export interface Transition {
  sourceActivity: string;
  sourceResource: string;
  targetActivity: string;
  targetResource: string;
  frequency: number;
  /** In order. */
  cases: string[];
  total: number;
  /** In the order of CAUSES. */
  causes: number[];
}

/**
 * The handovers of an event log with their waits by cause, in order of activities and resources. An activity is enabled when the last activity of its
 * case that had ended by its start ended; activities that overlap it do not enable it; the first one of a case is enabled when it starts and waits for nothing.
 * Items enabled at the same moment count as earlier: contention. In a batch, the wait until its last item was enabled is batching, other work
 * is compared with that moment, and items of the same batch with each other.
 *
 * Source: Lashkevich et al., "Why am I waiting?" (CAiSE 2023) and the published tests of its implementation.
 */
export function transitionsOf(log: readonly LoggedActivity[], absence: Absence): Transition[] {
  const { enabled, source } = enabledTimesOf(log);
  const items = log.map((line, place) => ({ ...line, enabled: enabled[place] }));
  const batchOf = batchesOf(items);
  const lastEnabled = new Map<number, number>();
  batchOf.forEach((batch, place) => {
    if (batch >= 0) lastEnabled.set(batch, Math.max(lastEnabled.get(batch) ?? -Infinity, enabled[place]));
  });
  const worked = new Map<string, Worked>();
  items.forEach(({ resource }, place) => {
    const of = worked.get(resource);
    if (of) of.places.push(place);
    else worked.set(resource, { places: [place], latestEnd: new Float64Array(0) });
  });
  for (const of of worked.values()) {
    of.places.sort((a, b) => items[a].start - items[b].start);
    let latest = -Infinity;
    of.latestEnd = Float64Array.from(of.places, (place) => (latest = Math.max(latest, items[place].end)));
  }
  const found = new Map<string, Transition>();
  items.forEach((item, place) => {
    if (source[place] < 0) return;
    const before = items[source[place]];
    const key = [before.activity, before.resource, item.activity, item.resource];
    const name = JSON.stringify(key);
    let row = found.get(name);
    if (!row) {
      const [sourceActivity, sourceResource, targetActivity, targetResource] = key;
      const names = { sourceActivity, sourceResource, targetActivity, targetResource };
      found.set(name, (row = { ...names, frequency: 0, cases: [], total: 0, causes: CAUSES.map(() => 0) }));
    }
    row.frequency++;
    if (!row.cases.includes(item.case)) row.cases.push(item.case);
    if (!(item.start > item.enabled)) return;
    const { causes } = row;
    row.total += item.start - item.enabled;
    const batch = batchOf[place];
    const ready = batch < 0 ? item.enabled : lastEnabled.get(batch)!;
    const earlier: Spans = [];
    const later: Spans = [];
    const { places, latestEnd } = worked.get(item.resource)!;
    for (let i = startedBefore(places, items, item.start) - 1; i >= 0 && latestEnd[i] > item.enabled; i--) {
      const other = items[places[i]];
      if (places[i] === place || other.end <= item.enabled) continue;
      const compared = batch >= 0 && batchOf[places[i]] === batch ? item.enabled : ready;
      (other.enabled <= compared ? earlier : later).push(other.start, other.end);
    }
    splitWait(
      item.enabled,
      item.start,
      {
        batching: ready > item.enabled ? [item.enabled, ready] : NO_CLAIM,
        contention: united(earlier),
        prioritisation: united(later),
        extraneous: NO_CLAIM,
        unavailability: absence(item.resource, item.enabled, item.start),
      },
      (cause, from, to) => (causes[cause] += to - from),
    );
  });
  const rows = [...found.values()];
  for (const row of rows) row.cases.sort(byName);
  return rows.sort(
    (a, b) =>
      order(a.sourceActivity, b.sourceActivity) ||
      order(a.sourceResource, b.sourceResource) ||
      order(a.targetActivity, b.targetActivity) ||
      order(a.targetResource, b.targetResource),
  );
}

/** What a resource did, in order of start, and the latest end so far, so that a walk back knows when to stop. */
interface Worked {
  places: number[];
  latestEnd: Float64Array;
}

/** How many of the places began before a moment. */
function startedBefore(places: number[], items: readonly { start: number }[], at: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (items[places[middle]].start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Numbers by their size, before names. */
const byName = (a: string, b: string): number => {
  const [x, y] = [Number(a), Number(b)];
  if (Number.isFinite(x) && Number.isFinite(y)) return x - y;
  return order(a, b);
};
