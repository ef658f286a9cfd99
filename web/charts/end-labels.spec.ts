import fc from 'fast-check';
import { apart } from './end-labels';

test('labels that would cover each other are pushed apart', () => {
  expect(apart([10, 12, 50], 10, 100)).toEqual([10, 20, 50]);
});

test('at the lower end they are pushed up', () => {
  expect(apart([95, 99], 10, 100)).toEqual([90, 100]);
});

test('with room enough, neighbours are apart and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 6 }), (positions) => {
      const moved = apart(positions, 15, 200);
      const order = positions.map((_, index) => index).sort((a, b) => positions[a] - positions[b]);
      for (let rank = 1; rank < order.length; rank++)
        expect(moved[order[rank]] - moved[order[rank - 1]]).toBeGreaterThanOrEqual(15 - 1e-9);
    }),
  );
});
