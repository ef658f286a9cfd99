import { performance } from 'node:perf_hooks';

export interface Timed<T> {
  ms: number;
  result: T;
}

export async function timed<T>(work: () => T | Promise<T>): Promise<Timed<T>> {
  const begin = performance.now();
  const result = await work();
  return { ms: performance.now() - begin, result };
}

/** Runs both in turn and gives the fastest of each: what else the machine does only ever adds. */
export async function side<A, B>(
  rounds: number,
  ours: () => A | Promise<A>,
  floor: () => B | Promise<B>,
): Promise<{ ours: number; floor: number }> {
  const a: number[] = [];
  const b: number[] = [];
  for (let round = 0; round < rounds; round++) {
    a.push((await timed(ours)).ms);
    b.push((await timed(floor)).ms);
  }
  return { ours: Math.min(...a), floor: Math.min(...b) };
}

/** Nearest-rank quantile of some measurements. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(p * sorted.length) - 1)] ?? NaN;
}
