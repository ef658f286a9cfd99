import { erlangC } from './erlang';

/**
 * Waits before service in M/M/c, as multiples of the mean service time; `utilisation` = load per server, 0 ≤ ρ < 1. Infinity from ρ = 1 on: no steady
 * state. NaN outside. Source: Erlang (1917); the wait of those who wait is exponential with rate cμ(1 − ρ).
 */
export function waitMMc(servers: number, utilisation: number): number {
  if (!(utilisation >= 0) || !(servers >= 1)) return NaN;
  if (utilisation >= 1) return Infinity;
  return erlangC(servers, utilisation) / (servers * (1 - utilisation));
}

/** What a share `p` of arrivals waits at the most in M/M/c, in mean service times: 0 where no more than 1 − p wait at all. */
export function waitPercentileMMc(servers: number, utilisation: number, p: number): number {
  if (!(utilisation >= 0) || !(servers >= 1) || !(p >= 0 && p < 1)) return NaN;
  if (utilisation >= 1) return Infinity;
  const waits = erlangC(servers, utilisation);
  return waits <= 1 - p ? 0 : Math.log(waits / (1 - p)) / (servers * (1 - utilisation));
}

/**
 * Mean wait before service in G/G/c in mean service times, by Allen & Cunneen: that of M/M/c × (ca² + cs²) / 2, where ca and cs are the coefficients of
 * variation of the times between arrivals and of service. Exact for M/M/c and M/G/1, else an approximation, mostly within 20 %.
 */
export function allenCunneen(servers: number, utilisation: number, cvArrivals: number, cvService: number): number {
  return (waitMMc(servers, utilisation) * (cvArrivals * cvArrivals + cvService * cvService)) / 2;
}

/** Mean wait before service in M/G/1 in mean service times: ρ(1 + cs²) / 2(1 − ρ) (Pollaczek 1930, Khinchine 1932). */
export function waitMG1(utilisation: number, cvService: number): number {
  if (!(utilisation >= 0) || !(cvService >= 0)) return NaN;
  if (utilisation >= 1) return Infinity;
  return (utilisation * (1 + cvService * cvService)) / (2 * (1 - utilisation));
}
