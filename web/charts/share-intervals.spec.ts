import { shareTop } from './share-intervals';

test.each([
  [0, 0.05],
  [0.05, 0.05],
  [0.051, 0.1],
  [0.21, 0.3],
  [0.31, 0.4],
  [0.61, 1],
  [1, 1],
])('a scale that holds %d ends at %d', (most, top) => {
  expect(shareTop(most)).toBe(top);
});
