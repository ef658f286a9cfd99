import { erlangC } from './queue-network/erlang';
import { waitMMc } from './queue-network/wait';

/**
 * Mean time in a queue M/M/c with its service, in mean services: wait and review. Infinity from utilisation 1 on.
 *
 * @param servers whole, at least 1
 * @param utilisation of all servers, 0 and above
 */
export function reviewTimeMean(servers: number, utilisation: number): number {
  return 1 + waitMMc(servers, utilisation);
}

/** Median of the same, by bisection on its tail. */
export function reviewTimeMedian(servers: number, utilisation: number): number {
  if (utilisation >= 1) return Infinity;
  let low = 0;
  let high = 1;
  while (reviewTimeTail(servers, utilisation, high) > 0.5) high *= 2;
  for (let halving = 0; halving < 60; halving += 1) {
    const middle = (low + high) / 2;
    if (reviewTimeTail(servers, utilisation, middle) > 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Share of the changes whose wait and review together take longer than `time`, in mean services: first come, first served. The service is
 * exponential; with probability C there is a wait before it, exponential with rate a = c (1 − ρ).
 */
export function reviewTimeTail(servers: number, utilisation: number, time: number): number {
  const waits = erlangC(servers, utilisation);
  const rate = servers * (1 - utilisation);
  const served = Math.exp(-time);
  // Two exponentials of one rate add to an Erlang; nearby, the difference below has no digits left.
  const both = Math.abs(rate - 1) < 1e-7 ? (1 + time) * served : (rate * served - Math.exp(-rate * time)) / (rate - 1);
  return (1 - waits) * served + waits * both;
}
