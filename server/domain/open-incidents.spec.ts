import fc from 'fast-check';
import { workingClock } from './calendar';
import { openIncidentHours, unionOf } from './open-incidents';

const HOUR = 3600;
const incident = (service: string, openedAt: number, resolvedAt: number) => ({
  service,
  openedAt: openedAt * HOUR,
  resolvedAt: resolvedAt * HOUR,
});
const periods = { length: 2, edges: Float64Array.of(0, 10 * HOUR, 20 * HOUR) };

describe('unionOf', () => {
  it('joins what overlaps or touches and leaves out what is empty', () => {
    const { from, to } = unionOf([
      { from: 5, to: 6 },
      { from: 1, to: 3 },
      { from: 2, to: 4 },
      { from: 4, to: 4.5 },
      { from: 9, to: 9 },
    ]);
    expect([...from]).toEqual([1, 5]);
    expect([...to]).toEqual([4.5, 6]);
  });
});

describe('openIncidentHours', () => {
  it('counts overlaps of one service once, of two services twice, and cuts at the edges', () => {
    const incidents = [
      incident('web', 1, 4), // web 1 … 6: 5 h in the first period
      incident('web', 3, 6),
      incident('web', 8, 12), // 2 h in the first, 2 h in the second
      incident('api', 5, 9), // 4 h
      incident('api', -3, 1), // 1 h of it
      incident('', 19, NaN), // open: until now, 21, so 1 h
    ];
    expect([...openIncidentHours(incidents, periods, 21 * HOUR)]).toEqual([12, 3]);
    // Now is 8.5: what happens later is not known.
    expect([...openIncidentHours(incidents, periods, 8.5 * HOUR)]).toEqual([5 + 0.5 + 3.5 + 1, 0]);
  });

  it('counts what a clock counts', () => {
    // On duty 2 … 5 and 9 … 11: of web 1 … 6 it is 3 h, of web 8 … 12 one hour in each period.
    const clock = workingClock(Float64Array.of(2 * HOUR, 9 * HOUR), Float64Array.of(5 * HOUR, 11 * HOUR));
    const incidents = [incident('web', 1, 4), incident('web', 3, 6), incident('web', 8, 12)];
    expect([...openIncidentHours(incidents, periods, 21 * HOUR, clock)]).toEqual([4, 1]);
  });

  it('lies between the longest and the sum of its incidents, and adds over services and periods', () => {
    const row = fc
      .tuple(fc.constantFrom('web', 'api'), fc.integer({ min: -5, max: 25 }), fc.nat(10))
      .map(([service, opened, length]) => incident(service, opened, opened + length));
    const whole = { length: 1, edges: Float64Array.of(0, 20 * HOUR) };
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (incidents) => {
        const now = 30 * HOUR;
        const total = openIncidentHours(incidents, whole, now)[0];
        const [first, second] = openIncidentHours(incidents, periods, now);
        expect(first + second).toBeCloseTo(total, 9);
        let sum = 0;
        for (const service of ['web', 'api']) {
          const own = incidents.filter((one) => one.service === service);
          const each = own.map((one) => openIncidentHours([one], whole, now)[0]);
          const union = openIncidentHours(own, whole, now)[0];
          expect(union).toBeLessThanOrEqual(each.reduce((a, b) => a + b, 0) + 1e-9);
          expect(union).toBeGreaterThanOrEqual(Math.max(0, ...each) - 1e-9);
          sum += union;
        }
        expect(total).toBeCloseTo(sum, 9);
      }),
    );
  });
});
