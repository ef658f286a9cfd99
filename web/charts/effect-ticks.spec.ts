import { effectTicks } from './effect-ticks';

test.each([
  { least: -24, most: 8, ticks: [-30, -20, -10, 0, 10] },
  { least: 0.02, most: 0.09, ticks: [0, 0.02, 0.04, 0.06, 0.08, 0.1] },
  { least: -5, most: -1, ticks: [-5, -4, -3, -2, -1, 0] },
  { least: 0, most: 0, ticks: [0, 0.2] },
])('$least to $most: ticks hold both ends and zero', ({ least, most, ticks }) => {
  expect(effectTicks(least, most)).toEqual(ticks);
});
