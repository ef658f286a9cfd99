import type { Random } from './random';

/**
 * Puts `values` in a random order, in place; every order is equally likely (Fisher & Yates 1938, in Durstenfeld's form,
 * CACM Algorithm 235, 1964). Takes `values.length − 1` numbers from `random`.
 */
export function shuffle<T extends { readonly length: number; [index: number]: unknown }>(values: T, random: Random): T {
  for (let i = values.length - 1; i > 0; i--) {
    const j = (random() * (i + 1)) >>> 0;
    const value = values[i];
    values[i] = values[j];
    values[j] = value;
  }
  return values;
}
