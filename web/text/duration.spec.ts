import { daysOf, durationOf } from './duration';

describe('durationOf', () => {
  test.each([
    [null, '–'],
    [NaN, '–'],
    [0, '0 min'],
    [0.5 / 60, '< 1 min'],
    [38 / 60, '38 min'],
    [59.7 / 60, '1.0 h'],
    [5.2, '5.2 h'],
    [9.96, '10 h'],
    [17.2, '17 h'],
    [47.4, '47 h'],
    [48, '2.0 days'],
    [100.8, '4.2 days'],
    [24 * 12.4, '12 days'],
    [24 * 1234, '1,234 days'],
    [-3, '−3.0 h'],
  ])('%p hours are "%s"', (hours, text) => {
    expect(durationOf(hours)).toBe(text);
  });

  test('on the working clock hours stay hours, since a working day has no fixed length', () => {
    expect(durationOf(100.8, 'working')).toBe('101 h');
  });
});

describe('daysOf', () => {
  test.each([
    [null, '–'],
    [0, '0 days'],
    [0.04, '0.04 days'],
    [0.3, '0.3 days'],
    [1, '1 day'],
    [4.2, '4.2 days'],
    [12.4, '12 days'],
  ])('%p is "%s"', (days, text) => {
    expect(daysOf(days)).toBe(text);
  });
});
