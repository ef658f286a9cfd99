import { dayOf, instantOf, instantText, lacksOffset } from './instant';

// Seconds from `date -u -d … +%s` of GNU coreutils.
test.each([
  ['1970-01-01T00:00:00Z', 0],
  ['2026-01-31T09:30:00Z', 1769851800],
  ['2024-02-29T23:59:59Z', 1709251199],
  ['2000-03-01T00:00:00Z', 951868800],
  ['1969-12-31T23:59:59Z', -1],
  ['2026-01-31T09:30:00+02:00', 1769844600],
  ['2026-01-31T09:30:00-0130', 1769857200],
  ['2026-01-31 09:30:00z', 1769851800],
  ['2026-01-31T09:30:00.25Z', 1769851800.25],
  ['2016-12-31T23:59:60Z', 1483228800],
])('%s is %d seconds after 1970', (text, seconds) => {
  expect(instantOf(text)).toBe(seconds);
});

test.each([
  '2026-01-31T09:30:00',
  '2026-01-31',
  '2026-02-30T00:00:00Z',
  '2025-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-31T24:00:00Z',
  '2026-01-31T09:60:00Z',
  '2026-01-31T09:30:00.Z',
  '2026-01-31T09:30:00+25:00',
  '2026-01-31T09:30:00Zulu',
  '0001-01-01T00:00:00+01:00',
  'yesterday',
  '',
])('%s is no instant', (text) => {
  expect(instantOf(text)).toBeNaN();
});

test('a time that lacks only its offset is told from other faults', () => {
  expect(['2026-01-31T09:30:00', '2026-01-31 09:30', '2026-01-31', '2026-01-31T09:30:00.123'].map(lacksOffset)).toEqual(
    [true, true, true, true],
  );
  expect(['31.01.2026', '2026-02-30T00:00:00Z', 'soon'].map(lacksOffset)).toEqual([false, false, false]);
});

test('an instant is written in UTC, with six decimals when it has a fraction', () => {
  expect(instantText(1769844600)).toBe('2026-01-31T07:30:00Z');
  expect(instantText(1769851800.25)).toBe('2026-01-31T09:30:00.250000Z');
});

test('a day begins at midnight UTC', () => {
  expect(dayOf('1970-01-02')).toBe(86400);
  expect(dayOf('2026-02-29')).toBeNaN();
  expect(dayOf('2026-1-2')).toBeNaN();
});
