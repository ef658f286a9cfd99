import { AUTHORSHIP } from './authorship';
import { workingClock } from './calendar';
import { calibratedCourses } from './calibrated-courses';
import { calibratedDelay, type DutyTime } from './calibrated-delay';
import { calibratedSources } from './calibrated-sources';
import { calibratedTrains } from './calibrated-trains';
import type { ForecastHistory } from './forecast-history';
import type {
  CalibratedDelay,
  CalibratedPool,
  CalibrationFit,
  CalibrationGrid,
  CalibrationRefusal,
  ForecastModel,
} from './forecast-model';
import { fittedPool } from './fitted-pool';
import { hoursOfWeek, learntDuty, HOURS_OF_WEEK } from './learnt-duty';
import { GIVEN_UP, observedStays, STILL, type ObservedStays } from './observed-stays';
import type { Periods } from './period';
import type { OnDuty } from './queue-network/network';
import { reviewersSeen } from './reviewers-seen';
import { reviewParts, type Looks } from './review-looks';
import type { PoolLooks } from './reviewer-replay';
import { sustainedLooks } from './reviewer-sustained';
import { stableWeeksOf } from './stable-weeks';
import { stageFits } from './stage-fits';
import { DEPLOY, flagBit, MERGE, PICKUP, REVIEW, WRITE } from './stage';

/** First looks in the weeks for reviewers of a team to be a pool of their own. */
const OWN_POOL = 60;
/** What leaves a stage in the weeks, at the least, to tell how long it takes. */
const FEWEST = 30;
/** A pool tells its own distribution from so many values on. */
const OWN_DELAY = 40;

export interface CalibrationOptions {
  seed: number;
  /** False = give up. */
  progress?: (done: number, total: number) => boolean;
}

/** Thrown when the progress says no. */
export class CalibrationCancelled extends Error {
  constructor() {
    super('The calibration was cancelled.');
  }
}

interface Spans {
  item: number[];
  enter: number[];
  leave: number[];
}

/**
 * What the last stable weeks of a history say about how its work flows (measures, section 6). Deterministic by seed. Source: ours.
 *
 * @throws CalibrationCancelled
 */
export function calibrate(history: ForecastHistory, options: CalibrationOptions): ForecastModel {
  const stable = stableWeeksOf(history);
  if (typeof stable === 'string') return refused(stable, [0, 0]);
  const range: [number, number] = [stable.from, stable.to];
  if (!history.known[WRITE] || !history.known[PICKUP] || !history.known[REVIEW]) return refused('stage_unknown', range);

  const { table, past, now } = history;
  const edges = past.edges.slice(stable.from, stable.to + 1);
  const weeks: Periods = { length: stable.to - stable.from, edges };
  const from = edges[0];
  const stays = observedStays(table, from, now, history.selected);
  const all = spansPerStage(stays, from);
  if ([WRITE, PICKUP].some((stage) => all[stage].item.length < FEWEST)) return refused('few_departures', range);

  const looked = hoursOfWeek([...all[PICKUP].leave, ...all[REVIEW].leave, ...all[WRITE].leave], weeks);
  const both = joined(past, history.future);
  const duty = learntDuty(looked, both, history.calendar);
  const time = dutyTimeOf(duty);
  const parts = reviewParts(table, stays);

  const firstLooks = new Float64Array(history.teams.length);
  all[PICKUP].item.forEach((item) => table.team[item] >= 0 && firstLooks[table.team[item]]++);
  const own = history.teams.map((_, team) => team).filter((team) => firstLooks[team] >= OWN_POOL);
  const names = [...own.map((team): string | null => history.teams[team]), null];
  const poolOfTeam = (team: number): number => (own.includes(team) ? own.indexOf(team) : own.length);
  const poolOf = (item: number): number => poolOfTeam(table.team[item]);

  const { trains, trainOf } = calibratedTrains(history, stays, weeks, time);
  const courses = calibratedCourses(table, stays, parts.rounds, poolOf, names.length);
  const looks = (later: number): Spans =>
    spansWhere(parts.looks, (i) => parts.looks.later[i] === later && parts.looks.leave[i] >= from);
  const [first, again] = [looks(0), looks(1)];
  const delay = (spans: Spans, pool: number): CalibratedDelay => {
    const mine = spansWhere(spans, (i) => poolOf(spans.item[i]) === pool);
    const used = mine.item.length >= OWN_DELAY ? mine : spans;
    return calibratedDelay(used.enter, used.leave, time);
  };
  const pools = names.map((team, pool): CalibratedPool => ({
    team,
    write: AUTHORSHIP.map((_, of) => {
      const ofClass = spansWhere(all[WRITE], (i) => table.authorship[all[WRITE].item[i]] === of);
      return delay(ofClass.item.length >= OWN_DELAY ? ofClass : all[WRITE], pool);
    }),
    courses: courses[pool],
    reviewers: null,
    firstLook: delay(first, pool),
    laterLook: delay(again, pool),
    author: delay(parts.author, pool),
    pickupAbandoned: delay(parts.pickupAbandoned, pool),
    reviewAbandoned: delay(parts.reviewAbandoned, pool),
    merge: delay(all[MERGE], pool),
    services: servicesOf(history, stays, (item) => poolOf(item) === pool, trainOf, trains.length),
  }));
  const reviewing = reviewersSeen(history.reviews, names.length, poolOf, weeks);
  const sustained = sustainedLooks(history, names.length, poolOf, time);
  const fits: CalibrationFit[] = [];
  const grids: CalibrationGrid[] = [];
  pools.forEach((pool, place) => {
    if (options.progress?.(place, pools.length) === false) throw new CalibrationCancelled();
    const mine = looksOf(parts.looks, (item) => poolOf(item) === place);
    const fitted = fittedPool(mine, weeks, duty, time, {
      seed: options.seed + place,
      team: pool.team ?? '',
      place,
      mostServers: reviewing[place],
      mostLooks: sustained[place],
    });
    if (!fitted) return;
    pool.reviewers = fitted.reviewers;
    fits.push(...fitted.fits);
    if (fitted.grid) grids.push(fitted.grid);
  });
  // Where the waits of most looks are no queue's, levers would change what was made up.
  const unlike = pools.filter(({ team }) => fits.some((fit) => fit.team === (team ?? '') && fit.refusal === 'no_fit'));
  const looksUnlike = parts.looks.item.filter((item) => unlike.includes(pools[poolOf(item)])).length;
  if (2 * looksUnlike > parts.looks.item.length) return { ...refused('no_fit', range), fits };
  const model: ForecastModel = {
    weeks: range,
    sources: calibratedSources(history, weeks, poolOfTeam, time),
    fits,
    refusal: null,
    profile: profileOf(all[WRITE].enter, weeks),
    duty,
    pools,
    trains,
    operation: operationOf(history, weeks, time),
    firstPass: firstPassOf(history, from),
    hitRate: history.hitRate?.rate ?? NaN,
    unopened: unopenedOf(history, from),
    grids,
  };
  model.fits.push(...stageFits(history, model, options.seed));
  return model;
}

/** Looks of some pull requests. */
function looksOf(looks: Looks, isOf: (item: number) => boolean): PoolLooks {
  const places: number[] = [];
  for (let i = 0; i < looks.item.length; i++) if (isOf(looks.item[i])) places.push(i);
  return {
    later: Uint8Array.from(places, (i) => looks.later[i]),
    enter: Float64Array.from(places, (i) => looks.enter[i]),
    leave: Float64Array.from(places, (i) => looks.leave[i]),
  };
}

function refused(refusal: CalibrationRefusal, weeks: [number, number]): ForecastModel {
  return {
    weeks,
    sources: [],
    fits: [],
    refusal,
    profile: new Float64Array(HOURS_OF_WEEK).fill(1),
    duty: undefined,
    pools: [],
    trains: [],
    operation: { resolution: calibratedDelay([], [], dutyTimeOf(undefined)), unlinkedPerWeek: 0, fixes: 0 },
    firstPass: NaN,
    hitRate: NaN,
    unopened: new Float64Array(0),
    grids: [],
  };
}

/** Stays that ended by moving on, per stage. */
function spansPerStage(stays: ObservedStays, from: number): Spans[] {
  const spans = Array.from({ length: DEPLOY + 1 }, (): Spans => ({ item: [], enter: [], leave: [] }));
  for (let row = 0; row < stays.length; row++) {
    if (stays.next[row] === STILL || stays.next[row] === GIVEN_UP || stays.leave[row] < from) continue;
    const of = spans[stays.stage[row]];
    of.item.push(stays.item[row]);
    of.enter.push(stays.enter[row]);
    of.leave.push(stays.leave[row]);
  }
  return spans;
}

function spansWhere(spans: Spans, holds: (place: number) => boolean): Spans {
  const found: Spans = { item: [], enter: [], leave: [] };
  for (let i = 0; i < spans.item.length; i++) {
    if (!holds(i)) continue;
    found.item.push(spans.item[i]);
    found.enter.push(spans.enter[i]);
    found.leave.push(spans.leave[i]);
  }
  return found;
}

/** Past and future weeks, one after the other. */
function joined(past: Periods, future: Periods): Periods {
  const edges = new Float64Array(past.length + future.length + 1);
  edges.set(past.edges);
  edges.set(future.edges.subarray(1), past.length + 1);
  return { length: edges.length - 1, edges };
}

export function dutyTimeOf(duty: OnDuty | undefined): DutyTime {
  if (!duty) return { clock: (at) => at, always: true };
  return { clock: workingClock(duty.starts, duty.ends), always: false };
}

function profileOf(times: readonly number[], weeks: Periods): Float64Array {
  const counts = hoursOfWeek(times, weeks);
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum === 0) return new Float64Array(HOURS_OF_WEEK).fill(1);
  return counts.map((count) => (count * HOURS_OF_WEEK) / sum);
}

/** Which trains the merged changes of a pool go with; what is not deployed at all is left out of the shares. */
function servicesOf(
  { table }: ForecastHistory,
  stays: ObservedStays,
  isOf: (item: number) => boolean,
  trainOf: Int32Array,
  trains: number,
): Float64Array {
  const counts = new Float64Array(trains);
  let merged = 0;
  for (let row = 0; row < stays.length; row++) {
    if (!isOf(stays.item[row])) continue;
    if (stays.stage[row] === MERGE && stays.next[row] !== STILL && stays.next[row] !== GIVEN_UP) merged++;
    if (stays.stage[row] !== DEPLOY) continue;
    const train = trainOf[table.service[stays.item[row]]];
    if (train >= 0) counts[train]++;
  }
  const sum = counts.reduce((total, count) => total + count, 0);
  return counts.map((count) => count / Math.max(1, sum, merged));
}

function operationOf(
  { incidents, table, known }: ForecastHistory,
  weeks: Periods,
  time: DutyTime,
): ForecastModel['operation'] {
  const from = weeks.edges[0];
  const enter: number[] = [];
  const leave: number[] = [];
  let unlinked = 0;
  let opened = 0;
  for (let i = 0; i < incidents.opened.length; i++) {
    if (incidents.resolved[i] >= from) {
      enter.push(incidents.opened[i]);
      leave.push(incidents.resolved[i]);
    }
    if (!(incidents.opened[i] >= from)) continue;
    opened++;
    if (incidents.deploy[i] < 0) unlinked++;
  }
  const revert = flagBit('revert');
  let reverts = 0;
  for (let item = table.length - 1; item >= 0 && table.created[item] >= from; item--)
    if ((table.flags[item] & revert) !== 0) reverts++;
  return {
    resolution: calibratedDelay(enter, leave, time),
    unlinkedPerWeek: known[DEPLOY + 1] ? unlinked / weeks.length : 0,
    fixes: opened > 0 ? Math.min(1, reverts / opened) : 0,
  };
}

function firstPassOf({ firstPass, table }: ForecastHistory, from: number): number {
  let known = 0;
  let passed = 0;
  for (let item = table.length - 1; item >= 0 && table.created[item] >= from; item--) {
    if (firstPass[item] === 255) continue;
    known++;
    passed += firstPass[item];
  }
  return known > 0 ? passed / known : NaN;
}

/** Seconds between beginning and opening of what was opened in the weeks, sorted. */
function unopenedOf({ table }: ForecastHistory, from: number): Float64Array {
  const hidden: number[] = [];
  for (let item = table.length - 1; item >= 0 && table.created[item] >= from; item--) {
    const before = table.created[item] - table.enter[WRITE][item];
    if (before >= 0) hidden.push(before);
  }
  return Float64Array.from(hidden).sort();
}
