import { bandWidening, halfWidthsOff, widened } from './band-widening';

describe('bandWidening', () => {
  it('is the value that 80 % of the earlier ones stay under, by the rank of the next one', () => {
    // 1 … 29 tenths: ⌈.8 · 30⌉ = 24.
    expect(bandWidening(Array.from({ length: 29 }, (_, i) => (i + 1) / 10))).toBeCloseTo(2.4, 12);
  });

  it('never narrows a band, and widens nothing for want of earlier cells', () => {
    expect(bandWidening(new Array<number>(40).fill(0.2))).toBe(1);
    expect(bandWidening(new Array<number>(23).fill(9))).toBe(1);
  });

  it('measures how far off on the side on which it is off', () => {
    expect(halfWidthsOff(20, 10, 8, 14)).toBeCloseTo(9.5 / 4, 12);
    expect(halfWidthsOff(4, 10, 8, 14)).toBeCloseTo(5.5 / 2, 12);
    expect(halfWidthsOff(1, 1, 1, 1)).toBe(0);
  });

  it('widens around the median and not under 0', () => {
    expect(widened({ median: 10, low: 6, high: 12 }, 2)).toEqual({ low: 2, high: 14 });
    expect(widened({ median: 3, low: 1, high: 4 }, 2)).toEqual({ low: 0, high: 5 });
  });
});
