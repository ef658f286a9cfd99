import { LEAVES, type Law, type Network, type Route, type Station } from '../../server/domain/queue-network/network';
import { NetworkSimulation } from '../../server/domain/queue-network/simulate';
import { randomOf } from '../../server/domain/statistics/random';
import type { Figure } from './figure';
import type { Run } from './parts';
import { side } from './timing';

const HOUR = 3600;
const WEEK = 168 * HOUR;
const WEEKS = 26;
const REPLICATIONS = 200;
const TEAMS = 4;
/** Pull requests written in the base year. */
const YEARLY = 5000;
const ROUNDS = 3;
/** Events that wait in the heap at a time, as many as the network has on average. */
const PENDING = 200;

/** The forecast's engine: 26 weeks of an organization with 5,000 pull requests a year, 200 times, beside a loop that only pushes and pops. */
export async function queueFigures(run: Run): Promise<Figure[]> {
  // The same at all sizes: asked once.
  if (run.pullRequests > 10_000) return [];
  const network = forecastNetwork();
  const periods = { length: WEEKS, edges: Float64Array.from({ length: WEEKS + 1 }, (_, week) => week * WEEK) };
  const simulation = new NetworkSimulation(network, periods, { seed: 1 });
  let events = 0;
  const { ours, floor } = await side(
    ROUNDS,
    () => {
      const before = simulation.events;
      for (let replication = 0; replication < REPLICATIONS; replication++) simulation.run(replication);
      events = simulation.events - before;
    },
    () => bareLoop(events, PENDING),
  );
  const told = `${WEEKS} weeks, ${YEARLY.toLocaleString('en-US')} pull requests a year`;
  return [
    {
      name: `queue network: ${told}, ${REPLICATIONS} replications`,
      unit: 's',
      ours: ours / 1000,
      aim: '< 2 s',
    },
    {
      name: `queue network: ${told}`,
      unit: 'events/s',
      ours: (events / ours) * 1000,
      floor: (events / floor) * 1000,
      floorName: 'a bare binary heap, push and pop',
      aim: '≤ 4 ×',
    },
  ];
}

/** As many pops and pushes of a heap as events, with nothing done in between but drawing the next time. */
function bareLoop(events: number, pending: number): number {
  const random = randomOf(1);
  const steps = Float64Array.from({ length: 4096 }, () => -Math.log(1 - random()));
  const times = new Float64Array(pending + 1);
  const items = new Int32Array(pending + 1);
  let size = 0;
  let last = 0;
  const push = (time: number, item: number): void => {
    let hole = size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent] <= time) break;
      times[hole] = times[parent];
      items[hole] = items[parent];
      hole = parent;
    }
    times[hole] = time;
    items[hole] = item;
  };
  for (let i = 0; i < pending; i++) push(steps[i], i);
  for (let event = 0; event < events; event++) {
    last = times[0];
    const item = items[0];
    const time = times[--size];
    const moved = items[size];
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && times[child + 1] < times[child]) child++;
      if (times[child] >= time) break;
      times[hole] = times[child];
      items[hole] = items[child];
      hole = child;
    }
    times[hole] = time;
    items[hole] = moved;
    push(last + steps[event & 4095], item);
  }
  return last;
}

/**
 * Per team: writing, a pool of reviewers on weekdays with first looks, rounds and the author's turns between them, checks, and a daily train with
 * seats; incidents with a pool of responders, some of which bring a fix. Utilisation of reviewers about .75.
 */
function forecastNetwork(): Network {
  const end = WEEKS * WEEK;
  const classes = 3;
  const perClass = <T>(value: T): T[] => Array.from({ length: classes }, () => value);
  const lognormal = (hours: number, cv: number): Law => ({ law: 'lognormal', mean: hours * HOUR, cv });
  const to = (station: number, share: number): Route => ({ to: station, share });
  const routes = (...choices: Route[]): Route[][] => perClass(choices);
  const random = randomOf(2);
  const seen = Float64Array.from({ length: 500 }, () => 30 * HOUR * Math.exp(1.2 * (random() - random()))).sort();

  const days = Array.from({ length: (WEEKS + 1) * 7 }, (_, day) => day).filter((day) => day % 7 < 5);
  const calendar = {
    starts: Float64Array.from(days, (day) => (day * 24 + 9) * HOUR),
    ends: Float64Array.from(days, (day) => (day * 24 + 17) * HOUR),
  };
  const departures = Float64Array.from({ length: WEEKS * 7 }, (_, day) => (day * 24 + 15) * HOUR);
  const stations: Station[] = [];
  const responders = TEAMS;
  const operate = 7 * TEAMS;
  for (let team = 0; team < TEAMS; team++) {
    const first = 7 * team;
    const [look, turn, round, checks, train] = [1, 2, 3, 4, 5].map((place) => first + place);
    const review = { kind: 'service' as const, pool: team, sizeExponent: 0.6, priority: [1, 1, 0] };
    stations.push(
      { kind: 'delay', stage: 0, delay: perClass({ law: 'empirical', sorted: seen }), routes: routes(to(look, 1)) },
      {
        ...review,
        stage: 1,
        service: perClass(lognormal(2, 1)),
        routes: routes(to(turn, 0.4), to(checks, 0.55), { to: LEAVES, share: 0.05, abandons: true }),
      },
      { kind: 'delay', stage: 2, delay: perClass(lognormal(12, 1.5)), routes: routes(to(round, 1)) },
      { ...review, stage: 2, service: perClass(lognormal(1, 1)), routes: routes(to(turn, 0.3), to(checks, 0.7)) },
      { kind: 'delay', stage: 3, delay: perClass(lognormal(1, 1)), routes: routes(to(train, 1)) },
      {
        kind: 'train',
        stage: 4,
        departures,
        seats: new Float64Array(departures.length).fill(8),
        run: lognormal(0.5, 0.5),
        priority: perClass(0),
        routes: routes({ to: LEAVES, share: 1 }),
      },
      // Keeps seven places per team: a fix begins here.
      { kind: 'delay', stage: 0, delay: perClass(lognormal(4, 1)), routes: routes(to(look, 1)) },
    );
  }
  stations.push({
    kind: 'service',
    stage: 5,
    pool: responders,
    service: perClass(lognormal(6, 1.5)),
    sizeExponent: 0,
    priority: perClass(0),
    routes: routes({ to: LEAVES, share: 1 }),
  });

  // By the hour of the week: most in working hours.
  const edges = Float64Array.from({ length: WEEKS * 168 + 1 }, (_, hour) => hour * HOUR);
  const busy = 45;
  const weekly = YEARLY / 52.18 / TEAMS / 2;
  const perSecond = Float64Array.from({ length: WEEKS * 168 }, (_, hour) =>
    Math.floor(hour / 24) % 7 < 5 && hour % 24 >= 9 && hour % 24 < 18 ? weekly / busy / HOUR : 0,
  );
  const teams = Array.from({ length: TEAMS }, (_, team) => team);
  return {
    start: 0,
    end,
    stages: 6,
    classes,
    pools: [
      ...teams.map(() => ({ servers: 3, calendar, interruption: 'resume' as const })),
      { servers: 2, interruption: 'resume' as const },
    ],
    stations,
    sources: teams.flatMap((team) =>
      [0, 1].map((itemClass) => ({
        station: 7 * team,
        class: itemClass,
        arrivals: { edges, perSecond },
        size: { law: 'lognormal' as const, mean: 1, cv: 1 },
        lines: 100,
        noise: { cv: 0.1, stream: 0 },
      })),
    ),
    initial: {
      station: Int32Array.from({ length: 120 }, (_, i) => 7 * (i % TEAMS) + Math.floor(i / TEAMS / 6)),
      class: new Uint8Array(120),
      size: new Float64Array(120).fill(1),
      lines: new Float64Array(120).fill(100),
      entered: Float64Array.from({ length: 120 }, (_, i) => (-i * HOUR) / 2),
    },
    spawns: [
      ...teams.map((team) => ({
        at: 7 * team + 5,
        perItem: 0,
        perLine: 1e-5,
        perDeparture: 0.03,
        to: operate,
        toClass: 0,
        size: 1,
        lines: 0,
      })),
      { at: operate, perItem: 0.3, perLine: 0, perDeparture: 0, to: 6, toClass: 2, size: 1, lines: 20 },
    ],
    limits: [],
  };
}
