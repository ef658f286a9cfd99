import { xoshiro } from './xoshiro';

describe('xoshiro', () => {
  it('gives the numbers of the C reference, as in the test data of edorfaus/xoshiro-6502', () => {
    const next = xoshiro(0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0);
    const expected = [0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70];
    expect(expected.map(() => next())).toEqual(expected);
  });

  it('starts from 1 2 3 4 with 11520 and 0: 2 · 5 = 10, turned left by 7 is 1280, · 9; then the second word is 0', () => {
    const next = xoshiro(1, 2, 3, 4);
    expect([next(), next()]).toEqual([11520, 0]);
  });
});
