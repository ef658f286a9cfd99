import { xoshiro } from './xoshiro';

/** A source of numbers uniform in [0, 1). */
export type Random = () => number;

/**
 * A seeded stream of uniform numbers in [0, 1) with 53 random bits each: the same seed gives the same stream on every
 * machine. xoshiro128** filled from the seed by SplitMix32, as its authors advise, so that neighbouring seeds are
 * unrelated (Blackman & Vigna 2021; Steele, Lea & Flood, "Fast splittable pseudorandom number generators", 2014).
 * `seed` is taken as a 32-bit integer. Not for secrets.
 */
export function randomOf(seed: number): Random {
  let state = seed | 0;
  const word = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return mixed ^ (mixed >>> 16);
  };
  const next = xoshiro(word(), word(), word(), word());
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
}
