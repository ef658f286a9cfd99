import { earthMoverDistance } from './earth-mover-distance';

describe('earthMoverDistance', () => {
  it.each([
    { a: [1, 2, 3], b: [1, 2, 3], distance: 0, what: 'the same sample' },
    { a: [0, 1], b: [5, 6], distance: 5, what: 'a shift by 5' },
    // Half of the mass moves from 0 to 2.
    { a: [0, 0], b: [0, 2], distance: 1, what: 'half of it moved by 2' },
    // Quarters of a: 0 0 4 4, of b: 1 2 3 4 → 1 + 2 + 1 + 0 over 4.
    { a: [0, 4], b: [1, 2, 3, 4], distance: 1, what: 'samples of unlike sizes' },
  ])('is $distance for $what', ({ a, b, distance }) => {
    expect(earthMoverDistance(Float64Array.from(a), Float64Array.from(b))).toBeCloseTo(distance, 12);
    expect(earthMoverDistance(Float64Array.from(b), Float64Array.from(a))).toBeCloseTo(distance, 12);
  });

  it('is NaN where one sample is empty', () => {
    expect(earthMoverDistance(new Float64Array(0), Float64Array.of(1))).toBeNaN();
  });
});
