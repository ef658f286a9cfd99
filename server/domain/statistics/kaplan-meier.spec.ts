import fc from 'fast-check';
import { kaplanMeier } from './kaplan-meier';

/** Straight from the definition: for every finish time the whole product again. */
const naive = (times: number[], censored: number[], p: number): number => {
  const finishes = [...new Set(times.filter((_, i) => !censored[i]))].sort((a, b) => a - b);
  for (const t of finishes) {
    let survival = 1;
    for (const u of finishes.filter((f) => f <= t)) {
      const atRisk = times.filter((time) => time >= u).length;
      const ended = times.filter((time, i) => time === u && !censored[i]).length;
      survival *= 1 - ended / atRisk;
    }
    if (survival <= 1 - p + 1e-9) return t;
  }
  return NaN;
};

describe('kaplanMeier', () => {
  // 6-mercaptopurine arm, weeks of remission; + is still in remission. S: 6 .857, 7 .807, 10 .753, 13 .690, 16 .627, 22 .538, 23 .448.
  const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
  const open = [0, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, 1];

  it('median 23 weeks in Freireich et al. 1963 (leukaemia remissions), nothing to say about p70', () => {
    const found = kaplanMeier(Float64Array.from(weeks), Uint8Array.from(open), [0.1, 0.2, 0.3, 0.4, 0.5, 0.7]);
    expect([...found]).toEqual([6, 10, 13, 22, 23, NaN]);
  });

  it('is the smallest time that reaches the share when nothing is open', () => {
    const found = kaplanMeier(Float64Array.of(4, 2, 1, 3), new Uint8Array(4), [0.5, 0.7, 0.75, 0.85, 1]);
    expect([...found]).toEqual([2, 3, 3, 4, 4]);
  });

  it('leaves missing durations out and says nothing without a finish', () => {
    expect([...kaplanMeier(Float64Array.of(NaN, 5), Uint8Array.of(0, 0), [0.5])]).toEqual([5]);
    expect([...kaplanMeier(Float64Array.of(5, 6), Uint8Array.of(1, 1), [0.5])]).toEqual([NaN]);
    expect([...kaplanMeier(new Float64Array(0), new Uint8Array(0), [0.5])]).toEqual([NaN]);
  });

  it('counts an item open at the time of a finish as at risk: 1 finish of 2 at time 5', () => {
    expect([...kaplanMeier(Float64Array.of(5, 5), Uint8Array.of(0, 1), [0.5, 0.6])]).toEqual([5, NaN]);
  });

  it('agrees with the definition', () => {
    const item = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 40 }), (items) => {
        const times = items.map(([time]) => time);
        const censored = items.map(([, flag]) => flag);
        const found = kaplanMeier(Float64Array.from(times), Uint8Array.from(censored), [0.5, 0.7, 0.85, 0.95]);
        expect([...found]).toEqual([0.5, 0.7, 0.85, 0.95].map((p) => naive(times, censored, p)));
      }),
    );
  });
});
