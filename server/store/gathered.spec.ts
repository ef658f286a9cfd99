import { gathered, type Column } from './gathered';

describe('gathered', () => {
  const order = Int32Array.of(2, ~0, 0);

  it.each<[string, Column, Column, Column]>([
    ['Float64Array', Float64Array.of(0.5, 1, NaN), Float64Array.of(-1e9), Float64Array.of(NaN, -1e9, 0.5)],
    ['Int32Array', Int32Array.of(1, 2, 3), Int32Array.of(-7), Int32Array.of(3, -7, 1)],
    ['Int16Array', Int16Array.of(1, 2, -3), Int16Array.of(-7), Int16Array.of(-3, -7, 1)],
    ['Uint16Array', Uint16Array.of(1, 2, 65535), Uint16Array.of(7), Uint16Array.of(65535, 7, 1)],
    ['Int8Array', Int8Array.of(1, 2, -1), Int8Array.of(-1), Int8Array.of(-1, -1, 1)],
    ['Uint8Array', Uint8Array.of(1, 2, 255), Uint8Array.of(7), Uint8Array.of(255, 7, 1)],
  ])(
    'takes from the first column where the order is not negative, else from the second: %s',
    (_, first, second, out) => {
      expect(gathered(order, first, second)).toEqual(out);
    },
  );

  it('takes a part of a larger buffer for what it is', () => {
    const part = Uint8Array.of(9, 9, 1, 2, 3).subarray(2);
    expect(gathered(order, part, Uint8Array.of(7))).toEqual(Uint8Array.of(3, 7, 1));
  });

  it('gives nothing for nothing', () => {
    expect(gathered(new Int32Array(0), Int8Array.of(1), Int8Array.of(2))).toEqual(new Int8Array(0));
  });
});
