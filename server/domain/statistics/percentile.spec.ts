import fc from 'fast-check';
import { percentiles } from './percentile';
import { randomOf } from './random';

const naive = (values: number[], p: number): number => {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return NaN;
  const h = (sorted.length - 1) * p;
  const low = sorted[Math.floor(h)];
  const high = sorted[Math.ceil(h)];
  return h === Math.floor(h) || low === high ? low : low + (h - Math.floor(h)) * (high - low);
};
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('percentiles', () => {
  it('interpolates as R does: quantile(c(1, 2, 3, 4), type = 7) is 1 1.75 2.5 3.25 4', () => {
    expect([...percentiles(Float64Array.of(4, 1, 3, 2), [0, 0.25, 0.5, 0.75, 1])]).toEqual([1, 1.75, 2.5, 3.25, 4]);
  });

  it('keeps the order of the probabilities, also when it is not ascending', () => {
    expect([...percentiles(Float64Array.of(10, 30, 20), [1, 0, 0.5, 1])]).toEqual([30, 10, 20, 30]);
  });

  it('has no answer for an empty slice, for nothing but missing values, or for a probability outside 0…1', () => {
    expect([...percentiles(new Float64Array(0), [0.5, 0.85])]).toEqual([NaN, NaN]);
    expect([...percentiles(Float64Array.of(NaN, NaN), [0.5])]).toEqual([NaN]);
    expect([...percentiles(Float64Array.of(1, 2), [-0.1, 1.1, NaN])]).toEqual([NaN, NaN, NaN]);
  });

  it('takes infinite values as they are', () => {
    expect([...percentiles(Float64Array.of(Infinity, 1, Infinity), [0, 0.5, 0.9])]).toEqual([1, Infinity, Infinity]);
  });

  it('agrees with a sort for any values, missing ones and ties included', () => {
    const value = fc.oneof(fc.double(), fc.integer({ min: 0, max: 5 }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 300 }), fc.array(probability, { maxLength: 5 }), (values, ps) => {
        const found = percentiles(Float64Array.from(values), ps);
        expect([...found].map((v) => v + 0)).toEqual(ps.map((p) => naive(values, p) + 0));
      }),
    );
  });

  it('reorders its slice only, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 4, maxLength: 200 }), fc.nat(), fc.nat(), (values, a, b) => {
        const [from, to] = [a % values.length, b % values.length].sort((x, y) => x - y);
        const column = Float64Array.from(values);
        percentiles(column, [0.5, 0.85], from, to);
        expect([...column.subarray(0, from)]).toEqual(values.slice(0, from));
        expect([...column.subarray(to)]).toEqual(values.slice(to));
        expect(column.slice(from, to).sort()).toEqual(Float64Array.from(values.slice(from, to)).sort());
      }),
    );
  });

  it.each([
    ['ascending', (i: number) => i],
    ['descending', (i: number) => -i],
    ['organ pipe', (i: number, n: number) => Math.min(i, n - i)],
    ['one value', () => 7],
    ['two values', (i: number) => i % 2],
    ['saw', (i: number) => i % 97],
  ])('agrees with a sort on 20,000 values: %s', (_, at) => {
    const n = 20_000;
    const values = Float64Array.from({ length: n }, (_value, i) => at(i, n));
    const ps = [0.5, 0.7, 0.85, 0.95];
    const expected = ps.map((p) => naive([...values], p));
    expect([...percentiles(values, ps)]).toEqual(expected);
  });

  it('agrees with a sort on 100,000 random values', () => {
    const random = randomOf(3);
    const values = Float64Array.from({ length: 100_000 }, () => random());
    const expected = [0.01, 0.5, 0.99].map((p) => naive([...values], p));
    expect([...percentiles(values, [0.01, 0.5, 0.99])]).toEqual(expected);
  });
});
