import { openHoursSummary } from './operate';

test('open hours are set against staffed ones only where those are known', () => {
  // 30 + 10 + 60 = 100 open, 41 out of hours; known weeks: 40 open of 80 + 80 staffed.
  const weekly = {
    openHours: [30, 10, 60],
    outOfHoursOpenHours: [11, 0, 30],
    staffedHours: [80, 80, null],
  };
  expect(openHoursSummary({ staffedBy: 'responders', weekly })).toBe(
    '100 open-incident hours, 41 % of them out of hours, against 160 staffed hours of the responders: a load of 0.25.',
  );
  expect(openHoursSummary({ staffedBy: 'calendar', weekly: { ...weekly, staffedHours: [null, null, null] } })).toBe(
    '100 open-incident hours, 41 % of them out of hours; the staffed hours are unknown.',
  );
  const none = { openHours: [0], outOfHoursOpenHours: [0], staffedHours: [40] };
  expect(openHoursSummary({ staffedBy: 'calendar', weekly: none })).toBe('No incident was open in this range.');
});
