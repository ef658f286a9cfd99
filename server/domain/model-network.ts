import { scaledLaw } from './calibrated-delay';
import { AUTHORSHIP } from './authorship';
import {
  authorshipOfClass,
  CHANGE_CLASSES,
  CLASSES,
  FIX_CLASS,
  INCIDENT_CLASS,
  isSmall,
  isSmallClass,
} from './forecast-classes';
import type { ForecastHistory } from './forecast-history';
import type { Levers } from './forecast-levers';
import type { CalibratedDelay, CalibratedPool, CalibratedSource, ForecastModel } from './forecast-model';
import { reviewEffortOf } from './lever-effort';
import { checkTrains } from './lever-trains';
import { LeverRefusal } from './lever-refusal';
import { basePerWeek, incidentsOf } from './model-incidents';
import { reviewersOf } from './lever-reviewers';
import { writingOf } from './lever-writing';
import { arrivalShape } from './model-arrivals';
import { initialItems, UNIT_LINES } from './model-initial';
import { stageOf, stationPlaces, type StationPlaces } from './model-stations';
import { trainStation } from './model-trains';
import {
  LEAVES,
  type Law,
  type Network,
  type Pool,
  type Route,
  type Source,
  type Spawn,
  type Station,
} from './queue-network/network';
import { writingGrowth } from './rollout-growth';
import { SIZE_LINES } from './size-lines';
import { STAGES } from './stage';

/** Effort × size^e. Published data fit up to .69; the smaller the more careful. */
export const SIZE_EXPONENT = 0.3;
/** Later looks stand behind first ones where a pool looks at new work first. */
const BEHIND = 10;
const NO_SIZE: Law = { law: 'constant', value: 1 };
const AT_ONCE: CalibratedDelay = { law: { law: 'constant', value: 0 }, onDuty: false, n: 0 };

/**
 * The network of a history under levers: from its work in progress over its future weeks, stages tallied as STAGES, and one more of what is no change. Pools of reviewers are the network's
 * first pools, in the order of the model's (also those whose waits do not depend on the load; they have infinitely many servers and no station).
 *
 * @throws LeverRefusal for a lever that is not known here
 */
export function networkOf(history: ForecastHistory, model: ForecastModel, levers: Levers): Network {
  if (model.refusal !== null) throw new LeverRefusal('no_model', '', model.refusal);
  const places = stationPlaces(model);
  const servers = reviewersOf(model.pools, levers);
  const effort = reviewEffortOf(model, levers);
  if (!(levers.ciTime >= 0 && levers.ciTime < Infinity))
    throw new LeverRefusal('bad_value', 'ciTime', String(levers.ciTime));
  if (levers.wipLimit !== null && !(levers.wipLimit >= 1))
    throw new LeverRefusal('bad_value', 'wipLimit', String(levers.wipLimit));

  const pools: Pool[] = [];
  const stations: Station[] = new Array<Station>(places.count);
  model.pools.forEach((pool, place) => {
    const whole = Number.isNaN(servers[place]) ? Infinity : Math.max(1, Math.round(servers[place]));
    // What rounding takes from the servers goes into the time of one, so that the capacity is what was asked for.
    const times = Number.isFinite(whole) ? (effort * whole) / servers[place] : effort;
    pools.push({ servers: whole, calendar: model.duty, interruption: 'resume' });
    poolStations(stations, { model, places, place, levers, times });
    void pool;
  });
  model.trains.forEach((train, place) => {
    stations[places.trains[place]] = trainStation(history, model, train, levers, prioritiesOf(levers));
  });
  checkTrains(model, levers);
  const { operation } = model;
  stations[places.operate] = delayStation(
    places,
    places.operate,
    model,
    () => operation.resolution,
    () => [leaves()],
  );
  const incidents = incidentsOf(history, model, levers, places);
  return {
    start: history.now,
    end: history.future.edges[history.future.length],
    stages: STAGES.length + 1,
    classes: CLASSES,
    pools,
    stations,
    sources: [...sourcesOf(history, model, levers, places), ...incidents.sources],
    initial: initialItems(history, model, places),
    spawns: [...incidents.spawns, ...restsOf(model, places)],
    limits:
      levers.wipLimit === null
        ? []
        : [
            {
              stations: places.pools.flatMap((of) => [
                of.notice,
                of.first,
                of.pickupAbandoned,
                of.author,
                of.later,
                of.approved,
                of.reviewAbandoned,
              ]),
              most: Math.round(levers.wipLimit),
            },
          ],
  };
}

const leaves = (share = 1): Route => ({ to: LEAVES, share });

/** Priority per class; what mends an incident goes before all. */
function prioritiesOf({ priority }: Levers): number[] {
  return Array.from({ length: CLASSES }, (_, of) => {
    if (of === FIX_CLASS) return 0;
    const agent = of < CHANGE_CLASSES && authorshipOfClass(of) === AUTHORSHIP.indexOf('agent_authored');
    if (priority === 'small') return isSmallClass(of) ? 1 : 2;
    if (priority === 'human') return agent ? 2 : 1;
    if (priority === 'agent') return agent ? 1 : 2;
    return 1;
  });
}

function perClass<T>(tell: (of: number) => T): T[] {
  return Array.from({ length: CLASSES }, (_, of) => tell(of));
}

/** Where changes' classes look their authorship up; incidents and what mends them count as unmarked. */
const authorshipOf = (of: number): number => (of < CHANGE_CLASSES ? authorshipOfClass(of) : AUTHORSHIP.length - 1);

function delayStation(
  places: StationPlaces,
  station: number,
  { duty }: ForecastModel,
  delayOf: (of: number) => CalibratedDelay,
  routesOf: (of: number) => Route[],
  times = 1,
): Station {
  const delays = perClass(delayOf);
  return {
    kind: 'delay',
    stage: stageOf(places, station),
    delay: delays.map(({ law }) => scaledLaw(law, times)),
    // One clock per station: that of most classes' values.
    calendar: delays[delays.length - 1].onDuty ? duty : undefined,
    routes: perClass(routesOf),
  };
}

/** The ten stations of a pool. */
function poolStations(
  stations: Station[],
  {
    model,
    places,
    place,
    levers,
    times,
  }: { model: ForecastModel; places: StationPlaces; place: number; levers: Levers; times: number },
): void {
  const pool = model.pools[place];
  const at = places.pools[place];
  const courseOf = (of: number): CalibratedPool['courses'][number] => pool.courses[authorshipOf(of)];
  const delay = (
    station: number,
    delayOf: (of: number) => CalibratedDelay,
    routesOf: (of: number) => Route[],
    longer = 1,
  ): void => {
    stations[station] = delayStation(places, station, model, delayOf, routesOf, longer);
  };
  const gone = [{ to: LEAVES, share: 1, abandons: true as const }];
  delay(
    at.write,
    (of) => pool.write[authorshipOf(of)],
    (of) => {
      const { abandonedInWrite, unreviewed, abandonedInPickup } = courseOf(of);
      const goes = 1 - abandonedInWrite;
      const looked = goes * (1 - unreviewed);
      return [
        { to: LEAVES, share: abandonedInWrite, abandons: true },
        { to: at.merge, share: goes * unreviewed },
        { to: at.pickupAbandoned, share: looked * abandonedInPickup },
        { to: at.notice, share: looked * (1 - abandonedInPickup) },
      ];
    },
  );
  delay(
    at.pickupAbandoned,
    () => pool.pickupAbandoned,
    () => gone,
  );
  delay(
    at.reviewAbandoned,
    () => pool.reviewAbandoned,
    () => gone,
  );
  const firstRoutes = (of: number): Route[] => {
    const { abandonedInReview, furtherRounds, authorFirst } = courseOf(of);
    const stays = 1 - abandonedInReview;
    const more = stays * furtherRounds;
    return [
      { to: at.reviewAbandoned, share: abandonedInReview },
      { to: at.approved, share: stays - more },
      { to: at.author, share: more * authorFirst },
      { to: at.later, share: more * (1 - authorFirst) },
    ];
  };
  const laterRoutes = (of: number): Route[] => {
    const { again } = courseOf(of);
    return [
      { to: at.merge, share: 1 - again },
      { to: at.author, share: again },
    ];
  };
  delay(
    at.approved,
    () => AT_ONCE,
    () => [{ to: at.merge, share: 1 }],
  );
  delay(
    at.author,
    () => pool.author,
    () => [{ to: at.later, share: 1 }],
  );
  delay(
    at.merge,
    () => pool.merge,
    (of) => {
      const { abandonedInMerge } = courseOf(of);
      const merged = 1 - abandonedInMerge;
      const routes = places.trains.map((to, train): Route => ({ to, share: merged * pool.services[train] }));
      const rest = merged * Math.max(0, 1 - pool.services.reduce((sum, share) => sum + share, 0));
      return [{ to: LEAVES, share: abandonedInMerge, abandons: true }, leaves(rest), ...routes];
    },
    levers.ciTime,
  );
  const { reviewers } = pool;
  if (!reviewers) {
    delay(
      at.notice,
      () => AT_ONCE,
      () => [{ to: at.first, share: 1 }],
    );
    delay(at.first, () => pool.firstLook, firstRoutes, times);
    delay(at.later, () => pool.laterLook, laterRoutes, times);
    delay(
      at.rest,
      () => AT_ONCE,
      () => [leaves()],
    );
    return;
  }
  const notice: Law =
    reviewers.notice > 0 ? { law: 'exponential', mean: reviewers.notice } : { law: 'constant', value: 0 };
  delay(
    at.notice,
    () => ({ law: notice, onDuty: model.duty !== undefined, n: 0 }),
    () => [{ to: at.first, share: 1 }],
  );
  const law = serviceLaw(
    model.sources.filter((source) => source.pool === place),
    reviewers,
    times,
  );
  const priority = prioritiesOf(levers);
  const behind = reviewers.order === 'first_looks' ? BEHIND : 0;
  const station = (stage: number, more: number, routesOf: (of: number) => Route[]): Station => ({
    kind: 'service',
    stage,
    pool: place,
    service: perClass(() => law),
    sizeExponent: SIZE_EXPONENT,
    // What mends an incident is looked at before all, also in its later rounds.
    priority: priority.map((of, itemClass) => (itemClass === FIX_CLASS ? 0 : of + more)),
    routes: perClass(routesOf),
  });
  stations[at.first] = station(stageOf(places, at.first), 0, firstRoutes);
  stations[at.later] = station(stageOf(places, at.later), behind, laterRoutes);
  const rest: Law = { law: 'exponential', mean: Math.max(1, reviewers.rest * times) };
  stations[at.rest] = {
    kind: 'service',
    stage: stageOf(places, at.rest),
    pool: place,
    service: perClass(() => rest),
    sizeExponent: 0,
    // The reviewer is not free yet, whatever waits.
    priority: perClass(() => -1),
    routes: perClass(() => [leaves()]),
  };
}

/** Service of an item of size 1, so that with sizes the mean and the cv are the calibrated ones. */
export function serviceLaw(
  sources: readonly Pick<CalibratedSource, 'sizes'>[],
  { service, cv }: { service: number; cv: number },
  times: number,
): Law {
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (const { sizes } of sources)
    sizes.forEach((count, size) => {
      const effort = (SIZE_LINES[size] / UNIT_LINES) ** SIZE_EXPONENT;
      n += count;
      sum += count * effort;
      squares += count * effort * effort;
    });
  if (n === 0) return { law: 'lognormal', mean: service * times, cv };
  const mean = sum / n;
  const spread = squares / n / (mean * mean);
  return {
    law: 'lognormal',
    mean: (service * times) / mean,
    cv: Math.sqrt(Math.max(0.01, (1 + cv * cv) / spread - 1)),
  };
}

function sourcesOf(history: ForecastHistory, model: ForecastModel, levers: Levers, places: StationPlaces): Source[] {
  const shape = arrivalShape(history, model);
  const times = writingOf(model, levers);
  const begun = model.sources.reduce((sum, { perWeek }) => sum + perWeek, 0);
  // What mends incidents is counted among what is begun: it comes from the incidents here.
  const mends = begun > 0 ? Math.max(0, 1 - (basePerWeek(model) * model.operation.fixes) / begun) : 1;
  return model.sources.flatMap((source) => {
    const total = source.sizes.reduce((sum, count) => sum + count, 0);
    const rate = source.perWeek * times(source) * mends;
    const grows = writingGrowth(levers, source.team, shape.edges, history.future);
    return [true, false].map((small): Source => {
      const values: number[] = [];
      source.sizes.forEach((count, size) => {
        if (isSmall(size) === small) for (let i = 0; i < count; i++) values.push(SIZE_LINES[size] / UNIT_LINES);
      });
      const share = total > 0 ? values.length / total : 0;
      return {
        station: places.pools[source.pool].write,
        class: 2 * source.class + (small ? 0 : 1),
        arrivals: { edges: shape.edges, perSecond: shape.perSecond.map((of, span) => of * rate * share * grows(span)) },
        size: values.length > 0 ? { law: 'empirical', sorted: Float64Array.from(values) } : NO_SIZE,
        lines: UNIT_LINES,
        ...(source.noise > 0 && { noise: { cv: source.noise, stream: 0 } }),
      };
    });
  });
}

/** After each look its reviewer is busy otherwise for a while. */
function restsOf({ pools }: ForecastModel, places: StationPlaces): Spawn[] {
  return pools.flatMap(({ reviewers }, pool) =>
    reviewers && reviewers.rest > 0
      ? [places.pools[pool].first, places.pools[pool].later].map((at) => ({
          ...{ at, perItem: 1, perLine: 0, perDeparture: 0, to: places.pools[pool].rest },
          ...{ toClass: INCIDENT_CLASS, size: 1, lines: 0 },
        }))
      : [],
  );
}
