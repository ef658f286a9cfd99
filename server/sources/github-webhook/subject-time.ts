import { instantOf } from '../../ledger/instant';

/**
 * The newest of some times of a payload, in seconds since 1970; what is no time is passed over.
 *
 * @param rank order within one second, from 0; counted in milliseconds
 * @returns NaN when none of them is a time
 */
export function subjectTime(times: readonly unknown[], rank = 0): number {
  let newest = NaN;
  for (const time of times) {
    const at = typeof time === 'string' ? instantOf(time) : NaN;
    if (at > newest || Number.isNaN(newest)) newest = at;
  }
  return newest + rank / 1000;
}
