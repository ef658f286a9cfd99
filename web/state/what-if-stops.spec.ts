import { leverStops } from './what-if-stops';
import { leverLimits, noLevers, type NumberLever } from './what-if-view';

test.each(Object.keys(leverLimits) as NumberLever[])(
  '%s can stand where it is now, and nowhere the server refuses',
  (lever) => {
    const { stops, at, base } = leverStops(lever, noLevers[lever]);
    expect(at).toBe(base);
    expect(stops[base]).toBe(noLevers[lever]);
    const numbers = stops.filter((each): each is number => each !== null);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers[0]).toBeGreaterThanOrEqual(leverLimits[lever][0]);
    expect(numbers[numbers.length - 1]).toBeLessThanOrEqual(leverLimits[lever][1]);
    // "As it is", where it is no number, is the first place.
    expect(stops.indexOf(null)).toBeLessThanOrEqual(0);
  },
);

test('a value that was typed stands between its neighbours', () => {
  const { stops, at, base } = leverStops('writing', 1.85);
  expect(stops.slice(at - 1, at + 2)).toEqual([1.8, 1.85, 1.9]);
  expect(stops[base]).toBe(1);
  expect(leverStops('deployEvery', 6).stops.slice(0, 7)).toEqual([null, 0, 1, 2, 4, 6, 8]);
});
