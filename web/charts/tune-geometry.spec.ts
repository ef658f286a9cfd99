import { keptTicks, nameAt, namedStops, nearestStop, plotOf, xOf, yOf } from './tune-geometry';

const plot = { left: 50, top: 20, width: 400, height: 200 };

test('kept findings go from left to right, shares from below upwards', () => {
  expect([0, 50, 200].map((kept) => xOf(plot, kept, 200))).toEqual([50, 150, 450]);
  expect([0, 0.5, 1].map((share) => yOf(plot, share))).toEqual([220, 120, 20]);
  // Nothing at all stands at the left, not nowhere.
  expect(xOf(plot, 0, 0)).toBe(50);
});

test('a narrow drawing leaves no room for names at its right', () => {
  expect(plotOf(350, 300).width).toBe(350 - 48 - 18);
  expect(plotOf(900, 300).width).toBe(900 - 48 - 176);
});

test('a drag goes to the nearest stop that is known', () => {
  const kept = [20, 100, undefined, 200];
  expect(nearestStop(plot, kept, 200, 90)).toBe(0);
  expect(nearestStop(plot, kept, 200, 180)).toBe(1);
  expect(nearestStop(plot, kept, 200, 9999)).toBe(3);
  expect(nearestStop(plot, [undefined], 200, 90)).toBe(-1);
});

test('of stops that keep the same, the loosest is taken', () => {
  expect(nearestStop(plot, [20, 200, 200], 200, 440)).toBe(2);
});

test('names do not cover each other; that of the cut stands', () => {
  expect(namedStops([0, 10, 40, 100], 3, 30)).toEqual([false, true, true, true]);
  expect(namedStops([0, 10, 40, 100], 0, 30)).toEqual([true, false, true, true]);
  expect(namedStops([0, null, 40], 2, 30)).toEqual([true, false, true]);
});

test('a name does not stick out over the axis', () => {
  expect(nameAt(plot, 100, 200, 'P1')).toEqual({ x: 93, y: 200, textAnchor: 'end' });
  // 60 − 7 − 2 × 8 = 37 lies left of the axis at 50.
  expect(nameAt(plot, 60, 200, 'P0')).toEqual({ x: 67, y: 184, textAnchor: 'start' });
  expect(nameAt(plot, 100, 200, 'critical').textAnchor).toBe('start');
});

test('ticks of kept findings are whole and end within the plot', () => {
  expect(keptTicks(877, 450)).toEqual([0, 200, 400, 600, 800]);
  expect(keptTicks(877, 270)).toEqual([0, 500]);
  expect(keptTicks(3, 450)).toEqual([0, 1, 2, 3]);
  expect(keptTicks(0, 450)).toEqual([0]);
});
