import fc from 'fast-check';
import { midRanks } from './rank';

describe('midRanks', () => {
  it('shares places between equal values: 10 20 20 30 → 1 2.5 2.5 4', () => {
    expect([...midRanks(Float64Array.of(20, 10, 30, 20))]).toEqual([2.5, 1, 4, 2.5]);
  });

  it('leaves missing values out', () => {
    expect([...midRanks(Float64Array.of(NaN, 5, NaN, 3))]).toEqual([NaN, 2, NaN, 1]);
  });

  it('agrees with counting what is below and what is equal, and sums to n(n + 1)/2', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (values) => {
        const ranks = [...midRanks(Float64Array.from(values))];
        const below = (v: number): number => values.filter((other) => other < v).length;
        const equal = (v: number): number => values.filter((other) => other === v).length;
        expect(ranks).toEqual(values.map((v) => below(v) + (equal(v) + 1) / 2));
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((values.length * (values.length + 1)) / 2);
      }),
    );
  });
});
