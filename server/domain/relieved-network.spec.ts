import type { Network, Station } from './queue-network/network';
import { relievedNetwork } from './relieved-network';
import { DEPLOY, PICKUP, REVIEW } from './stage';

const one = { law: 'constant', value: 1 } as const;
const service = (stage: number): Station => ({
  kind: 'service',
  stage,
  pool: 0,
  service: [one],
  sizeExponent: 0,
  priority: [0],
  routes: [[{ to: -1, share: 1 }]],
});
const NETWORK: Network = {
  start: 0,
  end: 10,
  stages: 6,
  classes: 1,
  pools: [{ servers: 2, interruption: 'resume' }],
  stations: [
    service(PICKUP),
    service(REVIEW),
    {
      kind: 'train',
      stage: DEPLOY,
      departures: Float64Array.of(1, 2),
      seats: Float64Array.of(3, 3),
      run: one,
      priority: [0],
      routes: [[{ to: -1, share: 1 }]],
    },
  ],
  sources: [],
  initial: {
    station: new Int32Array(0),
    class: new Uint8Array(0),
    size: new Float64Array(0),
    lines: new Float64Array(0),
    entered: new Float64Array(0),
  },
  spawns: [],
  limits: [],
};

describe('relievedNetwork', () => {
  it('gives the pool of a stage servers for everybody and leaves the trains', () => {
    const { pools, stations } = relievedNetwork(NETWORK, PICKUP);
    expect(pools[0].servers).toBe(Infinity);
    expect(stations[2]).toMatchObject({ seats: Float64Array.of(3, 3) });
  });

  it('gives trains seats for all and leaves the pools', () => {
    const { pools, stations } = relievedNetwork(NETWORK, DEPLOY);
    expect(pools[0].servers).toBe(2);
    expect(stations[2]).toMatchObject({ seats: Float64Array.of(Infinity, Infinity) });
    expect(NETWORK.stations[2]).toMatchObject({ seats: Float64Array.of(3, 3) });
  });
});
