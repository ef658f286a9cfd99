/**
 * How many items pass each station per unit of time in a steady open network: λ = γ + λP, where γ[j] come from outside and P[i][j] of those that leave
 * i go to j. By repeated substitution, to a relative 1e-13; Infinity where items never leave. With the M/M/c waits of each station these are the
 * mean times of a network of Jackson (1957).
 */
export function stationFlows(outside: readonly number[], shares: readonly (readonly number[])[]): number[] {
  let flows = [...outside];
  for (let round = 0; round < 100_000; round++) {
    const next = outside.map((rate, j) => flows.reduce((sum, flow, i) => sum + flow * shares[i][j], rate));
    const change = next.reduce((most, flow, j) => Math.max(most, Math.abs(flow - flows[j]) / (flow || 1)), 0);
    flows = next;
    if (change < 1e-15) return flows;
  }
  return flows.map((flow, j) => (flow > 0 && shares[j].some((share) => share > 0) ? Infinity : flow));
}
