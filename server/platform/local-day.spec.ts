import { dayText, localDays } from './local-day';

describe('localDays', () => {
  it.each([
    // Midnight in Berlin is 22:00 UTC in summer and 23:00 in winter; the clock leaps on 2026-03-29 at 01:00 UTC and falls back on 2026-10-25.
    ['Europe/Berlin', '2026-07-01T21:59:59Z', '2026-07-01'],
    ['Europe/Berlin', '2026-07-01T22:00:00Z', '2026-07-02'],
    ['Europe/Berlin', '2026-01-01T22:59:59Z', '2026-01-01'],
    ['Europe/Berlin', '2026-01-01T23:00:00Z', '2026-01-02'],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T21:59:59Z', '2026-03-29'],
    ['Europe/Berlin', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25'],
    ['Europe/Berlin', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['America/Los_Angeles', '2026-07-01T06:59:59Z', '2026-06-30'],
    ['Asia/Kathmandu', '2026-07-01T18:15:00Z', '2026-07-02'],
    ['UTC', '1969-12-31T23:59:59Z', '1969-12-31'],
  ])('%s %s is %s', (zone, moment, day) => {
    expect(dayText(localDays(zone)(Date.parse(moment) / 1000))).toBe(day);
  });

  it('numbers days from 1970-01-01', () => {
    expect(localDays('UTC')(0)).toBe(0);
    expect(localDays('UTC')(-1)).toBe(-1);
    expect(localDays('UTC')(86400)).toBe(1);
  });
});
