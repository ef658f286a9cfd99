import {
  LEAVES,
  type DelayStation,
  type InitialItems,
  type Law,
  type Network,
  type Pool,
  type Route,
  type ServiceStation,
  type Source,
  type TrainStation,
} from '../../server/domain/queue-network/network';
import { studentQuantile } from '../../server/domain/statistics/student-quantile';

/** Pieces of queueing networks for tests, one class unless said, so that a test names only what it is about. */
export const constant = (value: number): Law => ({ law: 'constant', value });
export const exponential = (mean: number): Law => ({ law: 'exponential', mean });
export const out: Route = { to: LEAVES, share: 1 };

export function pool(servers: number, more: Partial<Pool> = {}): Pool {
  return { servers, interruption: 'resume', ...more };
}

export function service(law: Law, more: Partial<ServiceStation> = {}): ServiceStation {
  return {
    kind: 'service',
    stage: 0,
    pool: 0,
    service: [law],
    sizeExponent: 0,
    priority: [0],
    routes: [[out]],
    ...more,
  };
}

export function delay(law: Law, more: Partial<DelayStation> = {}): DelayStation {
  return { kind: 'delay', stage: 0, delay: [law], routes: [[out]], ...more };
}

export function train(departures: number[], seats: number[], more: Partial<TrainStation> = {}): TrainStation {
  return {
    kind: 'train',
    stage: 0,
    departures: Float64Array.from(departures),
    seats: Float64Array.from(seats),
    run: constant(0),
    priority: [0],
    routes: [[out]],
    ...more,
  };
}

export function given(times: number[], more: Partial<Source> = {}): Source {
  return { station: 0, class: 0, arrivals: { times: Float64Array.from(times) }, size: constant(1), lines: 0, ...more };
}

/** A Poisson stream of one rate, from `from` to `to`. */
export function poisson(rate: number, from: number, to: number, more: Partial<Source> = {}): Source {
  const arrivals = { edges: Float64Array.of(from, to), perSecond: Float64Array.of(rate) };
  return { station: 0, class: 0, arrivals, size: constant(1), lines: 0, ...more };
}

/** Items as [station, entered] or [station, entered, class]. */
export function initial(items: [number, number, number?][]): InitialItems {
  return {
    station: Int32Array.from(items, ([station]) => station),
    class: Uint8Array.from(items, ([, , itemClass]) => itemClass ?? 0),
    size: new Float64Array(items.length).fill(1),
    lines: new Float64Array(items.length),
    entered: Float64Array.from(items, ([, entered]) => entered),
  };
}

/** From 0 to 100 with one pool of one server, unless said. */
export function network(more: Partial<Network>): Network {
  return {
    start: 0,
    end: 100,
    stages: 1,
    classes: 1,
    pools: [pool(1)],
    stations: [],
    sources: [],
    initial: initial([]),
    spawns: [],
    limits: [],
    ...more,
  };
}

/** The 99 % interval of a mean from independent replications, by Student's t. */
export function interval99(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  const half = studentQuantile(0.995, values.length - 1) * Math.sqrt(variance / values.length);
  return [mean - half, mean + half];
}
