import {
  constant,
  exponential,
  interval99,
  network,
  out,
  pool,
  poisson,
  service,
  train,
} from '../../../test/support/small-networks';
import type { Law, Network } from './network';
import type { SimulatedPath } from './path';
import { NetworkSimulation } from './simulate';

const { sqrt } = Math;

interface Run {
  seed: number;
  replications: number;
  /** Run before anything is counted, then counted over. */
  warm: number;
  counted: number;
}

/** What `tell` says of each replication, with its 99 % interval around the truth. */
function holds(asked: Partial<Network>, run: Run, truth: number, tell: (path: SimulatedPath) => number): void {
  const end = run.warm + run.counted;
  const periods = { length: 1, edges: Float64Array.of(run.warm, end) };
  const simulation = new NetworkSimulation(network({ ...asked, end }), periods, { seed: run.seed });
  const told = Array.from({ length: run.replications }, (_, replication) => tell(simulation.run(replication)));
  const [low, high] = interval99(told);
  expect(low).toBeLessThanOrEqual(truth);
  expect(high).toBeGreaterThanOrEqual(truth);
  // Not because it is so wide that it holds anything.
  expect(high - low).toBeLessThan(0.25 * truth);
}

/** Mean number of items in a stage. */
const level =
  (run: Run, stage = 0) =>
  (path: SimulatedPath): number =>
    (path.hours[stage] * 3600) / run.counted;

describe('the queue network in its steady state, beside the oracles of the measures (section 6)', () => {
  it.each([
    [1, 0.8, 4, { seed: 1, replications: 40, warm: 300, counted: 4000 }],
    [2, 0.8, 1.777778, { seed: 2, replications: 40, warm: 150, counted: 1500 }],
    [3, 0.8, 1.078652, { seed: 3, replications: 40, warm: 100, counted: 1000 }],
    [3, 0.9, 2.723537, { seed: 4, replications: 40, warm: 400, counted: 2500 }],
    [5, 0.8, 0.554113, { seed: 5, replications: 40, warm: 60, counted: 400 }],
    [10, 0.9, 0.668732, { seed: 6, replications: 40, warm: 120, counted: 500 }],
  ])('M/M/%i at ρ %d waits %d services', (servers, utilisation, wait, run) => {
    const rate = servers * utilisation;
    holds(
      {
        pools: [pool(servers)],
        stations: [service(exponential(1))],
        sources: [poisson(rate, 0, run.warm + run.counted)],
      },
      run,
      // Little: those there = rate · (wait + service).
      rate * (wait + 1),
      level(run),
    );
  });

  it('nine tenths of M/M/3 at ρ .8 wait no longer than 3.112452 services', () => {
    const asked = network({
      end: 2000,
      pools: [pool(3)],
      stations: [service(exponential(1))],
      sources: [poisson(2.4, 0, 2000)],
    });
    const periods = { length: 1, edges: Float64Array.of(0, 2000) };
    const simulation = new NetworkSimulation(asked, periods, { seed: 7, trace: true });
    const longer = Array.from({ length: 30 }, (_, replication) => {
      const { trace } = simulation.run(replication);
      if (!trace) return NaN;
      let waited = 0;
      let all = 0;
      for (let i = 0; i < trace.length; i++) {
        if (trace.enter[i] < 200 || trace.enter[i] > 1900) continue;
        all++;
        if (!(trace.begin[i] - trace.enter[i] <= 3.112452)) waited++;
      }
      return waited / all;
    });
    const [low, high] = interval99(longer);
    expect(low).toBeLessThanOrEqual(0.1);
    expect(high).toBeGreaterThanOrEqual(0.1);
    expect(high - low).toBeLessThan(0.04);
  });

  it.each([
    [0, 2],
    [0.5, 3],
    [2, 6],
  ])('M/G/1 at ρ .8 with cs² %d waits %i', (squared, wait) => {
    const run = { seed: 8, replications: 40, warm: 300, counted: 5000 };
    const law: Law = squared === 0 ? constant(1) : { law: 'lognormal', mean: 1, cv: sqrt(squared) };
    holds(
      { stations: [service(law)], sources: [poisson(0.8, 0, run.warm + run.counted)] },
      run,
      0.8 * (wait + 1),
      level(run),
    );
  });

  it('M/M/1 with priority, λ .2 and .6, μ 1: sojourns 2.0 and 6.0', () => {
    const run = { seed: 9, replications: 40, warm: 300, counted: 5000 };
    const classes = { service: [exponential(1), exponential(1)], priority: [0, 1], routes: [[out], [out]] };
    const end = run.warm + run.counted;
    const asked = {
      classes: 2,
      stages: 2,
      // Two stations of one pool, so that the classes are tallied apart.
      stations: [service(exponential(1), classes), service(exponential(1), { ...classes, stage: 1 })],
      sources: [poisson(0.2, 0, end), poisson(0.6, 0, end, { class: 1, station: 1 })],
    };
    holds(asked, run, 0.2 * 2, level(run));
    holds(asked, run, 0.6 * 6, level(run, 1));
  });

  it('Jackson with rework: 5.355199 in review, and .119048 and .166667 days in checks and deploy', () => {
    const run = { seed: 12, replications: 40, warm: 20, counted: 250 };
    const asked = {
      stages: 3,
      pools: [pool(5), pool(2), pool(1)],
      stations: [
        service(exponential(1 / 3), {
          routes: [
            [
              { to: 0, share: 0.3 },
              { to: 1, share: 0.7 },
            ],
          ],
        }),
        service(exponential(1 / 10), { stage: 1, pool: 1, routes: [[{ to: 2, share: 1 }]] }),
        service(exponential(1 / 14), { stage: 2, pool: 2 }),
      ],
      sources: [poisson(8, 0, run.warm + run.counted)],
    };
    holds(asked, run, 5.355199, level(run));
    holds(asked, run, 8 * 0.119048, level(run, 1));
    holds(asked, run, 8 * 0.166667, level(run, 2));
  });

  it.each([
    [10, 8, 0.609828],
    [5, 4, 0.78906],
    [1, 0.5, 1],
  ])('a train of %i seats and %d arrivals on average makes them wait %d of its interval', (seats, arrivals, wait) => {
    const run = { seed: 11, replications: 40, warm: 50, counted: 500 };
    const departures = Array.from({ length: run.warm + run.counted - 1 }, (_, i) => i + 1);
    holds(
      {
        stations: [
          train(
            departures,
            departures.map(() => seats),
          ),
        ],
        sources: [poisson(arrivals, 0, run.warm + run.counted)],
      },
      run,
      arrivals * wait,
      level(run),
    );
  });
});
