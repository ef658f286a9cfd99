import { takenWith, trainingOf } from './training-seats';

test('seats are given from the first week with one; a full week is passed over', () => {
  expect(trainingOf(7, 1, 3, [0, 3, 1, 0, 0])).toEqual({ start: 2, perWeek: [2, 3, 2] });
  expect(takenWith([0, 3, 1, 0, 0], { start: 2, perWeek: [2, 3, 2] })).toEqual([0, 3, 3, 3, 2]);
});

test('a full week in between is a week without anybody', () => {
  expect(trainingOf(4, 0, 2, [0, 2, 0])).toEqual({ start: 0, perWeek: [2, 0, 2] });
});

test('weeks that do not suffice give nothing; nobody to train takes no seat', () => {
  expect(trainingOf(7, 0, 3, [0, 0])).toBeUndefined();
  expect(trainingOf(0, 1, 3, [0, 3])).toEqual({ start: 1, perWeek: [0] });
});
