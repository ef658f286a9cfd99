import { waitPercentileMMc } from './wait';

/**
 * How much of the time of `servers` may be asked for, so that a share `p` of arrivals waits `most` mean service times at the longest (M/M/c), by
 * halving to 1e-9. The flat rule of 80 % is wrong for small pools: for a p90 of two service times it is .72 with three servers and .90 with ten.
 */
export function utilisationCap(servers: number, most = 2, p = 0.9): number {
  let low = 0;
  let high = 1;
  while (high - low > 1e-9) {
    const middle = (low + high) / 2;
    if (waitPercentileMMc(servers, middle, p) <= most) low = middle;
    else high = middle;
  }
  return low;
}
