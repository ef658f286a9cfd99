import fc from 'fast-check';
import { workingClock } from '../calendar';
import { DutyClock } from './duty-clock';

const calendars = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 })
  .map((steps) => {
    let at = 0;
    const starts: number[] = [];
    const ends: number[] = [];
    for (const [off, on] of steps) {
      starts.push(at + off);
      ends.push((at += off + on));
    }
    return { starts: Float64Array.from(starts), ends: Float64Array.from(ends) };
  });

describe('DutyClock', () => {
  it('agrees with the working clock of the calendar, and work that is resumed takes as much of it as it needs', () => {
    fc.assert(
      fc.property(calendars, fc.array(fc.nat(120), { maxLength: 20 }), fc.nat(20), (calendar, ats, work) => {
        const passed = workingClock(calendar.starts, calendar.ends);
        const clock = new DutyClock(calendar);
        for (const at of ats.sort((a, b) => a - b)) {
          expect(clock.passed(at)).toBe(passed(at));
          const end = clock.resumed(at, work);
          if (end === Infinity) expect(passed(at) + work).toBeGreaterThanOrEqual(passed(1000));
          else expect(passed(end)).toBe(passed(at) + work);
          const again = clock.restarted(at, work);
          expect(again).toBeGreaterThanOrEqual(end);
          if (again < Infinity) expect(passed(again) - passed(again - work)).toBe(work);
        }
      }),
    );
  });

  it('opens at once on duty, else at the next start', () => {
    const clock = new DutyClock({ starts: Float64Array.of(9, 33), ends: Float64Array.of(17, 41) });
    expect([0, 9, 16, 17, 33, 41].map((at) => clock.opens(at))).toEqual([9, 9, 16, 33, 33, Infinity]);
    expect(new DutyClock(undefined).opens(5)).toBe(5);
  });

  it('refuses spans that overlap', () => {
    expect(() => new DutyClock({ starts: Float64Array.of(0, 3), ends: Float64Array.of(4, 5) })).toThrow(
      'Span 1 of a calendar runs from 3 to 5',
    );
  });
});
