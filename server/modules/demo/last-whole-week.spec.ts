import { lastWholeWeekEnd } from './last-whole-week';

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;

it.each([
  ['a Monday at midnight ends the week before', MONDAY, MONDAY],
  ['a second earlier that week still runs', MONDAY - 1, MONDAY - 7 * 86400],
  ['on a Sunday night the week before is the last whole one', MONDAY + 7 * 86400 - 1, MONDAY],
])('%s', (_, now, end) => {
  expect(lastWholeWeekEnd(now)).toBe(end);
});
