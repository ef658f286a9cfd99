import fc from 'fast-check';
import { allRows, findingTableOf, type TestFinding } from '../../test/support/finding-tables';
import { FINDING_OUTCOMES } from './finding';
import { hitRateOf } from './hit-rate';
import { randomOf } from './statistics/random';
import { shuffle } from './statistics/shuffle';
import { thresholdCutOf, type ThresholdRule } from './threshold';

const EVERY: ThresholdRule = { maxRank: 0, minConfidence: NaN, cap: Infinity };
const cutOf = (findings: TestFinding[], rule: Partial<ThresholdRule>) => {
  const table = findingTableOf(findings);
  return thresholdCutOf(table, allRows(table), { ...EVERY, ...rule });
};

describe('thresholdCutOf, measures.md 4', () => {
  const findings: TestFinding[] = [
    { pullRequest: 0, outcome: 'accepted', rank: 3, category: 0, confidence: 5, path: 0, posted: 1 },
    { pullRequest: 0, outcome: 'ignored', rank: 1, category: 1, confidence: 2, path: 1, posted: 2 },
    { pullRequest: 0, outcome: 'accepted', rank: 1, category: 1, confidence: 4, path: 1, posted: 3 },
    { pullRequest: 0, outcome: 'accepted', rank: 0, category: 2, path: 0, posted: 0 },
    { pullRequest: 1, outcome: 'rejected', rank: 2, category: 0, confidence: 3, path: 0, posted: 4 },
    { pullRequest: 1, outcome: 'late', rank: 1, category: 0, confidence: 5, path: 0, posted: 9 },
    { pullRequest: 2, outcome: 'pending', rank: 1, category: 0, confidence: 5, path: 0, posted: 9 },
  ];

  it.each<[string, Partial<ThresholdRule>, number, number]>([
    ['everything', {}, 5, 3],
    ['the most severe only', { maxRank: 1 }, 2, 1],
    ['ranks 1 to 3, not what has none', { maxRank: 3 }, 4, 2],
    ['confidence 4 and more, not what has none', { minConfidence: 4 }, 2, 2],
    ['two categories', { categories: Uint8Array.of(1, 0, 1) }, 3, 2],
    ['categories beyond the end are not wanted', { categories: Uint8Array.of(1) }, 2, 1],
    ['one path', { paths: Uint8Array.of(0, 1) }, 2, 1],
    // Most severe first, then the earliest: the ignored one of rank 1 at 2; and the rejected one.
    ['one per pull request', { cap: 1 }, 2, 0],
    // Then the other of rank 1, then rank 3, and last what has no rank, though it came first.
    ['two per pull request', { cap: 2 }, 3, 1],
    ['three per pull request', { cap: 3 }, 4, 2],
    ['a cap after the other conditions', { cap: 1, minConfidence: 3 }, 2, 1],
    ['nothing', { paths: new Uint8Array(2) }, 0, 0],
  ])('%s', (_, rule, kept, hits) => {
    const cut = cutOf(findings, rule);
    expect(cut).toMatchObject({ kept, n: kept, hits, hidden: 5 - kept, hiddenHits: 3 - hits, pullRequests: 2 });
    expect(cut.rate).toBe(kept === 0 ? NaN : hits / kept);
    expect(cut.keptPerPullRequest).toBe(kept / 2);
  });

  it('has no interval when none is asked for', () => {
    const table = findingTableOf(findings);
    const cut = thresholdCutOf(table, allRows(table), EVERY, false);
    expect(cut).toMatchObject({ kept: 5, hits: 3, rate: 0.6, low: NaN, high: NaN, deff: NaN, effectiveN: NaN });
  });

  it('of nothing there is no rate', () => {
    expect(cutOf([], {})).toMatchObject({ kept: 0, rate: NaN, low: NaN, pullRequests: 0, keptPerPullRequest: NaN });
  });
});

describe('thresholdCutOf on any findings', () => {
  const finding = fc.record({
    rank: fc.nat(4),
    category: fc.nat(3),
    code: fc.nat(7),
    posted: fc.nat(5),
    confidence: fc.constantFrom(NaN, 0.1, 0.5, 0.9),
  });
  const tables = fc
    .array(fc.array(finding, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 40 })
    .map((pullRequests) =>
      findingTableOf(
        pullRequests.flatMap((members, pullRequest) =>
          // As the table has them: in order of time.
          members
            .sort((a, b) => a.posted - b.posted)
            .map(({ code, ...told }) => ({ ...told, pullRequest, outcome: FINDING_OUTCOMES[code] })),
        ),
      ),
    );
  const rules = fc.record({
    maxRank: fc.nat(4),
    minConfidence: fc.constantFrom(NaN, 0.5, 0.9),
    cap: fc.constantFrom(1, 2, 3, Infinity),
    categories: fc.constantFrom(undefined, Uint8Array.of(1, 0, 1, 1), Uint8Array.of(0, 1)),
  });

  it('kept and hidden are all that have an outcome; hits and hidden hits are all accepted; whatever the order of rows', () => {
    fc.assert(
      fc.property(tables, rules, fc.nat(), (table, rule, seed) => {
        const all = hitRateOf(table, allRows(table), table.outcome);
        const cut = thresholdCutOf(table, allRows(table), rule);
        expect(cut.kept + cut.hidden).toBe(all.n);
        expect(cut.hits + cut.hiddenHits).toBe(all.accepted);
        expect(cut.hits).toBeLessThanOrEqual(cut.kept);
        expect(cut.pullRequests).toBe(all.pullRequests);
        expect(thresholdCutOf(table, shuffle(allRows(table), randomOf(seed)), rule)).toEqual(cut);
      }),
    );
  });

  it('everything kept is the hit rate of all, with the same interval', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { n, rate, low, high, deff, effectiveN } = hitRateOf(table, allRows(table), table.outcome);
        expect(thresholdCutOf(table, allRows(table), EVERY)).toMatchObject({ n, rate, low, high, deff, effectiveN });
      }),
    );
  });

  it('a lower severity keeps no fewer, a higher cap keeps no fewer, no cap is a cap beyond every pull request', () => {
    fc.assert(
      fc.property(tables, rules, (table, rule) => {
        const kept = (change: Partial<ThresholdRule>): number =>
          thresholdCutOf(table, allRows(table), { ...rule, ...change }, false).kept;
        const bySeverity = [1, 2, 3, 4, 0].map((maxRank) => kept({ maxRank }));
        const byCap = [1, 2, 3, 8].map((cap) => kept({ cap }));
        for (const series of [bySeverity, byCap]) expect(series).toEqual([...series].sort((a, b) => a - b));
        expect(kept({ cap: Infinity })).toBe(kept({ cap: 8 }));
      }),
    );
  });
});
