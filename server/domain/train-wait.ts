import { absenceWithin } from './absence';
import type { Duty } from './busy-times';
import { NO_CLAIM, splitWait } from './waiting';
import type { Spans } from './waiting-interval';

/** One attempt to deliver a service, in order of leaving. Times in epoch seconds. */
export interface Train {
  left: number;
  finished: number;
  success: boolean;
  /** When the latest change it was the first to bring to production was merged; NaN = it brought none. */
  latestMerge: number;
}

/** A merged change on its way to production. */
export interface Delivery {
  merged: number;
  /** Place of the train that brought it, among those of its service; -1 = none has yet. */
  train: number;
  /** Whether its service works in trains; one that delivers each change alone has nothing to wait for in batching. */
  inTrains: boolean;
}

/**
 * Splits the part [from, to) of the wait from a merge to production by cause. Batching: until the first train of its service left, where the service works in
 * trains. After a train that left it behind until the next one leaves: prioritisation when that train took a change merged later, else contention. The run of the train that
 * brought it and failed attempts: extraneous, whatever the calendar says. The rest by the organization's calendar.
 */
export function splitDelivery(
  { merged, train, inTrains }: Delivery,
  trains: readonly Train[],
  from: number,
  to: number,
  duty: Duty | undefined,
  take: (cause: number, from: number, to: number) => void,
): void {
  const batching: Spans = [];
  const contention: Spans = [];
  const prioritisation: Spans = [];
  const running: Spans = [];
  const first = firstLeaving(trains, merged);
  const last = train < 0 ? trains.length - 1 : train;
  const leaves = (place: number): number => (place <= last ? trains[place].left : Infinity);
  // A train that left before the merge and yet brought it: all of the wait is its run.
  if (train >= 0 && train < first) running.push(merged, Infinity);
  else {
    if (inTrains && leaves(first) > merged) batching.push(merged, leaves(first));
    for (let place = first; place <= last; place++) {
      const { left, finished, success, latestMerge } = trains[place];
      if (place === train) running.push(left, Infinity);
      else if (!success) {
        if (finished > left) running.push(left, finished);
      } else if (leaves(place + 1) > left)
        (latestMerge > merged ? prioritisation : contention).push(left, leaves(place + 1));
    }
  }
  const claims = {
    batching,
    contention,
    prioritisation,
    extraneous: disjoint(running),
    unavailability: duty ? absenceWithin(duty.starts, duty.ends, from, to) : NO_CLAIM,
  };
  splitWait(from, to, claims, take);
}

/** The first train that left at or after a moment. */
function firstLeaving(trains: readonly Train[], at: number): number {
  let low = 0;
  let high = trains.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (trains[middle].left < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Spans in order of their starts, cut so that none overlaps the one before it. */
function disjoint(spans: Spans): Spans {
  const cut: Spans = [];
  for (let i = 0; i < spans.length; i += 2) {
    const from = cut.length > 0 ? Math.max(spans[i], cut[cut.length - 1]) : spans[i];
    if (spans[i + 1] > from) cut.push(from, spans[i + 1]);
  }
  return cut;
}
