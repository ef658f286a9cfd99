import { changedSettings, type Settings } from './settings';

const before: Settings = {
  name: 'main',
  timeZone: 'UTC',
  calendar: { mon: [[9, 17]] },
  holidays: [],
  targets: { review: 2 },
};

describe('changedSettings', () => {
  it('changes what is given and keeps the rest', () => {
    expect(changedSettings(before, {})).toEqual(before);
    expect(changedSettings(before, { timeZone: 'Europe/Berlin', target: ['review=1', 'deploy=0.5'] })).toEqual({
      ...before,
      timeZone: 'Europe/Berlin',
      targets: { review: 1, deploy: 0.5 },
    });
    expect(before.targets).toEqual({ review: 2 });
  });

  it('reads working hours per weekday, and holidays once each', () => {
    const { calendar, holidays } = changedSettings(before, {
      hours: ['mon-tue=13-17', 'mon=9-12', 'fri=9-12.5'],
      holidays: ['2026-12-26', '2026-12-25', '2026-12-25'],
    });
    expect(calendar).toEqual({ mon: [[9, 12], [13, 17]], tue: [[13, 17]], fri: [[9, 12.5]] }); // prettier-ignore
    expect(holidays).toEqual(['2026-12-25', '2026-12-26']);
  });

  it.each([
    [{ timeZone: 'Mars/Olympus' }, 'Mars/Olympus'],
    [{ hours: ['fri-mon=9-17'] }, 'fri-mon'],
    [{ hours: ['mon=17-9'] }, '17-9'],
    [{ hours: ['mon=9-25'] }, '9-25'],
    [{ hours: ['mon=9-12', 'mon=11-17'] }, 'overlap'],
    [{ holidays: ['2026-02-30'] }, '2026-02-30'],
    [{ target: ['write=1'] }, 'write=1'],
    [{ target: ['review=0'] }, 'review=0'],
  ])('refuses %j and says what is wrong', (options, part) => {
    expect(() => changedSettings(before, options)).toThrow(part);
  });
});
