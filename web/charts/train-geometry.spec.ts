import { apart } from './end-labels';
import { SLIVER, trainMarks, trainWidth, type Train } from './train-geometry';

const train = (at: number, carried: number, left: number | null = 0): Train => ({
  key: String(at),
  at,
  carried,
  left,
  failed: 0,
});
const stretch = { from: 0, to: 100 };
const plot = { width: 1000, height: 200 };

test('filled from the ground, hollow on top, both to one scale', () => {
  // 10 of 20 is half of 200 px; 5 more reach three quarters.
  const [mark] = trainMarks([train(50, 10, 5)], stretch, plot, 20, apart);
  expect(mark.carriedTop).toBe(100);
  expect(mark.leftTop).toBe(50);
  // 14 px wide at most, its middle at its moment.
  expect(mark).toMatchObject({ x: 493, width: 14 });
});

test('a train that carried nothing keeps a sliver, and what it left behind stands on it', () => {
  const [empty, leaving] = trainMarks([train(10, 0), train(90, 0, 20)], stretch, plot, 20, apart);
  expect(empty.carriedTop).toBe(200 - SLIVER);
  expect(empty.leftTop).toBe(200 - SLIVER);
  expect(leaving.carriedTop).toBe(200 - SLIVER);
  expect(leaving.leftTop).toBe(0);
});

test('what cannot be told is not drawn', () => {
  const [mark] = trainMarks([train(50, 10, null)], stretch, plot, 20, apart);
  expect(mark.leftTop).toBe(mark.carriedTop);
});

test('trains of one moment stand beside each other, and none leaves the plot', () => {
  const marks = trainMarks([train(100, 1), train(100, 1), train(0, 1)], stretch, plot, 1, apart);
  // 14 px wide, 2 px between them.
  expect(marks[0].x).toBe(1000 - 14 - 16);
  expect(marks[1].x).toBe(1000 - 14);
  expect(marks[2].x).toBe(0);
});

test('sixty trains on a narrow screen still fit', () => {
  // 330 / 60 × 0.7 = 3.85
  expect(trainWidth(60, 330)).toBe(3);
  const many = Array.from({ length: 60 }, (_, index) => train(index % 7, 1));
  const marks = trainMarks(many, stretch, { width: 330, height: 100 }, 1, apart);
  const places = marks.map(({ x }) => x).sort((a, b) => a - b);
  expect(places[0]).toBeGreaterThanOrEqual(0);
  expect(places[59] + 3).toBeLessThanOrEqual(330);
  for (let next = 1; next < 60; next++) expect(places[next] - places[next - 1]).toBeGreaterThanOrEqual(3);
});
