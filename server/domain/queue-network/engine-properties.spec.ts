import fc from 'fast-check';
import {
  constant,
  delay,
  exponential,
  given,
  initial,
  interval99,
  network,
  out,
  pool,
  poisson,
  service,
  train,
} from '../../../test/support/small-networks';
import { LEAVES, type Network, type Route, type Station } from './network';
import type { SimulatedPath, Trace } from './path';
import { NetworkSimulation, simulate } from './simulate';

const END = 60;
const PERIODS = { length: 6, edges: Float64Array.of(0, 10, 20, 30, 40, 50, END) };
const CALENDAR = { starts: Float64Array.of(1, 9, 21, 33), ends: Float64Array.of(8, 20, 31, 90) };

/** Networks of all there is: pools with and without duty, delays, trains, rework, abandonment, spawns, limits, what is there at the start. */
const networks: fc.Arbitrary<Network> = fc
  .record({
    servers: fc.array(fc.constantFrom(0, 1, 2, 3, Infinity), { minLength: 2, maxLength: 2 }),
    restart: fc.boolean(),
    onDuty: fc.boolean(),
    seats: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }),
    rework: fc.double({ min: 0, max: 0.6, noNaN: true }),
    abandoned: fc.double({ min: 0, max: 0.3, noNaN: true }),
    rate: fc.double({ min: 0.1, max: 3, noNaN: true }),
    perItem: fc.double({ min: 0, max: 0.5, noNaN: true }),
    most: fc.option(fc.integer({ min: 0, max: 5 })),
    there: fc.array(fc.tuple(fc.nat(4), fc.integer({ min: -30, max: 0 }), fc.nat(1)), { maxLength: 12 }),
    priority: fc.array(fc.nat(2), { minLength: 2, maxLength: 2 }),
  })
  .map(({ servers, restart, onDuty, seats, rework, abandoned, rate, perItem, most, there, priority }) => {
    const both = <T>(one: T): T[] => [one, one];
    const to = (place: number, share = 1): Route => ({ to: place, share });
    const laws = both(exponential(0.7));
    const stations: Station[] = [
      delay(constant(0), {
        delay: both({ law: 'empirical', sorted: Float64Array.of(1, 2, 9) }),
        routes: both([to(1)]),
      }),
      service(constant(0), { stage: 1, service: laws, priority, routes: both([to(2, rework), to(3, 1 - rework)]) }),
      service(constant(0), {
        stage: 2,
        service: laws,
        priority: [1, 0],
        sizeExponent: 0.5,
        routes: both([to(1, 0.3), { to: LEAVES, share: abandoned, abandons: true }, to(3, 0.7 - abandoned)]),
      }),
      train([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 59], seats, {
        stage: 3,
        run: constant(0.5),
        priority: both(0),
        routes: both([out]),
      }),
      service(constant(0), {
        stage: 4,
        pool: 1,
        service: laws,
        priority: both(0),
        routes: both([{ ...out, toClass: 1 }]),
      }),
    ];
    return network({
      end: END,
      stages: 5,
      classes: 2,
      pools: [
        pool(servers[0], { ...(onDuty && { calendar: CALENDAR }), interruption: restart ? 'restart' : 'resume' }),
        pool(servers[1]),
      ],
      stations,
      sources: [
        poisson(rate, 0, END, { size: exponential(1), lines: 10, noise: { cv: 0.3, stream: 0 } }),
        poisson(rate / 2, 0, END, { class: 1 }),
      ],
      initial: initial(there),
      spawns: [
        { at: 3, perItem, perLine: 0.002, perDeparture: 0.2, to: 4, toClass: 0, size: 1, lines: 0 },
        { at: 4, perItem: 0.3, perLine: 0, perDeparture: 0, to: 0, toClass: 1, size: 2, lines: 5 },
      ],
      limits: most === null ? [] : [{ stations: [1, 2], most }],
    });
  });

const tracedPath = (asked: Network, replication: number): SimulatedPath & { trace: Trace } => {
  const path = simulate(asked, PERIODS, { seed: 4, replication, trace: true });
  if (!path.trace) throw new Error('No trace.');
  return { ...path, trace: path.trace };
};
const stageOf = (asked: Network, trace: Trace, row: number): number => asked.stations[trace.station[row]].stage;

/** Stays in stages: stays at stations of one stage on end are one. */
function stays(asked: Network, trace: Trace): { stage: number; enter: number; leave: number }[] {
  const items = new Map<string, number[]>();
  for (let row = 0; row < trace.length; row++) {
    const name = `${trace.source[row]} ${trace.number[row]}`;
    items.set(name, [...(items.get(name) ?? []), row]);
  }
  const found: { stage: number; enter: number; leave: number }[] = [];
  for (const rows of items.values()) {
    let last: { stage: number; enter: number; leave: number } | undefined;
    for (const row of rows) {
      const stage = stageOf(asked, trace, row);
      const leave = Number.isNaN(trace.leave[row]) ? Infinity : trace.leave[row];
      if (last?.stage === stage && last.leave === trace.enter[row]) last.leave = leave;
      else found.push((last = { stage, enter: trace.enter[row], leave }));
    }
  }
  return found;
}

describe('the queue network, whatever it is made of', () => {
  it('keeps account: WIP at the start + arrivals − departures = WIP, stage by stage, period by period', () => {
    fc.assert(
      fc.property(networks, fc.nat(50), (asked, replication) => {
        const path = tracedPath(asked, replication);
        for (let stage = 0; stage < 5; stage++) {
          let inside = asked.initial.station.filter((station) => asked.stations[station].stage === stage).length;
          for (let p = 0; p < PERIODS.length; p++) {
            const cell = stage * PERIODS.length + p;
            inside += path.arrivals[cell] - path.departures[cell];
            expect(path.wip[cell]).toBe(inside);
            expect(path.abandoned[cell]).toBeLessThanOrEqual(path.departures[cell]);
            expect(path.offsets[cell + 1] - path.offsets[cell]).toBe(path.departures[cell]);
          }
          // Those that never left are those that are there at the end.
          expect(
            stays(asked, path.trace).filter((stay) => stay.stage === stage && stay.leave === Infinity),
          ).toHaveLength(inside);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is true to Little's law on every path: hours are the parts of all stays within the period, told from the trace", () => {
    fc.assert(
      fc.property(networks, fc.nat(50), (asked, replication) => {
        const path = tracedPath(asked, replication);
        const hours = new Float64Array(path.hours.length);
        for (const { stage, enter, leave } of stays(asked, path.trace)) {
          for (let p = 0; p < PERIODS.length; p++) {
            const part = Math.min(leave, PERIODS.edges[p + 1]) - Math.max(enter, PERIODS.edges[p]);
            if (part > 0) hours[stage * PERIODS.length + p] += part / 3600;
          }
        }
        hours.forEach((expected, cell) => expect(Math.abs(path.hours[cell] - expected)).toBeLessThan(1e-12));
      }),
      { numRuns: 60 },
    );
  });

  it('never has more at work than servers on duty, in the trace and in the busy hours', () => {
    fc.assert(
      fc.property(networks, fc.nat(50), (asked, replication) => {
        const { trace, busy } = tracedPath(asked, replication);
        for (const [place, { servers, calendar }] of asked.pools.entries()) {
          const changes: [number, number][] = [];
          for (let row = 0; row < trace.length; row++) {
            const station = asked.stations[trace.station[row]];
            if (station.kind !== 'service' || station.pool !== place || Number.isNaN(trace.begin[row])) continue;
            if (trace.finish[row] === trace.begin[row]) continue;
            changes.push([trace.begin[row], 1]);
            if (!Number.isNaN(trace.finish[row])) changes.push([trace.finish[row], -1]);
          }
          let working = 0;
          for (const [, change] of changes.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
            working += change;
            expect(working).toBeLessThanOrEqual(servers);
          }
          if (servers === Infinity) continue;
          for (let p = 0; p < PERIODS.length; p++) {
            let duty = 10;
            if (calendar) {
              duty = 0;
              for (let i = 0; i < calendar.starts.length; i++) {
                const part =
                  Math.min(calendar.ends[i], PERIODS.edges[p + 1]) - Math.max(calendar.starts[i], PERIODS.edges[p]);
                if (part > 0) duty += part;
              }
            }
            expect(busy[place * PERIODS.length + p] * 3600).toBeLessThanOrEqual(servers * duty + 1e-9);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never lets more in than a limit, and never takes more than there are seats', () => {
    fc.assert(
      fc.property(networks, fc.nat(50), (asked, replication) => {
        const { trace } = tracedPath(asked, replication);
        for (const { stations, most } of asked.limits) {
          const moves: [number, number][] = [];
          let there = 0;
          for (let row = 0; row < trace.length; row++) {
            if (!stations.includes(trace.station[row])) continue;
            moves.push([trace.enter[row], 1]);
            if (!Number.isNaN(trace.leave[row])) moves.push([trace.leave[row], -1]);
          }
          for (const station of asked.initial.station) if (stations.includes(station)) there++;
          let inside = 0;
          for (const [at, change] of moves.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
            inside += change;
            if (at > 0) expect(inside).toBeLessThanOrEqual(Math.max(most, there));
          }
        }
        for (const [place, station] of asked.stations.entries()) {
          if (station.kind !== 'train') continue;
          station.departures.forEach((departure, i) => {
            let taken = 0;
            for (let row = 0; row < trace.length; row++)
              if (trace.station[row] === place && trace.begin[row] === departure) taken++;
            expect(taken).toBeLessThanOrEqual(station.seats[i]);
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('serves in the order of coming where nobody is more urgent, and more servers never make anybody wait longer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        (times, servers, onDuty) => {
          const begins = (count: number): number[] => {
            const asked = network({
              end: 10_000,
              pools: [pool(count, onDuty ? { calendar: { ...CALENDAR, ends: Float64Array.of(8, 20, 31, 1e9) } } : {})],
              stations: [service(exponential(2))],
              sources: [given([...times].sort((a, b) => a - b))],
            });
            const { trace } = tracedPath(asked, 0);
            const found = new Array<number>(times.length).fill(NaN);
            for (let row = 0; row < trace.length; row++) found[trace.number[row]] = trace.begin[row];
            return found;
          };
          const few = begins(servers);
          const more = begins(servers + 1);
          few.forEach((begin, i) => {
            if (i > 0) expect(begin).toBeGreaterThanOrEqual(few[i - 1]);
            expect(more[i]).toBeLessThanOrEqual(begin + 1e-9);
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('makes the urgent class of two wait no longer than without priority, and the other no shorter', () => {
    const waits = (priority: number[]): number[][] => {
      const classes = {
        service: [exponential(1), { law: 'lognormal' as const, mean: 1, cv: 1.5 }],
        priority,
        routes: [[out], [out]],
      };
      const asked = network({
        end: 1500,
        classes: 2,
        stages: 2,
        stations: [service(exponential(1), classes), service(exponential(1), { ...classes, stage: 1 })],
        sources: [poisson(0.3, 0, 1500), poisson(0.5, 0, 1500, { class: 1, station: 1 })],
      });
      const simulation = new NetworkSimulation(asked, { length: 1, edges: Float64Array.of(0, 1500) }, { seed: 5 });
      return Array.from({ length: 30 }, (_, replication) => Array.from(simulation.run(replication).hours));
    };
    const plain = waits([0, 0]);
    const urgent = waits([0, 1]);
    const gain = (stage: number): [number, number] =>
      interval99(plain.map((hours, r) => hours[stage] - urgent[r][stage]));
    expect(gain(0)[0]).toBeGreaterThan(0);
    expect(gain(1)[1]).toBeLessThan(0);
  });
});
