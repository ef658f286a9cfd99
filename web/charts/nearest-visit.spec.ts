import { nearestVisit } from './nearest-visit';

const visits = [
  { enter: 0, leave: 100 },
  { enter: 50, leave: 60 },
  { enter: 80, leave: null },
];

test('finds the line that passes nearest to a point', () => {
  // Half-way down the lines stand at 50, 55 and, to the end at 200, 140.
  expect(nearestVisit(visits, 51, 0.5, 200, 10)).toBe(0);
  expect(nearestVisit(visits, 56, 0.5, 200, 10)).toBe(1);
  expect(nearestVisit(visits, 139, 0.5, 200, 10)).toBe(2);
});

test('nothing in reach, or beside the drawing, is nothing', () => {
  expect(nearestVisit(visits, 100, 0.5, 200, 10)).toBeNull();
  expect(nearestVisit(visits, 0, -0.1, 200, 10)).toBeNull();
  expect(nearestVisit(visits, 100, 1.1, 200, 10)).toBeNull();
});
