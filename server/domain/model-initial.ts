import { dutyTimeOf } from './calibration';
import type { DutyTime } from './calibrated-delay';
import { eachVisit } from './flow-table';
import { classOf, INCIDENT_CLASS } from './forecast-classes';
import type { ForecastHistory } from './forecast-history';
import type { CalibratedDelay, ForecastModel } from './forecast-model';
import { HOURS_OF_WEEK } from './learnt-duty';
import type { PoolStations, StationPlaces } from './model-stations';
import type { InitialItems } from './queue-network/network';
import { SIZE_BUCKETS } from './size-bucket';
import { SIZE_LINES } from './size-lines';
import { DEPLOY, MERGE, PICKUP, REVIEW, WRITE } from './stage';

const HOUR = 3600;
/** What has lain in review for so long without an end is taken to be given up. */
const FORGOTTEN = 60 * 86400;
/** Lines of an item of size 1. */
export const UNIT_LINES = 100;

/**
 * What stands in the network at the start: every open pull request in its stage with its age, what waits for a deploy, open incidents, and what has been begun by now
 * without being opened yet, as far as such things were found later on in the weeks of the calibration. A pull request that waits for its first look
 * is given up as likely as one of its age.
 */
export function initialItems(history: ForecastHistory, model: ForecastModel, places: StationPlaces): InitialItems {
  const { table, now, incidents, selected } = history;
  const time = dutyTimeOf(model.duty);
  const station: number[] = [];
  const of: number[] = [];
  const lines: number[] = [];
  const entered: number[] = [];
  const add = (at: number, itemClass: number, size: number, since: number): void => {
    station.push(at);
    of.push(itemClass);
    lines.push(size);
    entered.push(since);
  };
  const poolOf = poolOfTeams(history, model);
  const trainOf = trainOfServices(model);
  const withAuthor = new Set<number>();
  table.court.item.forEach((item, place) => {
    if (Number.isNaN(table.court.to[place])) withAuthor.add(item);
  });
  const span = { selected, from: now, to: now + 1 };
  const draws = new Float64Array(model.pools.length * 2);
  /** Every so manieth of those with such a chance. */
  const happens = (cell: number, chance: number): boolean => {
    draws[cell] += chance;
    if (draws[cell] < 1) return false;
    draws[cell]--;
    return true;
  };
  for (let stage = WRITE; stage <= DEPLOY; stage++)
    eachVisit(table, stage, span, (item, enter, leave) => {
      if (leave !== Infinity || enter > now) return;
      const pool = poolOf[table.team[item] + 1];
      const at = places.pools[pool];
      const itemClass = classOf(table.authorship[item], table.size[item]);
      const size = SIZE_LINES[table.size[item]];
      const course = model.pools[pool].courses[itemClass >> 1];
      if (stage === DEPLOY) {
        const train = trainOf(table.service[item]);
        if (train >= 0) add(places.trains[train], itemClass, size, enter);
      } else if (stage === MERGE) add(at.merge, itemClass, size, enter);
      else if (stage === WRITE) add(at.write, itemClass, size, enter);
      else if (stage === PICKUP) {
        const { firstLook, pickupAbandoned } = model.pools[pool];
        const givesUp = chanceOfGivingUp(course.abandonedInPickup, pickupAbandoned, firstLook, enter, now, time);
        add(happens(2 * pool, givesUp) ? at.pickupAbandoned : at.first, itemClass, size, enter);
      } else if (stage === REVIEW) {
        const givesUp = now - enter > FORGOTTEN ? 1 : course.abandonedInReview;
        add(
          happens(2 * pool + 1, givesUp) ? at.reviewAbandoned : inReview(at, withAuthor.has(item)),
          itemClass,
          size,
          enter,
        );
      }
    });
  if (history.known[DEPLOY + 1])
    for (let i = 0; i < incidents.opened.length; i++)
      if (Number.isNaN(incidents.resolved[i])) add(places.operate, INCIDENT_CLASS, UNIT_LINES, incidents.opened[i]);
  addUnopened(history, model, places, add);
  return {
    station: Int32Array.from(station),
    class: Uint8Array.from(of),
    size: Float64Array.from(lines, (count) => count / UNIT_LINES),
    lines: Float64Array.from(lines),
    entered: Float64Array.from(entered),
  };
}

const inReview = (at: PoolStations, withAuthor: boolean): number => (withAuthor ? at.author : at.later);

/** Place of each team's pool; of no team first. */
function poolOfTeams({ teams }: ForecastHistory, { pools }: ForecastModel): Int32Array {
  const others = pools.findIndex(({ team }) => team === null);
  const own = (team: string): number => pools.findIndex((pool) => pool.team === team);
  return Int32Array.from([others, ...teams.map((team) => (own(team) < 0 ? others : own(team)))]);
}

/** Train that a service goes with; −1 = none. */
function trainOfServices({ trains }: ForecastModel): (service: number) => number {
  const others = trains.findIndex(({ service }) => service < 0);
  return (service) => {
    const own = trains.findIndex((train) => train.service === service);
    return own < 0 ? others : own;
  };
}

function chanceOfGivingUp(
  share: number,
  givenUp: CalibratedDelay,
  looked: CalibratedDelay,
  since: number,
  now: number,
  time: DutyTime,
): number {
  if (!(share > 0) || givenUp.n === 0) return 0;
  const stays = share * survival(givenUp, since, now, time);
  const waits = (1 - share) * survival(looked, since, now, time);
  // Older than anything that ever was looked at: half of it, for want of anything to tell it from.
  return stays + waits > 0 ? stays / (stays + waits) : 0.5;
}

/** Share of a distribution above an age. */
function survival({ law, onDuty }: CalibratedDelay, since: number, now: number, { clock }: DutyTime): number {
  if (law.law !== 'empirical') return 0;
  const age = onDuty ? clock(now) - clock(since) : now - since;
  let low = 0;
  let high = law.sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (law.sorted[middle] <= age) low = middle + 1;
    else high = middle;
  }
  return 1 - low / law.sorted.length;
}

/** Begun and not yet opened: beginnings of the hours before now, by the share that is opened later than so many hours after. */
function addUnopened(
  { now }: ForecastHistory,
  model: ForecastModel,
  places: StationPlaces,
  add: (at: number, itemClass: number, size: number, since: number) => void,
): void {
  const { unopened, profile, sources } = model;
  if (unopened.length === 0) return;
  const hours = Math.ceil(unopened[unopened.length - 1] / HOUR);
  const upTo = new Float64Array(hours + 1);
  let later = unopened.length;
  for (let hour = 0; hour < hours; hour++) {
    while (later > 0 && unopened[unopened.length - later] <= (hour + 0.5) * HOUR) later--;
    // The start of the forecast is that of a local week.
    const ofWeek = HOURS_OF_WEEK - 1 - (hour % HOURS_OF_WEEK);
    upTo[hour + 1] = upTo[hour] + (profile[ofWeek] / HOURS_OF_WEEK) * (later / unopened.length);
  }
  const whole = upTo[hours];
  let owed = 0;
  let point = 0.5;
  for (const source of sources) {
    owed += source.perWeek * whole;
    const total = source.sizes.reduce((sum, count) => sum + count, 0);
    for (; owed >= 1; owed--) {
      point = (point + 0.6180339887498949) % 1;
      let hour = 0;
      while (hour < hours - 1 && upTo[hour + 1] < point * whole) hour++;
      let size = 0;
      for (let left = ((point * 7) % 1) * total; size < SIZE_BUCKETS.length - 1 && left >= source.sizes[size]; size++)
        left -= source.sizes[size];
      add(places.pools[source.pool].write, classOf(source.class, size), SIZE_LINES[size], now - (hour + 0.5) * HOUR);
    }
  }
}
