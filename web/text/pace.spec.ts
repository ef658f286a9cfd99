import { doneText, paceText, timeLeftText } from './pace';

test('the pace', () => {
  expect(paceText(310.4)).toBe('310 a minute');
  expect(paceText(0.4)).toBe('under 1 a minute');
  expect(paceText(null)).toBeNull();
});

test('the time left', () => {
  expect(timeLeftText(10.33)).toBe('about 10 min left');
  expect(timeLeftText(130)).toBe('about 2.2 h left');
  expect(timeLeftText(0.2)).toBe('less than a minute left');
  expect(timeLeftText(null)).toBeNull();
});

test('how far', () => {
  expect(doneText(1200, 4300, 'rows')).toBe('1,200 of 4,300 rows');
  expect(doneText(1200, 4300, '')).toBe('1,200 of 4,300');
  expect(doneText(1200, null, 'rows')).toBe('1,200 rows so far');
  expect(doneText(0, null, 'rows')).toBeNull();
});
