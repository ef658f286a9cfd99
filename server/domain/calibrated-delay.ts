import type { CalibratedDelay } from './forecast-model';
import type { Law } from './queue-network/network';

/** More values than these say nothing more about a distribution. */
const MOST = 400;
/** Seconds within which differences do not count. */
const SOON = 300;

/** The working clock of a duty, or the plain one. */
export interface DutyTime {
  clock: (at: number) => number;
  always: boolean;
}

/**
 * The distribution of how long something took, on the clock on which it varies less: on duty or elapsed, in seconds. What people do stands still over night and varies by
 * that on the elapsed clock; what machines do does not. Without any value it takes no time.
 *
 * @param enter and `leave` of what has ended
 */
export function calibratedDelay(enter: readonly number[], leave: readonly number[], duty: DutyTime): CalibratedDelay {
  const n = enter.length;
  if (n === 0) return { law: { law: 'constant', value: 0 }, onDuty: false, n };
  const elapsed = new Float64Array(n);
  const worked = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    elapsed[i] = Math.max(0, leave[i] - enter[i]);
    worked[i] = Math.max(0, duty.clock(leave[i]) - duty.clock(enter[i]));
  }
  const onDuty = !duty.always && variationOf(worked) < variationOf(elapsed);
  return { law: empiricalLaw(onDuty ? worked : elapsed), onDuty, n };
}

/** Variance of the logarithm, minutes added so that nothing is not infinitely little; Infinity where all is 0: nothing is measured on such a clock. */
function variationOf(values: Float64Array): number {
  let sum = 0;
  let logs = 0;
  let squares = 0;
  for (const value of values) {
    const log = Math.log(SOON + value);
    sum += value;
    logs += log;
    squares += log * log;
  }
  const n = values.length;
  return sum > 0 ? squares / n - (logs / n) ** 2 : Infinity;
}

/** One of the values; of many, every so manieth in order. Sorts them. */
export function empiricalLaw(values: Float64Array): Law {
  values.sort();
  if (values.length <= MOST) return { law: 'empirical', sorted: values };
  const sorted = Float64Array.from(
    { length: MOST },
    (_, i) => values[Math.round((i * (values.length - 1)) / (MOST - 1))],
  );
  return { law: 'empirical', sorted };
}

export function meanOf(law: Law): number {
  if (law.law === 'constant') return law.value;
  if (law.law !== 'empirical') return law.mean;
  let sum = 0;
  for (const value of law.sorted) sum += value;
  return sum / law.sorted.length;
}

/** The law with every value times as long. */
export function scaledLaw(law: Law, times: number): Law {
  if (times === 1) return law;
  if (law.law === 'constant') return { law: 'constant', value: law.value * times };
  if (law.law === 'exponential') return { law: 'exponential', mean: law.mean * times };
  if (law.law === 'lognormal') return { ...law, mean: law.mean * times };
  return { law: 'empirical', sorted: law.sorted.map((value) => value * times) };
}
