import { ENOUGH } from '../domain/flow';
import { wilson } from '../domain/statistics/wilson';
import { finite } from './finite';
import type { EvidenceShare, Rate } from './rate.types';

/** A share; null without anything to share in. */
export function rateOf(numerator: number, n: number): Rate {
  const { low, high } = wilson(numerator, n);
  return { value: finite(numerator / n), low: finite(low), high: finite(high), numerator, n, enough: n >= ENOUGH };
}

export const UNKNOWN_RATE: Rate = { value: null, low: null, high: null, numerator: 0, n: 0, enough: false };

/** How often each kind of evidence stands, of all; every kind is listed. */
export function evidenceShares(kinds: readonly string[], found: readonly string[]): EvidenceShare[] {
  return kinds.map((evidence) => {
    const count = found.filter((one) => one === evidence).length;
    return { evidence, count, share: finite(count / found.length) };
  });
}
