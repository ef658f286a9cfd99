import { IANAZone } from 'luxon';

const DAY = 86400;

/**
 * Numbers the local days of a zone: days since 1970-01-01 of the calendar day a moment (epoch seconds) lies in. The offset is looked up once per day, and
 * for each moment only on days on which the clock changes, so that a million moments take milliseconds.
 */
export function localDays(zone: string): (at: number) => number {
  const of = IANAZone.create(zone);
  const offsets = new Map<number, number>();
  const offsetAt = (at: number): number => of.offset(at * 1000) * 60;
  let lastDay = NaN;
  let lastOffset = NaN;
  return (at) => {
    const day = Math.floor(at / DAY);
    if (day !== lastDay) {
      let offset = offsets.get(day);
      if (offset === undefined) {
        const begin = offsetAt(day * DAY);
        offset = begin === offsetAt((day + 1) * DAY) ? begin : NaN;
        offsets.set(day, offset);
      }
      lastDay = day;
      lastOffset = offset;
    }
    // NaN: the clock changes on this day.
    const offset = lastOffset === lastOffset ? lastOffset : offsetAt(at);
    return Math.floor((at + offset) / DAY);
  };
}

/** `2026-10-01` of a day number. */
export function dayText(day: number): string {
  return new Date(day * DAY * 1000).toISOString().slice(0, 10);
}
