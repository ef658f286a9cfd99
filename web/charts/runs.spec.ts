import { runsOf } from './runs';

test('stretches of equal labels, gaps between them', () => {
  expect(runsOf(['a', 'a', null, 'a', 'b'])).toEqual([
    { label: 'a', from: 0, to: 1 },
    { label: 'a', from: 3, to: 3 },
    { label: 'b', from: 4, to: 4 },
  ]);
  expect(runsOf([null])).toEqual([]);
});
