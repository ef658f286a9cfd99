import type { Periods } from './period';
import type { OnDuty } from './queue-network/network';

export const HOURS_OF_WEEK = 168;
const HOUR = 3600;
/** Hours are taken by how much happens in them, until they cover this share. */
const COVERED = 0.95;
/** Activity over more hours of the week than these shows no rest. */
const MOST_HOURS = 140;

/** How often something happened per hour of the local week. */
export function hoursOfWeek(times: ArrayLike<number>, weeks: Periods): Float64Array {
  const counts = new Float64Array(HOURS_OF_WEEK);
  let week = 0;
  for (let i = 0; i < times.length; i++) {
    const at = times[i];
    if (!(at >= weeks.edges[0] && at < weeks.edges[weeks.length])) continue;
    if (at < weeks.edges[week]) week = 0;
    while (at >= weeks.edges[week + 1]) week++;
    counts[Math.min(HOURS_OF_WEEK - 1, Math.floor((at - weeks.edges[week]) / HOUR))]++;
  }
  return counts;
}

/**
 * When people work: the hours of the local week in which nearly all is done, in every week given, but for the days on which the organization's calendar has
 * nobody although it has somebody on that weekday in most weeks. Undefined = around the clock. Source: ours, after learnt-calendar.ts.
 *
 * @param calendar of the organization; may be empty
 */
export function learntDuty(
  counts: Float64Array,
  weeks: Periods,
  calendar: { starts: Float64Array; ends: Float64Array },
): OnDuty | undefined {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const order = Array.from(counts, (_, hour) => hour).sort((a, b) => counts[b] - counts[a] || a - b);
  const on = new Uint8Array(HOURS_OF_WEEK);
  let covered = 0;
  let hours = 0;
  for (const hour of order) {
    if (covered >= COVERED * total) break;
    covered += counts[hour];
    on[hour] = 1;
    hours++;
  }
  if (hours === 0 || hours > MOST_HOURS) return undefined;
  const free = freeDays(weeks, calendar);
  const starts: number[] = [];
  const ends: number[] = [];
  for (let week = 0; week < weeks.length; week++)
    for (let hour = 0; hour < HOURS_OF_WEEK; hour++) {
      if (on[hour] === 0 || free[week * 7 + Math.floor(hour / 24)] === 1) continue;
      const start = weeks.edges[week] + hour * HOUR;
      const end = Math.min(start + HOUR, weeks.edges[week + 1]);
      if (!(end > start)) continue;
      if (ends.length > 0 && ends[ends.length - 1] >= start) ends[ends.length - 1] = end;
      else {
        starts.push(start);
        ends.push(end);
      }
    }
  return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
}

/** Per week and day: 1 where nobody is on duty although most weeks have somebody on that weekday. */
function freeDays(weeks: Periods, { starts, ends }: { starts: Float64Array; ends: Float64Array }): Uint8Array {
  const worked = new Uint8Array(weeks.length * 7);
  let week = 0;
  for (let i = 0; i < starts.length; i++) {
    const middle = (starts[i] + ends[i]) / 2;
    if (!(middle >= weeks.edges[0] && middle < weeks.edges[weeks.length])) continue;
    while (middle >= weeks.edges[week + 1]) week++;
    worked[week * 7 + Math.min(6, Math.floor((middle - weeks.edges[week]) / 86400))] = 1;
  }
  const free = new Uint8Array(weeks.length * 7);
  for (let day = 0; day < 7; day++) {
    let count = 0;
    for (let of = 0; of < weeks.length; of++) count += worked[of * 7 + day];
    if (count <= weeks.length / 2) continue;
    for (let of = 0; of < weeks.length; of++) free[of * 7 + day] = 1 - worked[of * 7 + day];
  }
  return free;
}
