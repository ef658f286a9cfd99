import fc from 'fast-check';
import { randomOf } from './random';
import { shuffle } from './shuffle';

describe('shuffle', () => {
  it('keeps every element', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (values, seed) => {
        const sort = (list: number[]): number[] => [...list].sort((a, b) => a - b);
        expect(sort(shuffle([...values], randomOf(seed)))).toEqual(sort(values));
      }),
    );
  });

  it('gives all 6 orders of 3 elements equally often', () => {
    const random = randomOf(5);
    const counts = new Map<string, number>();
    for (let i = 0; i < 12_000; i++) {
      const order = shuffle(Float64Array.of(1, 2, 3), random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // 2,000 each, standard error sqrt(12,000 · 1/6 · 5/6) = 41; five of them.
    for (const count of counts.values()) expect(Math.abs(count - 2000)).toBeLessThan(205);
  });
});
