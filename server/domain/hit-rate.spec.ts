import fc from 'fast-check';
import { clusteredCounts, clusteredFindings, RHO_4, RHO_7 } from '../../test/support/clustered-findings';
import { allRows, findingTableOf, type TestFinding } from '../../test/support/finding-tables';
import { FINDING_OUTCOMES } from './finding';
import { hitRateOf } from './hit-rate';
import { clusteredInterval } from './statistics/clustered-interval';
import { designEffectOf } from './statistics/design-effect';
import { randomOf } from './statistics/random';
import { shuffle } from './statistics/shuffle';

const findings: TestFinding[] = [
  { pullRequest: 0, outcome: 'accepted', lenient: 'accepted' },
  { pullRequest: 0, outcome: 'ignored', lenient: 'accepted', reacted: true },
  { pullRequest: 0, outcome: 'late' },
  { pullRequest: 1, outcome: 'rejected', vendor: 'rejected', reacted: true },
  { pullRequest: 1, outcome: 'ignored', vendor: 'accepted' },
  { pullRequest: 2, outcome: 'pending' },
  { pullRequest: 3, outcome: 'duplicate' },
  { pullRequest: 3, outcome: 'unparsed' },
  { pullRequest: 4, outcome: 'unthreaded' },
];

describe('hitRateOf, measures.md 4', () => {
  const table = findingTableOf(findings);

  it('is accepted of accepted, rejected and ignored; the others are counted and in neither side', () => {
    expect(hitRateOf(table, allRows(table), table.outcome)).toMatchObject({
      accepted: 1, rejected: 1, ignored: 2, late: 1, pending: 1, duplicate: 1, unparsed: 1, unthreaded: 1, n: 4, rate: 0.25, silent: 1, pullRequests: 2,
      deff: 4, deffAssumed: true, effectiveN: 1,
    }); // prettier-ignore
  });

  it('keeps the series apart: lenient, and vendor-reported where the vendor tells anything', () => {
    expect(hitRateOf(table, allRows(table), table.lenient)).toMatchObject({ accepted: 2, n: 4, rate: 0.5 });
    expect(hitRateOf(table, allRows(table), table.vendor)).toMatchObject({
      accepted: 1,
      rejected: 1,
      ignored: 0,
      n: 2,
      rate: 0.5,
      late: 0,
    });
  });

  it('has no rate of nothing', () => {
    const none = hitRateOf(table, Int32Array.of(2, 5), table.outcome);
    expect(none).toMatchObject({ n: 0, rate: NaN, low: NaN, high: NaN, late: 1, pending: 1, pullRequests: 0 });
  });

  it('only silent ignores count as silent: 31.6 % and 94.7 % of the same data are 6 of 19 and 18 of 19', () => {
    // measures.md 4: with the silent ones left out, the rate of those with feedback says nothing about the agent.
    const rows: TestFinding[] = [
      ...Array<TestFinding>(6).fill({ pullRequest: 0, outcome: 'accepted', reacted: true }),
      ...Array<TestFinding>(13).fill({ pullRequest: 0, outcome: 'ignored' }),
    ];
    const ignoring = findingTableOf(rows);
    const { rate, silent, n } = hitRateOf(ignoring, allRows(ignoring), ignoring.outcome);
    expect([silent, n]).toEqual([13, 19]);
    expect(rate).toBeCloseTo(0.316, 3);
  });

  it('the parts sum to the findings, in any order of rows', () => {
    const one = fc.record({
      size: fc.integer({ min: 1, max: 9 }),
      codes: fc.array(fc.nat(7), { minLength: 9, maxLength: 9 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 60 }), fc.nat(), (pullRequests, seed) => {
        const mixed = findingTableOf(
          pullRequests.flatMap(({ size, codes }, pullRequest) =>
            codes.slice(0, size).map((code) => ({ pullRequest, outcome: FINDING_OUTCOMES[code] })),
          ),
        );
        const rows = allRows(mixed);
        const counts = hitRateOf(mixed, rows, mixed.outcome);
        expect(FINDING_OUTCOMES.reduce((sum, word) => sum + counts[word], 0)).toBe(rows.length);
        expect(counts.n).toBe(counts.accepted + counts.rejected + counts.ignored);
        if (counts.n > 0) {
          expect(counts.low).toBeLessThanOrEqual(counts.rate);
          expect(counts.high).toBeGreaterThanOrEqual(counts.rate);
        }
        expect(hitRateOf(mixed, shuffle(rows, randomOf(seed)), mixed.outcome)).toEqual(counts);
      }),
    );
  });

  it('finds the planted design effect and rate in many findings', () => {
    const many = clusteredFindings(20_000, [{ share: 1, rate: 0.6 }], RHO_4, randomOf(5));
    const { rate, deff, pullRequests, n, effectiveN } = hitRateOf(many, allRows(many), many.outcome);
    expect([pullRequests, n]).toEqual([20_000, many.length]);
    expect(Math.abs(rate - 0.6)).toBeLessThan(0.01);
    expect(Math.abs(deff - 4.4)).toBeLessThan(0.8);
    expect(effectiveN).toBeCloseTo(n / deff, 9);
  });
});

describe('the interval of a hit rate holds the true rate in at least 93 % of 2,000 runs', () => {
  it.each([
    [20, 0.6, RHO_4],
    [30, 0.5, RHO_4],
    [30, 0.65, RHO_7],
    [45, 0.8, RHO_4],
    [60, 0.65, RHO_4],
    [60, 0.3, RHO_7],
    [100, 0.9, RHO_7],
    [200, 0.5, RHO_7],
  ])('%i pull requests, true rate %f, ρ %f', (count, rate, rho) => {
    const random = randomOf(count + 1000 * rate);
    let held = 0;
    for (let run = 0; run < 2000; run++) {
      const counts = clusteredCounts(count, rate, rho, random);
      let [hits, n] = [0, 0];
      for (let i = 0; i < count; i++) {
        hits += counts.hits[i];
        n += counts.n[i];
      }
      const { low, high } = clusteredInterval(hits, n, designEffectOf(counts, run));
      if (low <= rate && rate <= high) held++;
    }
    expect(held / 2000).toBeGreaterThanOrEqual(0.93);
  });
});
