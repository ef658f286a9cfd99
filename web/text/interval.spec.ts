import { durationInterval, rateInterval, shareInterval } from './interval';

test('the unit stands once where both ends have it', () => {
  expect(shareInterval(0.0672, 0.1948)).toBe('6.7 to 19 %');
  expect(durationInterval(1.2, 3.4)).toBe('1.2 to 3.4 h');
  expect(durationInterval(72, 100.8)).toBe('3.0 to 4.2 days');
  expect(rateInterval(3.94, 4.66)).toBe('3.9 to 4.7');
});

test('two units are both told', () => {
  expect(durationInterval(0.5, 3.4)).toBe('30 min to 3.4 h');
  expect(durationInterval(30, 72)).toBe('30 h to 3.0 days');
  // On the working clock a day has no fixed length.
  expect(durationInterval(30, 72, 'working')).toBe('30 to 72 h');
});

test('without both ends there is no interval; 0 is an end like any other', () => {
  expect(shareInterval(null, 0.2)).toBeNull();
  expect(durationInterval(1, null)).toBeNull();
  expect(shareInterval(0, 0.2775)).toBe('0 to 28 %');
});
