import type { Network } from './queue-network/network';

/**
 * The network with one stage no longer short of anything: its pools have servers for everybody, its trains seats for all. Stages that share a pool
 * are relieved with it. The same network where the stage has neither (nobody waits there for anybody).
 */
export function relievedNetwork(network: Network, stage: number): Network {
  const pools = new Set<number>();
  for (const station of network.stations)
    if (station.kind === 'service' && station.stage === stage) pools.add(station.pool);
  return {
    ...network,
    pools: network.pools.map((pool, place) => (pools.has(place) ? { ...pool, servers: Infinity } : pool)),
    stations: network.stations.map((station) =>
      station.kind === 'train' && station.stage === stage
        ? { ...station, seats: new Float64Array(station.seats.length).fill(Infinity) }
        : station,
    ),
  };
}

/** The network run no further than `end`. */
export function networkUntil(network: Network, end: number): Network {
  return { ...network, end: Math.min(network.end, end) };
}
