import { missingHours, openHoursSummary } from './operate';

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

test('hours of fewer than 5 people are said to be not shown, never 0 or of the calendar', () => {
  const weekly = {
    openHours: [30, 10],
    outOfHoursOpenHours: [20, 0],
    staffedHours: [null, null],
    responders: [null, 6],
  };
  expect(openHoursSummary({ staffedBy: 'hidden', weekly })).toBe(
    '40 open-incident hours, 50 % of them out of hours; fewer than 5 people on call: their hours are not shown, the load is unknown.',
  );
  expect(missingHours({ staffedBy: 'hidden', weekly }, 0)).toBe('not shown');
  // Of six people nothing is withheld: the week has not begun.
  expect(missingHours({ staffedBy: 'responders', weekly }, 1)).toBe('unknown');
  expect(missingHours({ staffedBy: 'calendar', weekly }, 0)).toBe('unknown');
});
