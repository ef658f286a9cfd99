import type { DutyTime } from './calibrated-delay';
import type { Periods } from './period';

const HOUR = 3600;
const DAY = 86400;
/** An hour of the day at which such a share of the attempts leaves is one at which trains leave. */
const USUAL = 0.15;
/** Working days after which a timetable may repeat itself: daily, every second, …, by weekday, every second week. */
const CYCLES = [1, 2, 3, 5, 10];
/** A slot at which trains leave on more than half of the days on which somebody waits. */
const MOSTLY = 0.5;
/** A timetable is believed from so many days on which it could be seen. */
const FEWEST = 8;

/** One service in some weeks: when it was tried to deploy it, and its changes from merge to production (NaN = not yet). Epoch seconds. */
export interface ServiceDeploys {
  attempts: readonly number[];
  enter: readonly number[];
  leave: readonly number[];
  /** A change merged shorter before a departure was not ready for it. */
  build: number;
}

/** An hour at which a train leaves on some of the working days, which are counted on and on from the first. */
export interface TrainSlot {
  /** Start of a working day, epoch seconds, and seconds after the start of a day. */
  since: number;
  time: number;
  /** Of the working days of a cycle, from the first: 1 = it leaves. */
  days: Uint8Array;
}

const PASSED = 0;
const LEFT = 1;
const EMPTY = 2;

/**
 * The timetable of a service's trains. What left tells it, and what did not although a change waited; on days on which nothing waited nobody recorded
 * whether a train left empty. For each usual hour cycles of 1, 2, 3, 5 and 10 working days are compared by the likelihood of what was seen, with Schwarz's
 * penalty for each of their days; it leaves on those of the best on which it mostly did. Source: ours.
 *
 * @returns none where fewer than 8 days could be seen, or no hour is usual
 */
export function trainSlots(of: ServiceDeploys, weeks: Periods, duty: DutyTime): TrainSlot[] {
  const days = workingDays(weeks, duty);
  return usualTimes(of.attempts, days).flatMap((time) => slotAt(of, days, time));
}

/** All departures of a timetable within some weeks, ascending. */
export function slotDepartures(slots: readonly TrainSlot[], weeks: Periods, duty: DutyTime): number[] {
  const found: number[] = [];
  for (const { since, time, days } of slots) {
    const [start, end] = [weeks.edges[0], weeks.edges[weeks.length]];
    // Days between the first of the slot and the weeks count as well: they move its turn.
    let place = 0;
    const counted = workingDays({ length: 1, edges: Float64Array.of(since, end) }, duty);
    for (const day of counted) {
      const leaves = days[place++ % days.length] === 1;
      if (leaves && day + time >= start && day + time < end) found.push(day + time);
    }
  }
  return found.sort((a, b) => a - b);
}

function workingDays({ edges, length }: Periods, { clock }: DutyTime): number[] {
  const days: number[] = [];
  for (let week = 0; week < length; week++)
    for (let at = edges[week]; at < edges[week + 1] - HOUR; at += DAY) if (clock(at + DAY) > clock(at)) days.push(at);
  return days;
}

/** Seconds of the day at which trains leave: neighbouring hours are one. */
function usualTimes(attempts: readonly number[], days: readonly number[]): number[] {
  const counts = new Float64Array(24);
  const sums = new Float64Array(24);
  let all = 0;
  let day = 0;
  for (const at of attempts) {
    while (day < days.length && days[day] + DAY <= at) day++;
    if (day === days.length) break;
    const second = at - days[day];
    if (second < 0) continue;
    counts[Math.floor(second / HOUR)]++;
    sums[Math.floor(second / HOUR)] += second;
    all++;
  }
  const times: number[] = [];
  for (let hour = 0; hour < 24; hour++) {
    if (counts[hour] === 0) continue;
    // An hour of its own, or the greater of two neighbours with what the other has.
    const [before, after] = [counts[hour - 1] ?? 0, counts[hour + 1] ?? 0];
    if (before >= counts[hour] || after > counts[hour]) continue;
    const n = counts[hour] + before + after;
    if (n < USUAL * all) continue;
    times.push((sums[hour] + (sums[hour - 1] ?? 0) + (sums[hour + 1] ?? 0)) / n);
  }
  return times;
}

function slotAt({ attempts, enter, leave, build }: ServiceDeploys, days: readonly number[], time: number): TrainSlot[] {
  const seen = days.map((day): number => {
    const at = day + time;
    if (attempts.some((left) => Math.abs(left - at) <= 1.5 * HOUR)) return LEFT;
    return enter.some((from, i) => from < at - build && !(leave[i] <= at)) ? PASSED : EMPTY;
  });
  const told = seen.reduce((n, is) => n + (is === EMPTY ? 0 : 1), 0);
  if (told < FEWEST) return [];
  let shares = new Float64Array(1);
  let best = -Infinity;
  for (const cycle of CYCLES) {
    const left = new Float64Array(cycle);
    const passed = new Float64Array(cycle);
    seen.forEach((is, place) => {
      if (is === LEFT) left[place % cycle]++;
      else if (is === PASSED) passed[place % cycle]++;
    });
    const share = left.map((n, place) => (n + 0.5) / (n + passed[place] + 1));
    let score = (-cycle * Math.log(told)) / 2;
    share.forEach((p, place) => (score += left[place] * Math.log(p) + passed[place] * Math.log(1 - p)));
    if (score <= best) continue;
    best = score;
    shares = share;
  }
  const leaves = Uint8Array.from(shares, (share) => (share > MOSTLY ? 1 : 0));
  return leaves.includes(1) ? [{ since: days[0], time, days: leaves }] : [];
}
