import type { CalibratedReviewers } from './forecast-model';
import type { Periods } from './period';
import { LEAVES, type Law, type Network, type OnDuty, type ServiceStation } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';

/** Waits for a look in one pool within some weeks: observed, or to be replayed. Epoch seconds; `leave` NaN = still waiting. */
export interface PoolLooks {
  later: Uint8Array;
  enter: Float64Array;
  leave: Float64Array;
}

/** Bins of waits: up to 1/8 hour, then two per doubling, so that a bin is a factor of √2. */
export const BINS = 32;
const FIRST_BIN = 1 / 8;

export function binOf(hours: number): number {
  if (!(hours > FIRST_BIN)) return 0;
  return Math.min(BINS - 1, 1 + Math.floor(2 * Math.log2(hours / FIRST_BIN)));
}

/** Two kinds of looks (first, later) per week: counts of waits by bin, by the week of the look, and how many wait at its end. */
export interface LookWeeks {
  /** weeks × 2 × BINS. */
  bins: Float32Array;
  /** weeks × 2. */
  wip: Float32Array;
}

export function observedWeeks(looks: PoolLooks, weeks: Periods): LookWeeks {
  const bins = new Float32Array(weeks.length * 2 * BINS);
  const wip = new Float32Array(weeks.length * 2);
  for (let i = 0; i < looks.enter.length; i++) {
    const enter = looks.enter[i];
    const leave = looks.leave[i];
    const kind = looks.later[i];
    for (let week = 0; week < weeks.length; week++) {
      const end = weeks.edges[week + 1];
      if (enter < end && !(leave < end)) wip[week * 2 + kind]++;
      if (leave >= weeks.edges[week] && leave < end) bins[(week * 2 + kind) * BINS + binOf((leave - enter) / 3600)]++;
    }
  }
  return { bins, wip };
}

/** What was observed to come, in the form a network takes it. */
export interface LookEntries {
  times: [Float64Array, Float64Array];
  initial: { kind: number[]; since: number[] };
}

export function lookEntries(looks: PoolLooks, from: number): LookEntries {
  const times: [number[], number[]] = [[], []];
  const initial: LookEntries['initial'] = { kind: [], since: [] };
  for (let i = 0; i < looks.enter.length; i++) {
    if (looks.enter[i] >= from) times[looks.later[i]].push(looks.enter[i]);
    else if (!(looks.leave[i] < from)) {
      initial.kind.push(looks.later[i]);
      initial.since.push(looks.enter[i]);
    }
  }
  return {
    times: [Float64Array.from(times[0]).sort(), Float64Array.from(times[1]).sort()],
    initial,
  };
}

/** The observed comings of a pool, served by candidate reviewers: a network of two stages, first and later looks, and one more for what keeps a reviewer after a look. */
export function replayNetwork(
  { times, initial }: LookEntries,
  weeks: Periods,
  duty: OnDuty | undefined,
  candidate: CalibratedReviewers,
): Network {
  const { servers, service, cv, rest, notice, order } = candidate;
  const law: Law = { law: 'lognormal', mean: service, cv };
  const out = [[{ to: LEAVES, share: 1 }]];
  const noticed = notice > 0;
  const pool: Pick<ServiceStation, 'pool' | 'kind' | 'service' | 'sizeExponent'> = {
    pool: 0,
    kind: 'service',
    service: [law],
    sizeExponent: 0,
  };
  return {
    start: weeks.edges[0],
    end: weeks.edges[weeks.length],
    stages: 3,
    classes: 1,
    pools: [{ servers, calendar: duty, interruption: 'resume' }],
    stations: [
      { ...pool, stage: 0, priority: [0], routes: out },
      { ...pool, stage: 1, priority: [order === 'first_looks' ? 1 : 0], routes: out },
      {
        kind: 'delay',
        stage: 0,
        delay: [noticed ? { law: 'exponential', mean: notice } : { law: 'constant', value: 0 }],
        calendar: duty,
        routes: [[{ to: 0, share: 1 }]],
      },
      // Before all who wait: the reviewer is not free yet.
      { ...pool, stage: 2, priority: [-1], service: [{ law: 'exponential', mean: Math.max(1, rest) }], routes: out },
    ],
    sources: [
      { station: noticed ? 2 : 0, class: 0, arrivals: { times: times[0] }, size: ONE, lines: 0 },
      { station: 1, class: 0, arrivals: { times: times[1] }, size: ONE, lines: 0 },
    ],
    initial: {
      station: Int32Array.from(initial.kind),
      class: new Uint8Array(initial.kind.length),
      size: new Float64Array(initial.kind.length).fill(1),
      lines: new Float64Array(initial.kind.length),
      entered: Float64Array.from(initial.since),
    },
    spawns: rest > 0 ? [0, 1].map((at) => ({ ...AFTER_EACH, at, to: REST })) : [],
    limits: [],
  };
}

/** Place of the station of what keeps a reviewer after a look. */
const REST = 3;
const AFTER_EACH = { perItem: 1, perLine: 0, perDeparture: 0, toClass: 0, size: 1, lines: 0 };
const ONE = { law: 'constant', value: 1 } as const;

/** Weeks of a replay, the mean of some replications. */
export function replayedWeeks(network: Network, weeks: Periods, seed: number, replications: number): LookWeeks {
  const bins = new Float32Array(weeks.length * 2 * BINS);
  const wip = new Float32Array(weeks.length * 2);
  const simulation = new NetworkSimulation(network, weeks, { seed });
  const weight = 1 / replications;
  for (let replication = 0; replication < replications; replication++) {
    const path = simulation.run(replication);
    for (let kind = 0; kind < 2; kind++)
      for (let week = 0; week < weeks.length; week++) {
        const cell = kind * weeks.length + week;
        wip[week * 2 + kind] += weight * path.wip[cell];
        for (let i = path.offsets[cell]; i < path.offsets[cell + 1]; i++)
          bins[(week * 2 + kind) * BINS + binOf(path.durations[i])] += weight;
      }
  }
  return { bins, wip };
}
