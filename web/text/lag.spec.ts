import { agoOf, lateMomentOf, untilOf } from './lag';

const now = Date.parse('2026-08-14T12:10:00Z');

test('how long ago and how long until', () => {
  expect(agoOf('2026-08-14T12:04:00Z', now)).toBe('6 min ago');
  expect(agoOf('2026-08-14T12:09:40Z', now)).toBe('just now');
  expect(agoOf('2026-08-14T09:10:00Z', now)).toBe('3.0 h ago');
  expect(agoOf(null, now)).toBe('–');
  expect(untilOf('2026-08-14T12:19:00Z', now)).toBe('in 9 min');
  expect(untilOf('2026-08-14T12:00:00Z', now)).toBe('now');
  expect(untilOf(null, now)).toBe('–');
});

test('a clock that runs a little ahead is now, not the future', () => {
  expect(agoOf('2026-08-14T12:10:05Z', now)).toBe('just now');
});

test('a moment of this year names no year, in the organization’s time zone', () => {
  expect(lateMomentOf('2026-08-14T12:04:00Z', 'UTC', now)).toBe('14 August 12:04');
  expect(lateMomentOf('2026-08-14T22:30:00Z', 'Europe/Berlin', now)).toBe('15 August 00:30');
  expect(lateMomentOf('2025-12-31T12:04:00Z', 'UTC', now)).toBe('31 December 2025 12:04');
});
