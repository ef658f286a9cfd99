import { randomOf, type Random } from '../statistics/random';

/** Draws from the distributions the simulated organization needs, all from one seeded stream. */
export class Draw {
  private readonly random: Random;

  /** @param purpose tells streams of one seed apart, so that a draw more for one purpose leaves the others as they are */
  constructor(seed: number, purpose: number) {
    this.random = randomOf(Math.imul(seed, 0x9e3779b1) ^ Math.imul(purpose, 0x85ebca6b));
  }

  uniform(): number {
    return this.random();
  }

  chance(probability: number): boolean {
    return this.random() < probability;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  /** A whole number from 0 to `count` − 1. */
  below(count: number): number {
    return Math.floor(this.random() * count);
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }

  /** An index with a probability proportional to its weight. */
  weighted(weights: readonly number[]): number {
    let left = this.random() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) return i;
    }
    return weights.length - 1;
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.random());
  }

  /** Standard normal (Box & Muller 1958). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.random())) * Math.cos(2 * Math.PI * this.random());
  }

  /** Lognormal by its median and the standard deviation of its logarithm. */
  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** Poisson by multiplying uniforms (Knuth, TAOCP 2, 3.4.1); meant for means under about 30. */
  poisson(mean: number): number {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.random(); product > limit; product *= this.random()) count++;
    return count;
  }

  hex(length: number): string {
    let text = '';
    while (text.length < length)
      text += (0x10000000000000 + this.random() * 0x10000000000000).toString(16).slice(1, 14);
    return text.slice(0, length);
  }
}
