import fc from 'fast-check';
import { datedShifts } from './shift';
import { randomOf, type Random } from './statistics/random';

const NILE = Float64Array.from(
  (
    '1120 1160 963 1210 1160 1160 813 1230 1370 1140 995 935 1110 994 1020 960 1180 799 958 1140 1100 1210 1150 1250 1260 ' +
    '1220 1030 1100 774 840 874 694 940 833 701 916 692 1020 1050 969 831 726 456 824 702 1120 1100 832 764 821 768 845 864 ' +
    '862 698 845 744 796 1040 759 781 865 845 944 984 897 822 1010 771 676 649 846 812 742 801 1040 860 874 848 890 744 749 ' +
    '838 1050 918 986 797 923 975 815 1020 906 901 1170 912 746 919 718 714 740'
  )
    .split(' ')
    .map(Number),
);
const STEP = Float64Array.of(
  ...[1.02, 0.95, 0.99, 1.0, 1.12, 1.0, 1.01, 0.98, 1.01, 0.96],
  ...[0.5, 0.51, 0.48, 0.48, 0.55, 0.5, 0.49, 0.51, 0.5, 0.49],
);

/** Standard normal (Box & Muller 1958). */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Stationary AR(1) noise with variance 1. */
const noise = (n: number, phi: number, random: Random): Float64Array => {
  const series = new Float64Array(n);
  let value = normal(random);
  for (let i = 0; i < n; i++) {
    series[i] = value;
    value = phi * value + Math.sqrt(1 - phi * phi) * normal(random);
  }
  return series;
};

describe('datedShifts', () => {
  it('dates the series of measures, section 2, at index 10', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const shifts = datedShifts(STEP, { random: randomOf(seed) });
      expect(shifts).toHaveLength(1);
      expect(shifts[0]).toMatchObject({ index: 10, direction: -1 });
      expect(shifts[0].from).toBeLessThanOrEqual(10);
      expect(shifts[0].to).toBeGreaterThanOrEqual(10);
    }
  });

  // 25–32 is the 95 % interval that R's strucchange gives (confint(breakpoints(Nile ~ 1))): another method, Bai & Perron on the
  // values. Ranks cannot give both of its ends: T is 6.265 for k = 32, but 6.269 for 24 and 6.310 for 33.
  it('dates the Nile (R datasets, 1871–1970) at index 28, 1898 the last year of the old level, within a year of 25–32', () => {
    expect(NILE).toHaveLength(100);
    for (let seed = 1; seed <= 8; seed++) {
      const shifts = datedShifts(NILE, { random: randomOf(seed) });
      expect(shifts).toHaveLength(1);
      expect(shifts[0]).toMatchObject({ index: 28, direction: -1, p: 0.001 });
      expect(Math.abs(shifts[0].from - 25)).toBeLessThanOrEqual(1);
      expect(Math.abs(shifts[0].to - 32)).toBeLessThanOrEqual(1);
    }
  });

  it('finds two changes, whichever way they go', () => {
    const level = (week: number): number => (week < 12 ? 10 : week < 24 ? 20 : 0);
    const series = Float64Array.from({ length: 36 }, (_, i) => level(i) + ((i * 7) % 5) / 10);
    const shifts = datedShifts(series, { random: randomOf(1) });
    expect(shifts.map(({ index, direction }) => [index, direction])).toEqual([
      [12, 1],
      [24, -1],
    ]);
  });

  it('misses a spell in the middle that goes back to where it came from: one step fits it badly', () => {
    const series = Float64Array.from({ length: 36 }, (_, i) => (i >= 12 && i < 24 ? 10 : 0) + ((i * 7) % 5) / 10);
    expect(datedShifts(series, { random: randomOf(1) })).toEqual([]);
  });

  it('leaves missing weeks out and dates a change in a gap at the first week after it', () => {
    const series = Float64Array.of(NaN, ...STEP.subarray(0, 10), NaN, NaN, ...STEP.subarray(10), Infinity);
    expect(datedShifts(series, { random: randomOf(1) }).map(({ index }) => index)).toEqual([13]);
  });

  it('has nothing to say about fewer than two minimum segments, or about a constant', () => {
    expect(datedShifts(Float64Array.of(0, 0, 0, 9, 9, 9, 9), { random: randomOf(1) })).toEqual([]);
    expect(datedShifts(new Float64Array(40).fill(3), { random: randomOf(1) })).toEqual([]);
    expect(datedShifts(new Float64Array(0), { random: randomOf(1) })).toEqual([]);
  });

  it('keeps the minimum segment on both sides and the index inside its interval', () => {
    const element = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -10, max: 10, noNaN: true }));
    const series = fc.tuple(fc.array(element, { maxLength: 30 }), fc.array(element, { maxLength: 30 })).map(([a, b]) =>
      // Half of the series are given a step, or hardly any would have a change to look at.
      Float64Array.from([...a, ...b.map((value) => value + 20)]),
    );
    fc.assert(
      fc.property(series, fc.integer(), (values, seed) => {
        const shifts = datedShifts(values, { random: randomOf(seed), permutations: 199 });
        const borders = [0, ...shifts.map(({ index }) => index), values.length];
        for (let i = 1; shifts.length > 0 && i < borders.length; i++) {
          expect(borders[i] - borders[i - 1]).toBeGreaterThanOrEqual(4);
        }
        for (const { index, from, to, p } of shifts) {
          expect(from).toBeLessThanOrEqual(index);
          expect(to).toBeGreaterThanOrEqual(index);
          expect(p).toBeLessThan(0.01);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('depends on the order of the values only, not on their scale', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const series = noise(30, 0, randomOf(seed)).map((value, i) => value + (i < 14 ? 0 : 3));
        const stretched = series.map((value) => Math.exp(value) * 100);
        expect(datedShifts(stretched, { random: randomOf(seed) })).toEqual(
          datedShifts(series, { random: randomOf(seed) }),
        );
      }),
      { numRuns: 20 },
    );
  });

  // Measures, section 2: 11–14 % on weekly series with mild autocorrelation (PELT with BIC: 46–78 %).
  it.each([
    [0, 0.0, 0.03],
    [0.3, 0.03, 0.14],
    [0.4, 0.06, 0.18],
  ])('raises few false alarms on 300 series of 20 to 52 weeks with autocorrelation %f', (phi, least, most) => {
    const random = randomOf(11);
    let alarms = 0;
    for (let i = 0; i < 300; i++) {
      const n = 20 + Math.floor(random() * 33);
      if (datedShifts(noise(n, phi, random), { random }).length > 0) alarms++;
    }
    expect(alarms / 300).toBeGreaterThanOrEqual(least);
    expect(alarms / 300).toBeLessThanOrEqual(most);
  });

  it('holds the true week in at least 90 % of the intervals for a change of 2 standard deviations', () => {
    const random = randomOf(12);
    let dated = 0;
    let held = 0;
    for (let i = 0; i < 200; i++) {
      const change = 8 + Math.floor(random() * 20);
      const series = noise(36, 0.3, random).map((value, week) => value + (week < change ? 0 : 2));
      const shifts = datedShifts(series, { random });
      if (shifts.length === 0) continue;
      dated++;
      if (shifts.some(({ from, to }) => from <= change && change <= to)) held++;
    }
    expect(dated).toBeGreaterThan(140);
    expect(held / dated).toBeGreaterThanOrEqual(0.9);
  });
});
