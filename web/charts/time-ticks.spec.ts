import { timeTicks } from './time-ticks';

const days = (from: string, to: string): [number, number] => [Date.parse(from), Date.parse(to)];

test('a short stretch is told by its Mondays', () => {
  // 1 October 2026 is a Thursday.
  const labels = timeTicks(...days('2026-10-01T00:00:00Z', '2026-10-22T00:00:00Z'), 600).map(({ label }) => label);
  expect(labels).toEqual(['5 Oct', '12 Oct', '19 Oct']);
});

test('a long one by its months, January by the year', () => {
  const ticks = timeTicks(...days('2025-11-10T00:00:00Z', '2026-03-01T00:00:00Z'), 600);
  expect(ticks.map(({ label }) => label)).toEqual(['Dec', '2026', 'Feb']);
  expect(ticks[1].moment).toBe(Date.parse('2026-01-01T00:00:00Z'));
});

test('names that would touch are thinned evenly', () => {
  // 12 months on 264 px leave room for 6.
  const ticks = timeTicks(...days('2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'), 264);
  expect(ticks.map(({ label }) => label)).toEqual(['2026', 'Mar', 'May', 'Jul', 'Sept', 'Nov']);
});
