import { workingShares } from './calibrated-sources';
import { calibratedDelay, empiricalLaw, type DutyTime } from './calibrated-delay';
import type { ForecastHistory } from './forecast-history';
import type { CalibratedTrain } from './forecast-model';
import type { ObservedStays } from './observed-stays';
import type { Periods } from './period';
import { SIZE_LINES } from './size-lines';
import { DEPLOY } from './stage';
import { slotDepartures, trainSlots } from './train-slots';

/** A service with fewer deployed changes in the weeks goes with the others. */
const OWN_CHANGES = 20;
/** Services of their own at most, by how much they deliver. */
const MOST_SERVICES = 40;
/** A service whose changes mostly go alone has no trains. */
const TOGETHER = 0.5;
/** A change that was merged shorter before the departure was not ready for it: seconds. */
const BUILD = 1800;
/** Trains that left something behind, at the least, and the share of all that may have carried more, for seats to be believed. */
const LEFT_BEHIND = 3;
const FULLER = 0.1;
/** Fuller is more than half as much again, and more than one: a change that comes along without a seat does not make a train longer. */
const LONGER = 1.5;
/** What leaves so long before or after its hour is the train of that hour; what leaves so long after one that failed, the same one again. Seconds. */
const SLOT = 5400;
const AGAIN = 4 * 3600;
/** A week with less of a working week than this is no week to repeat. */
const WORKING = 0.6;

/**
 * How each service reaches production in the weeks: when its successful deploys left, how many changes fit into one, and how many incidents they
 * caused. Departures that had nothing to carry belong to the timetable (train-slots.ts). Seats are believed where trains left changes behind and hardly any ever carried more than those did. Weeks with several days off are left out of
 * the timetable.
 *
 * @returns trains by how much they deliver, and which of them each service of the history goes with (−1 = none)
 */
export function calibratedTrains(
  history: ForecastHistory,
  stays: ObservedStays,
  weeks: Periods,
  duty: DutyTime,
): { trains: CalibratedTrain[]; trainOf: Int32Array } {
  const { deploys, incidents, services, table } = history;
  const from = weeks.edges[0];
  const to = weeks.edges[weeks.length];
  const waits = services.map((): { enter: number[]; leave: number[]; deploy: number[] } => ({
    enter: [],
    leave: [],
    deploy: [],
  }));
  for (let row = 0; row < stays.length; row++) {
    if (stays.stage[row] !== DEPLOY) continue;
    const item = stays.item[row];
    const of = waits[table.service[item]];
    if (of === undefined) continue;
    of.enter.push(stays.enter[row]);
    of.leave.push(stays.leave[row]);
    of.deploy.push(table.deploy[item]);
  }
  const working = workingShares(weeks, duty);
  const delivered = waits.map(({ leave }) => leave.filter((at) => at >= from).length);
  const own = services
    .map((_, service) => service)
    .filter((service) => delivered[service] >= OWN_CHANGES)
    .sort((a, b) => delivered[b] - delivered[a] || a - b)
    .slice(0, MOST_SERVICES);
  const rest = services
    .map((_, service) => service)
    .filter((service) => !own.includes(service) && waits[service].enter.length > 0);
  const groups = [...own.map((service) => [service]), ...(rest.length > 0 ? [rest] : [])];
  const trainOf = new Int32Array(services.length).fill(-1);
  const trains = groups.map((members, place): CalibratedTrain => {
    for (const service of members) trainOf[service] = place;
    const enter = members.flatMap((service) => waits[service].enter);
    const leave = members.flatMap((service) => waits[service].leave);
    const left: number[] = [];
    const run: number[] = [];
    const load: number[] = [];
    let alone = 0;
    let together = 0;
    let linked = 0;
    let lines = 0;
    const isOf = new Set(members);
    const attempts: number[] = [];
    const failed: number[] = [];
    for (let deploy = 0; deploy < deploys.left.length; deploy++) {
      if (!isOf.has(deploys.service[deploy])) continue;
      if (!(deploys.left[deploy] >= from && deploys.left[deploy] < to)) continue;
      attempts.push(deploys.left[deploy]);
      if (deploys.success[deploy] !== 1) {
        failed.push(deploys.left[deploy]);
        continue;
      }
      // A deploy that brought nothing new carried nobody: a rollback, a repeated build.
      if (deploys.changes[deploy] === 0) continue;
      left.push(deploys.left[deploy]);
      run.push(Math.max(0, deploys.finished[deploy] - deploys.left[deploy]));
      load.push(deploys.changes[deploy]);
      if (deploys.changes[deploy] > 1) together += deploys.changes[deploy];
      else alone++;
    }
    for (let i = 0; i < incidents.opened.length; i++) {
      const deploy = incidents.deploy[i];
      if (deploy >= 0 && isOf.has(deploys.service[deploy]) && deploys.left[deploy] >= from && deploys.left[deploy] < to)
        linked++;
    }
    let changes = 0;
    for (let row = 0; row < stays.length; row++) {
      if (stays.stage[row] !== DEPLOY || !(stays.leave[row] >= from)) continue;
      const item = stays.item[row];
      if (!isOf.has(table.service[item])) continue;
      lines += SIZE_LINES[table.size[item]];
      changes++;
    }
    const ended = leave.map((_, i) => i).filter((i) => leave[i] >= from);
    const aloneDelay = calibratedDelay(
      ended.map((i) => enter[i]),
      ended.map((i) => leave[i]),
      duty,
    );
    const inTrains = members.length === 1 && left.length >= 4 && together >= TOGETHER * (alone + together);
    const behind = leftBehindOf(left, enter, leave, run);
    const most = inTrains ? seatsOf(load, behind) : Infinity;
    const slots = inTrains ? trainSlots({ attempts, enter, leave, build: BUILD }, weeks, duty) : [];
    const regular = slotDepartures(slots, weeks, duty);
    const isNear = (times: readonly number[], at: number, after: number): boolean =>
      times.some((time) => at - time >= -SLOT && at - time <= after);
    // What left at its hour stands for the slot, and what mended a failed train for that train.
    const others = left.filter((at) => !isNear(regular, at, SLOT) && !(slots.length > 0 && isNear(failed, at, AGAIN)));
    const roomOf = (at: number): number => {
      const i = left.indexOf(at);
      // One that left something behind half empty was never meant for it: a fix that went alone.
      return i >= 0 && most < Infinity && behind[i] > 0 && load[i] < most / 2 ? load[i] : most;
    };
    const timetable = (times: readonly number[]): Pick<CalibratedTrain, 'departures' | 'seats'> => {
      const kept = inTrains ? repeatable(byWeek(times, weeks), working) : [];
      return {
        departures: kept.map((week) => Float64Array.from(week, ({ offset }) => offset)),
        seats: kept.map((week) => Float64Array.from(week, ({ at }) => roomOf(at))),
      };
    };
    const departed = Math.max(1, inTrains ? left.length : changes);
    const perChange = linked / departed;
    return {
      service: members.length === 1 ? members[0] : -1,
      ...timetable([...regular, ...others].sort((a, b) => a - b)),
      ...(slots.length > 0 && { slots, others: timetable(others) }),
      most,
      run: empiricalLaw(Float64Array.from(run.length > 0 ? run : [0])),
      alone: aloneDelay,
      perWeek: changes / weeks.length,
      arrivals: enter.filter((at) => at >= from).length / weeks.length,
      // Half of them by departure and half by what it carries: one series of incidents cannot tell the two apart.
      perDeparture: perChange / 2,
      perLine: lines > 0 ? linked / 2 / lines : 0,
      incidentsPerWeek: linked / weeks.length,
    };
  });
  return { trains, trainOf };
}

/** Changes each departure left behind that had been merged well before. */
function leftBehindOf(left: number[], enter: number[], leave: number[], run: number[]): Int32Array {
  return Int32Array.from(left, (at, i) => {
    let behind = 0;
    for (let c = 0; c < enter.length; c++) if (enter[c] < at - BUILD && !(leave[c] <= at + run[i] + 60)) behind++;
    return behind;
  });
}

function seatsOf(load: number[], behind: Int32Array): number {
  // What goes alone past the trains says nothing about their seats.
  const left = load.filter((count, i) => behind[i] > 0 && count > 1).sort((a, b) => a - b);
  if (left.length < LEFT_BEHIND) return Infinity;
  const typical = left[left.length >> 1];
  const fuller = load.filter((count) => count > Math.max(typical + 1, LONGER * typical)).length;
  return fuller <= FULLER * load.length ? typical : Infinity;
}

/**
 * The weeks as they can be repeated after the last: an even number of them, because trains of every second working day go on by turns. In the place of a week with
 * several days off stands another of its turn.
 */
function repeatable<T>(of: T[][], working: Float64Array): T[][] {
  const odd = of.length > 1 ? of.length % 2 : 0;
  const found: T[][] = [];
  for (let week = odd; week < of.length; week++) {
    let like = week;
    for (let apart = 2; working[like] < WORKING && apart < of.length; apart += 2)
      like = [week - apart, week + apart].find((other) => working[other] >= WORKING) ?? week;
    if (working[like] >= WORKING) found.push(of[like]);
  }
  return found.length > 0 ? found : of.filter((_, week) => working[week] > 0);
}

function byWeek(times: readonly number[], weeks: Periods): { at: number; offset: number }[][] {
  return Array.from({ length: weeks.length }, (_, week) =>
    times
      .filter((at) => at >= weeks.edges[week] && at < weeks.edges[week + 1])
      .map((at) => ({ at, offset: at - weeks.edges[week] })),
  );
}
