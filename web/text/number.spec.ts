import { axisCountOf } from './number';

test('a count beside an axis is short from five digits on', () => {
  expect([0, 8000, 9999, 100_000, 12_500].map(axisCountOf)).toEqual(['0', '8,000', '9,999', '100K', '12.5K']);
});
