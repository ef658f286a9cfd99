import { everyText } from './schedule';

test.each([
  [5, 'every 5 min'],
  [60, 'every hour'],
  [90, 'every 90 min'],
  [240, 'every 4 hours'],
  [1440, 'once a day'],
  [2880, 'every 2 days'],
])('%i minutes are %s', (minutes, text) => {
  expect(everyText(minutes)).toBe(text);
});
