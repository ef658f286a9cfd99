/** At least this much activity, in distinct hours … */
export const FEWEST_HOURS = 30;
/** … in this many weeks, else nothing is learnt. */
export const FEWEST_WEEKS = 6;
/** Hours and weekdays are taken by how often they are active until they cover this share of the activity. */
const COVERED = 0.9;
/** What is at least this share of the typical hour or weekday taken so far belongs as well. */
const REGULAR = 0.5;
/** Activity spread over more hours of the day than this shows no working day. */
const LONGEST_DAY = 16;

const HOUR = 3600;
const DAY = 24 * HOUR;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY;

/**
 * The weekly hours at which somebody works, learnt from the hours they were active in: per weekday, Monday first, [start, end] on the local clock, 0…24. Undefined
 * without enough support: fewer than 30 active hours, or fewer than 6 weeks with any, or no rest in the day.
 *
 * An hour of the day counts on how many days it was active (its confidence), however much happened in it. Hours are taken by confidence until 90 % of the activity
 * is covered, then those half as regular as the typical one; the working day is what lies outside the longest gap between them, so it may pass midnight. Weekdays
 * are taken the same way, by weeks.
 *
 * Source: ours, after the calendar discovery of process mining (confidence per granule, support by coverage): López-Pintado and Dumas, "Business process simulation with
 * differentiated resources" (BPM 2022) and "Discovery and simulation of business processes with probabilistic resource availability calendars" (ICPM 2023).
 *
 * @param active starts of hours with activity, in seconds of the local clock (as if it were UTC); any order, repeated as they like
 */
export function learntCalendar(active: ArrayLike<number>): [number, number][][] | undefined {
  const hours = new Set<number>();
  const weeks = new Set<number>();
  for (let i = 0; i < active.length; i++) {
    hours.add(Math.floor(active[i] / HOUR));
    weeks.add(weekOf(active[i]));
  }
  if (hours.size < FEWEST_HOURS || weeks.size < FEWEST_WEEKS) return undefined;
  const days = new Float64Array(24);
  for (const hour of hours) days[modulo(hour, 24)]++;
  const day = workingDay(taken(days));
  if (!day) return undefined;
  const [opens, length] = day;

  const worked = new Set<number>();
  for (const hour of hours) {
    // Hours after midnight belong to the day they went on from.
    const since = modulo(hour - opens, 24);
    if (since < length) worked.add(Math.floor((hour - opens) / 24));
  }
  const perWeekday = new Float64Array(7);
  for (const of of worked) perWeekday[modulo(of - FIRST_MONDAY / DAY, 7)]++;
  const weekdays = taken(perWeekday);
  const calendar: [number, number][][] = Array.from({ length: 7 }, () => []);
  for (let weekday = 0; weekday < 7; weekday++) {
    if (!weekdays[weekday]) continue;
    calendar[weekday].push([opens, Math.min(24, opens + length)]);
    if (opens + length > 24) calendar[(weekday + 1) % 7].unshift([0, opens + length - 24]);
  }
  return calendar;
}

/** The places that hold most, until they cover enough of the sum. */
function taken(counts: Float64Array): boolean[] {
  const order = Array.from(counts, (_, place) => place).sort((a, b) => counts[b] - counts[a] || a - b);
  const wanted = counts.reduce((sum, count) => sum + count, 0) * COVERED;
  let covered = 0;
  const chosen: number[] = [];
  for (const place of order) {
    if (covered >= wanted) break;
    covered += counts[place];
    chosen.push(place);
  }
  const typical = counts[chosen[Math.floor(chosen.length / 2)]];
  return Array.from(counts, (count, place) => chosen.includes(place) || count >= typical * REGULAR);
}

/** When the day opens and how long it lasts, in hours: what lies outside the longest gap; undefined = there is hardly one. */
function workingDay(hours: boolean[]): [number, number] | undefined {
  let longest = 0;
  let opens = 0;
  for (let hour = 0; hour < 24; hour++) {
    if (!hours[hour]) continue;
    let gap = 0;
    while (gap < 24 && !hours[modulo(hour - 1 - gap, 24)]) gap++;
    if (gap > longest) {
      longest = gap;
      opens = hour;
    }
  }
  const length = 24 - longest;
  return length > LONGEST_DAY ? undefined : [opens, length];
}

const weekOf = (at: number): number => Math.floor((at - FIRST_MONDAY) / (7 * DAY));
const modulo = (value: number, by: number): number => ((value % by) + by) % by;
