/**
 * Erlang B: the share of arrivals that a group of `servers` without a queue turns away, at an offered load of `load` servers. By the recursion
 * B_0 = 1, B_k = aB_{k−1} / (k + aB_{k−1}), which neither overflows nor loses precision. NaN for a negative load or a number of servers that is not
 * whole. Source: Erlang (1917).
 */
export function erlangB(servers: number, load: number): number {
  if (!(load >= 0) || !Number.isInteger(servers) || servers < 0) return NaN;
  let blocked = 1;
  for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/**
 * Erlang C: the probability that an arrival has to wait in an M/M/c queue with load `utilisation` per server, from Erlang B as
 * B_c / (1 − ρ(1 − B_c)). 1 from ρ = 1 on: there is no steady state, and in the long run everybody waits.
 */
export function erlangC(servers: number, utilisation: number): number {
  const blocked = erlangB(servers, servers * utilisation);
  return utilisation >= 1 ? 1 : blocked / (1 - utilisation * (1 - blocked));
}
