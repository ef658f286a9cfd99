import type { Law } from './network';
import { normalQuantile } from './normal-quantile';

const { exp, log, sqrt } = Math;
const CONSTANT = 0;
const EXPONENTIAL = 1;
const LOGNORMAL = 2;
const EMPIRICAL = 3;
const NO_VALUES = new Float64Array(0);

/**
 * Laws made ready to be drawn from by number, without a look at strings or objects. Draws are by inversion: increasing in `u`, uniform in (0, 1),
 * so that equal numbers stay equal draws in every scenario. Throws a RangeError for a law without values or with a negative or unknown figure.
 */
export class LawTable {
  private readonly kind: number[] = [];
  private readonly first: number[] = [];
  private readonly second: number[] = [];
  private readonly values: Float64Array[] = [];
  private readonly means: number[] = [];

  /** Its number. */
  add(law: Law): number {
    const { kind, first, second, values, mean } = tableOf(law);
    this.kind.push(kind);
    this.first.push(first);
    this.second.push(second);
    this.values.push(values);
    this.means.push(mean);
    return this.kind.length - 1;
  }

  mean(law: number): number {
    return this.means[law];
  }

  draw(law: number, u: number): number {
    const kind = this.kind[law];
    if (kind === LOGNORMAL) return exp(this.first[law] + this.second[law] * normalQuantile(u));
    if (kind === EXPONENTIAL) return -this.first[law] * log(1 - u);
    if (kind === CONSTANT) return this.first[law];
    const values = this.values[law];
    const h = u * (values.length - 1);
    const below = h | 0;
    return values[below] + (h - below) * (values[below + 1] - values[below]);
  }

  /** P(draw > age), for `residual`; 1 for no age at all. */
  beyond(law: number, age: number): number {
    if (!(age > 0)) return 1;
    const kind = this.kind[law];
    if (kind === CONSTANT) return age < this.first[law] ? 1 : 0;
    if (kind === EXPONENTIAL) return exp(-age / this.first[law]);
    if (kind === LOGNORMAL) return normalTail((log(age) - this.first[law]) / this.second[law]);
    const values = this.values[law];
    const last = values.length - 1;
    if (age >= values[last]) return 0;
    if (age < values[0]) return 1;
    let low = 0;
    let high = last;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (values[middle] <= age) low = middle;
      else high = middle;
    }
    return 1 - (low + (age - values[low]) / (values[high] - values[low])) / last;
  }

  /**
   * What remains after `age`, of which `beyond` tells P(draw > age). Older than the law can tell: exponential with the mean of the law, so that what
   * has waited longer than anything seen neither leaves at once nor stays for ever.
   */
  residual(law: number, age: number, beyond: number, u: number): number {
    if (!(age > 0)) return this.draw(law, u);
    if (!(beyond > 0)) return -this.means[law] * log(1 - u);
    const kind = this.kind[law];
    if (kind === EXPONENTIAL) return this.draw(law, u);
    // By the tail, which stays exact where 1 − tail would round to 1.
    const whole =
      kind === LOGNORMAL
        ? exp(this.first[law] - this.second[law] * normalQuantile(beyond * (1 - u)))
        : this.draw(law, 1 - beyond * (1 - u));
    return whole > age ? whole - age : 0;
  }
}

function tableOf(law: Law): { kind: number; first: number; second: number; values: Float64Array; mean: number } {
  const plain = { second: 0, values: NO_VALUES };
  switch (law.law) {
    case 'constant':
      known(law.value, 'The value of a constant law');
      return { kind: CONSTANT, first: law.value, ...plain, mean: law.value };
    case 'exponential':
      known(law.mean, 'The mean of an exponential law');
      return { kind: EXPONENTIAL, first: law.mean, ...plain, mean: law.mean };
    case 'lognormal': {
      known(law.mean, 'The mean of a lognormal law');
      known(law.cv, 'The cv of a lognormal law');
      if (law.mean === 0 || law.cv === 0) return { kind: CONSTANT, first: law.mean, ...plain, mean: law.mean };
      const variance = log(1 + law.cv * law.cv);
      const first = log(law.mean) - variance / 2;
      return { kind: LOGNORMAL, first, second: sqrt(variance), values: NO_VALUES, mean: law.mean };
    }
    case 'empirical': {
      const { sorted } = law;
      const last = sorted.length - 1;
      if (last < 0) throw new RangeError('An empirical law needs at least one value, but has none.');
      let sum = 0;
      for (let i = 0; i <= last; i++) {
        known(sorted[i], `Value ${i} of an empirical law`);
        if (i > 0 && sorted[i] < sorted[i - 1]) {
          throw new RangeError(
            `The values of an empirical law must be sorted, but value ${i}, ${sorted[i]}, is less than ${sorted[i - 1]} before it.`,
          );
        }
        if (i > 0) sum += (sorted[i] + sorted[i - 1]) / 2;
      }
      if (last === 0) return { kind: CONSTANT, first: sorted[0], ...plain, mean: sorted[0] };
      return { kind: EMPIRICAL, first: 0, second: 0, values: sorted, mean: sum / last };
    }
  }
}

function known(value: number, what: string): void {
  if (!(value >= 0 && value < Infinity)) {
    throw new RangeError(`${what} is ${value}, but it must be a number of at least 0.`);
  }
}

/** P(Z > z) of a standard normal variable, by halving on the logarithm of the tail: exact where it is next to nothing. */
function normalTail(z: number): number {
  let low = -745;
  let high = 0;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (-normalQuantile(exp(middle)) > z) low = middle;
    else high = middle;
  }
  return exp((low + high) / 2);
}
