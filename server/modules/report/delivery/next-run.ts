import { DateTime } from 'luxon';

const WEEK_DAYS = 7;

/**
 * The first moment after another at which a weekly schedule runs, both in epoch seconds. A local time that the clock leaves out runs at the moment it
 * leaps to; one that comes twice runs the first time.
 *
 * @param weekday 1 = Monday
 * @param minuteOfDay of the local clock
 * @param zone IANA
 */
export function nextRun(weekday: number, minuteOfDay: number, zone: string, after: number): number {
  const from = DateTime.fromSeconds(after, { zone });
  // The day is walked in UTC, where every day exists; only its time is placed in the zone.
  let day = DateTime.utc(from.year, from.month, from.day).plus({
    days: (weekday - from.weekday + WEEK_DAYS) % WEEK_DAYS,
  });
  for (;;) {
    const at = firstMoment(day, minuteOfDay, zone);
    if (at > after) return at;
    day = day.plus({ days: WEEK_DAYS });
  }
}

function firstMoment(day: DateTime, minuteOfDay: number, zone: string): number {
  const { year, month, day: of } = day;
  const [hour, minute] = [Math.floor(minuteOfDay / 60), minuteOfDay % 60];
  const local = DateTime.fromObject({ year, month, day: of, hour, minute }, { zone });
  // Luxon takes a time that does not exist for as much later as the clock leaps: the leap itself is sooner.
  if (local.hour !== hour || local.minute !== minute) return leapBefore(local);
  const earlier = local.minus({ hours: 1 });
  return earlier.hour === hour && earlier.minute === minute ? earlier.toSeconds() : local.toSeconds();
}

/** The moment at which the clock leapt over a time, which is less than a day before. */
function leapBefore(local: DateTime): number {
  const { offset } = local;
  let [before, after] = [local.minus({ hours: 24 }).toSeconds(), local.toSeconds()];
  while (after - before > 60) {
    const middle = Math.round((before + after) / 120) * 60;
    if (local.zone.offset(middle * 1000) === offset) after = middle;
    else before = middle;
  }
  return after;
}
