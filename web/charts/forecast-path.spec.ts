import { bandPath, linePath } from './forecast-path';

const x = (index: number) => index * 10;
const y = (value: number) => 100 - value;

test('a line breaks where a week is unknown, and 0 is a week', () => {
  expect(linePath([0, 10, null, 20, 30], x, y)).toBe('M0 100L10 90M30 80L40 70');
});

test('a week alone is a dot', () => {
  expect(linePath([null, 10, null], x, y)).toBe('M10 90L10 90');
});

test('a band goes along its upper edge and back along its lower one', () => {
  expect(bandPath([1, 2], [5, 6], x, y)).toBe('M0 95L10 94L10 98L0 99Z');
});

test('a band has a piece per stretch in which both edges are known', () => {
  expect(bandPath([1, null, 2], [5, 6, 7], x, y)).toBe('M0 95L0 99ZM20 93L20 98Z');
  expect(bandPath([null], [null], x, y)).toBe('');
});
