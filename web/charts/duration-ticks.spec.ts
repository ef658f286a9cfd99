import { countTicks } from './count-ticks';
import { durationTicks, logDurationTicks } from './duration-ticks';
import { weekTicks } from './week-axis';

test('duration ticks stand at hours, days and weeks', () => {
  expect(durationTicks(5)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(durationTicks(100)).toEqual([0, 24, 48, 72, 96, 120]);
  expect(logDurationTicks(0.25, 200)).toEqual([0.25, 1, 4, 12, 24, 72, 168]);
});

test('count ticks are whole numbers and reach the largest', () => {
  expect(countTicks(0)).toEqual([0, 1]);
  expect(countTicks(3)).toEqual([0, 1, 2, 3]);
  expect(countTicks(219)).toEqual([0, 100, 200, 300]);
});

test('weeks are named so far apart that the names fit', () => {
  // 52 weeks on 520 px: 10 px each, 46 px need every 8th.
  expect(weekTicks(52, 520)).toEqual([0, 8, 16, 24, 32, 40, 48]);
  expect(weekTicks(3, 900)).toEqual([0, 1, 2]);
  expect(weekTicks(0, 900)).toEqual([]);
});
