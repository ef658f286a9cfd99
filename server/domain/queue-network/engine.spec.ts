import {
  constant,
  delay,
  given,
  initial,
  network,
  out,
  pool,
  poisson,
  service,
  train,
} from '../../../test/support/small-networks';
import type { Network } from './network';
import { INITIAL, SPAWNED } from './path';
import { NetworkSimulation, simulate } from './simulate';

const whole = { length: 1, edges: Float64Array.of(0, 100) };
const traced = (given: Partial<Network>) => {
  const { trace } = simulate(network(given), whole, { seed: 1, replication: 0, trace: true });
  if (!trace) throw new Error('No trace.');
  return trace;
};
/** When the items left, in the order of their coming. */
const leaves = (given: Partial<Network>): number[] => {
  const trace = traced(given);
  return Array.from(trace.leave)
    .map((leave, i) => [trace.number[i], leave])
    .sort((a, b) => a[0] - b[0])
    .map(([, leave]) => leave);
};

describe('the queue network, by hand (oracles of the measures, section 6, first)', () => {
  it('ends at 2.5 4.0 5.5 7.0 8.5 with arrivals every 1, service 1.5 and one server', () => {
    expect(leaves({ stations: [service(constant(1.5))], sources: [given([1, 2, 3, 4, 5])] })).toEqual([
      2.5, 4, 5.5, 7, 8.5,
    ]);
  });

  it('takes 1 1 1 2 2 3 3 3 4 with trains at 1 2 3 4 of 3 2 5 3 seats', () => {
    const stations = [train([1, 2, 3, 4], [3, 2, 5, 3])];
    const sources = [given([0.3, 0.5, 0.7, 1.2, 1.3, 1.8, 2.6, 2.7, 3.1])];
    expect(leaves({ stations, sources })).toEqual([1, 1, 1, 2, 2, 3, 3, 3, 4]);
  });

  it.each([
    ['resume', 15, 10],
    ['restart', 19, 14],
  ] as const)('ends a job at 1 that needs 10, on duty [0, 5) and from 9: if %s at %i', (interruption, end, busy) => {
    const calendar = { starts: Float64Array.of(0, 9), ends: Float64Array.of(5, 100) };
    const asked = { pools: [pool(1, { calendar, interruption })], stations: [service(constant(10))] };
    expect(leaves({ ...asked, sources: [given([1])] })).toEqual([end]);
    // Resumed: 4 + 6; begun anew: 4 thrown away + 10.
    const path = simulate(network({ ...asked, sources: [given([1])] }), whole, { seed: 1, replication: 0 });
    expect(path.busy[0] * 3600).toBeCloseTo(busy, 9);
  });

  it('begins nothing off duty: who is more urgent goes first at the opening, though it came later', () => {
    const calendar = { starts: Float64Array.of(9), ends: Float64Array.of(100) };
    const trace = traced({
      classes: 2,
      pools: [pool(1, { calendar })],
      stations: [
        service(constant(2), { service: [constant(2), constant(2)], priority: [1, 0], routes: [[out], [out]] }),
      ],
      sources: [given([1]), given([2], { class: 1 })],
    });
    expect([Array.from(trace.source), Array.from(trace.begin), Array.from(trace.leave)]).toEqual([
      [1, 0],
      [9, 11],
      [11, 13],
    ]);
  });

  it('puts nobody in service out for who is more urgent', () => {
    const both = { service: [constant(3), constant(1)], priority: [1, 0], routes: [[out], [out]] };
    const sources = [given([0, 1]), given([2], { class: 1 })];
    const trace = traced({ classes: 2, stations: [service(constant(3), both)], sources });
    // The first until 3, then the urgent one until 4, then the second until 7.
    expect([Array.from(trace.source), Array.from(trace.leave)]).toEqual([
      [0, 1, 0],
      [3, 4, 7],
    ]);
  });

  it('queues what is there at the start by when it entered, before what comes', () => {
    const trace = traced({
      stations: [service(constant(2))],
      sources: [given([0])],
      initial: initial([
        [0, -1],
        [0, -5],
      ]),
    });
    expect([Array.from(trace.source), Array.from(trace.number), Array.from(trace.leave)]).toEqual([
      [INITIAL, INITIAL, 0],
      [1, 0, 0],
      [2, 4, 6],
    ]);
  });

  it('tallies by period what by hand is 1 ½ units in the first and 1 ½ in the second, and one initial item', () => {
    // Initial item done at 1; the next comes at .5, is served 1 to 2; periods [0, 1) and [1, 4): in the first 1 + .5, in the second 1.
    const asked = network({
      stations: [service(constant(1))],
      sources: [given([0.5])],
      initial: initial([[0, -3]]),
    });
    const path = simulate(asked, { length: 2, edges: Float64Array.of(0, 1, 4) }, { seed: 1, replication: 0 });
    expect(Array.from(path.wip)).toEqual([2, 0]);
    expect(Array.from(path.arrivals)).toEqual([1, 0]);
    // What happens at an edge belongs to the later period.
    expect(Array.from(path.departures)).toEqual([0, 2]);
    expect(Array.from(path.hours, (hours) => hours * 3600)).toEqual([1.5, 1]);
    expect(Array.from(path.busy, (hours) => hours * 3600)).toEqual([1, 1]);
    expect(Array.from(path.durations, (hours) => hours * 3600)).toEqual([4, 1.5]);
    expect(Array.from(path.offsets)).toEqual([0, 0, 2]);
  });

  it('lets a limit keep items where they come from, in their order, without a server', () => {
    const trace = traced({
      stages: 2,
      stations: [delay(constant(1), { routes: [[{ to: 1, share: 1 }]] }), service(constant(3), { stage: 1, pool: 0 })],
      pools: [pool(9)],
      sources: [given([0, 0.25, 0.5, 0.75])],
      limits: [{ stations: [1], most: 2 }],
    });
    const at = (station: number, column: Float64Array): number[] =>
      Array.from(column).filter((_, i) => trace.station[i] === station);
    // Two go in at 1 and 1.25; the others are done at 1.5 and 1.75, and go in as those leave, at 4 and 4.25.
    expect(at(0, trace.finish)).toEqual([1, 1.25, 1.5, 1.75]);
    expect(at(0, trace.leave)).toEqual([1, 1.25, 4, 4.25]);
    expect(at(1, trace.leave)).toEqual([4, 4.25, 7, 7.25]);
  });

  it('gives rise to new items: per item, per line, and once per departure of a train that has somebody on board', () => {
    const spawn = { perItem: 0, perLine: 0, perDeparture: 0, to: 1, toClass: 0, size: 1, lines: 0 };
    const trace = traced({
      stages: 2,
      stations: [train([1, 2, 3], [9, 9, 9], { run: constant(0.5) }), delay(constant(1), { stage: 1 })],
      sources: [given([0.1, 0.2, 2.5], { lines: 10 })],
      spawns: [
        { ...spawn, at: 0, perItem: 1 },
        { ...spawn, at: 0, perLine: 0.2 },
        { ...spawn, at: 0, perDeparture: 1 },
      ],
    });
    const of = (source: number): number[] =>
      Array.from(trace.enter).filter((_, i) => trace.source[i] === source && trace.station[i] === 1);
    // Trains that left at 1 and 3 bring two and one; that of 2 brings nobody.
    expect(of(SPAWNED)).toEqual([1.5, 1.5, 3.5]);
    expect(of(SPAWNED - 1)).toEqual([1.5, 1.5, 1.5, 1.5, 3.5, 3.5]);
    expect(of(SPAWNED - 2)).toEqual([1.5, 3.5]);
  });

  it('tells the abandoned apart, and changes classes by the route', () => {
    const path = simulate(
      network({
        stages: 2,
        classes: 2,
        stations: [
          delay(constant(1), {
            delay: [constant(1), constant(1)],
            routes: [[{ to: 1, share: 1, toClass: 1 }], [out]],
          }),
          delay(constant(1), {
            stage: 1,
            delay: [constant(1), constant(5)],
            routes: [[out], [{ ...out, abandons: true }]],
          }),
        ],
        sources: [given([0, 1])],
      }),
      whole,
      { seed: 1, replication: 0 },
    );
    expect([Array.from(path.departures), Array.from(path.abandoned)]).toEqual([
      [2, 2],
      [0, 2],
    ]);
    expect(Array.from(path.durations, (hours) => Math.round(hours * 3600))).toEqual([1, 1, 5, 5]);
  });

  it('takes sizes to their power', () => {
    const stations = [service(constant(1), { sizeExponent: 0.5 })];
    expect(leaves({ stations, sources: [given([0], { size: constant(9) })] })).toEqual([3]);
  });

  it('is the same for the same seed and replication, whatever was run before, and another one for others', () => {
    const asked = network({
      stations: [service({ law: 'lognormal', mean: 0.8, cv: 1 })],
      sources: [poisson(1, 0, 100)],
    });
    const one = new NetworkSimulation(asked, whole, { seed: 7 });
    const durations = (path: { durations: Float64Array }): number[] => Array.from(path.durations);
    const first = durations(one.run(3));
    expect(durations(one.run(4))).not.toEqual(first);
    expect(durations(one.run(3))).toEqual(first);
    expect(durations(simulate(asked, whole, { seed: 7, replication: 3 }))).toEqual(first);
    expect(durations(simulate(asked, whole, { seed: 8, replication: 3 }))).not.toEqual(first);
  });

  it.each<[string, Partial<Network>, string]>([
    ['shares', { stations: [delay(constant(1), { routes: [[{ to: -1, share: 0.9 }]] })] }, 'add to 0.9'],
    ['fractions of servers', { pools: [pool(1.5)] }, 'Pool 0 has 1.5 servers'],
    ['routes to nowhere', { stations: [delay(constant(1), { routes: [[{ to: 7, share: 1 }]] })] }, 'is 7, but must be'],
    ['laws without a mean', { stations: [delay(constant(NaN))] }, 'is NaN'],
    ['trains out of order', { stations: [train([2, 1], [1, 1])] }, 'Departure 1 of train 0 is at 1, before 2'],
    ['short periods of the network', { end: 50 }, 'The periods run from 0 to 100'],
  ])('refuses %s', (_, given, message) => {
    expect(() => new NetworkSimulation(network(given), whole, { seed: 1 })).toThrow(message);
  });
});
