import type { Finishes } from './review-legs';

/** When one person worked, on what, and since when that could have been done: ascending, disjoint, within their calendar. */
export interface BusyTimes {
  from: Float64Array;
  to: Float64Array;
  item: Int32Array;
  enabled: Float64Array;
}

/** When a person is on duty: ascending, disjoint. */
export interface Duty {
  starts: Float64Array;
  ends: Float64Array;
}

/**
 * When people worked on what. A start is not recorded, so it is estimated: whoever finished something began it when it could have been done or
 * when they finished the thing before, whichever came later; and nobody works outside their calendar. Source: measures.md 2; the start-time
 * estimation of Fracca et al. (2022) and Chapela-Campa and Dumas (2022), with the person's calendar.
 *
 * @param dutyOf undefined = always on duty
 * @returns per person; those who finished nothing have empty columns
 */
export function busyTimesOf(
  finishes: Finishes,
  persons: number,
  dutyOf: (person: number) => Duty | undefined,
): BusyTimes[] {
  const places: number[][] = Array.from({ length: persons }, () => []);
  finishes.person.forEach((person, place) => places[person].push(place));
  return places.map((own, person) => {
    own.sort((a, b) => finishes.at[a] - finishes.at[b] || finishes.enabled[a] - finishes.enabled[b] || a - b);
    const duty = own.length > 0 ? dutyOf(person) : undefined;
    const [from, to, item, enabled]: number[][] = [[], [], [], []];
    let shift = 0;
    let before = -Infinity;
    for (const place of own) {
      const end = finishes.at[place];
      const start = Math.max(finishes.enabled[place], before);
      before = end;
      if (!(end > start)) continue;
      const add = (a: number, b: number): void => {
        from.push(a);
        to.push(b);
        item.push(finishes.item[place]);
        enabled.push(finishes.enabled[place]);
      };
      if (!duty) {
        add(start, end);
        continue;
      }
      while (shift < duty.ends.length && duty.ends[shift] <= start) shift++;
      for (let i = shift; i < duty.starts.length && duty.starts[i] < end; i++)
        add(Math.max(start, duty.starts[i]), Math.min(end, duty.ends[i]));
    }
    return {
      from: Float64Array.from(from),
      to: Float64Array.from(to),
      item: Int32Array.from(item),
      enabled: Float64Array.from(enabled),
    };
  });
}
