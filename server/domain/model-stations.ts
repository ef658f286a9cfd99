import { PICKUP, REVIEW, WRITE, MERGE, DEPLOY, OPERATE, STAGES } from './stage';
import type { ForecastModel } from './forecast-model';

/** Stations of one pool, as places in the network. */
export interface PoolStations {
  write: number;
  /** Until somebody notices that there is something to look at. */
  notice: number;
  first: number;
  pickupAbandoned: number;
  author: number;
  later: number;
  /** Approved by the first look: a review that takes no time. */
  approved: number;
  reviewAbandoned: number;
  /** What keeps a reviewer after a look: no stage of a change. */
  rest: number;
  merge: number;
}

/** Where everything stands in the network of a model: ten stations per pool, one per train, and operate. */
export interface StationPlaces {
  pools: PoolStations[];
  trains: number[];
  operate: number;
  count: number;
}

const PER_POOL = 10;
/** Stage of what is no change; behind STAGES. */
export const OTHER_WORK = STAGES.length;
export const POOL_STAGES = [WRITE, PICKUP, PICKUP, PICKUP, REVIEW, REVIEW, REVIEW, REVIEW, OTHER_WORK, MERGE];

export function stationPlaces(model: Pick<ForecastModel, 'pools' | 'trains'>): StationPlaces {
  const pools = model.pools.map((_, pool): PoolStations => {
    const at = pool * PER_POOL;
    return {
      write: at,
      notice: at + 1,
      first: at + 2,
      pickupAbandoned: at + 3,
      author: at + 4,
      later: at + 5,
      approved: at + 6,
      reviewAbandoned: at + 7,
      rest: at + 8,
      merge: at + 9,
    };
  });
  const trains = model.trains.map((_, train) => model.pools.length * PER_POOL + train);
  const operate = model.pools.length * PER_POOL + trains.length;
  return { pools, trains, operate, count: operate + 1 };
}

/** Stage of a station. */
export function stageOf(places: StationPlaces, station: number): number {
  if (station === places.operate) return OPERATE;
  return station < places.pools.length * PER_POOL ? POOL_STAGES[station % PER_POOL] : DEPLOY;
}
