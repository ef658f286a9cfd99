import { dayStart, isoWeekLabel, weekStarts } from '../platform/time-zone';
import { dayText } from '../platform/local-day';

/** ISO weeks from the first data to the data horizon, as columns. */
export interface AdoptionWeeks {
  length: number;
  /** `2026-W40`. */
  label: string[];
  /** Epoch seconds: first instant of Monday and of the next Monday. */
  start: Float64Array;
  end: Float64Array;
  /** Last day; of the running week the day of the data horizon. */
  endDay: Int32Array;
}

/** The weeks between two days, both included. */
export function adoptionWeeks(zone: string, firstDay: number, lastDay: number): AdoptionWeeks {
  const some = firstDay <= lastDay;
  const edges = some
    ? weekStarts(zone, dayStart(zone, dayText(firstDay)), dayStart(zone, dayText(lastDay)) + 1)
    : new Float64Array(1);
  const length = edges.length - 1;
  const start = edges.slice(0, length);
  // Day 0 was a Thursday.
  const sunday = firstDay + 6 - ((((firstDay + 3) % 7) + 7) % 7);
  return {
    length,
    label: Array.from(start, (at) => isoWeekLabel(zone, at)),
    start,
    end: edges.slice(1),
    endDay: Int32Array.from(start, (_, week) => Math.min(sunday + 7 * week, lastDay)),
  };
}
