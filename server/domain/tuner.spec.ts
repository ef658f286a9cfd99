import { allRows, findingTableOf, type TestFinding } from '../../test/support/finding-tables';
import { clusteredFindings, RHO_4 } from '../../test/support/clustered-findings';
import { randomOf } from './statistics/random';
import { shuffle } from './statistics/shuffle';
import type { ThresholdRule } from './threshold';
import { tunedOf } from './tuner';

const WEEK = 7 * 86_400;
const EVERY: ThresholdRule = { maxRank: 0, minConfidence: NaN, cap: Infinity };
const severe = (maxRank: number): ThresholdRule => ({ ...EVERY, maxRank });

/** Pull requests of one finding each, `hits` of `n`, closing evenly over the given weeks. */
function single(
  rank: number,
  hits: number,
  n: number,
  weeks: [from: number, to: number],
  first: number,
): TestFinding[] {
  return Array.from({ length: n }, (_, i) => ({
    pullRequest: first + i,
    outcome: Math.floor(((i + 1) * hits) / n) > Math.floor((i * hits) / n) ? 'accepted' : 'ignored',
    rank,
    closed: (weeks[0] + (i % (weeks[1] - weeks[0]))) * WEEK + 4 * 86_400,
  }));
}

function tuned(findings: TestFinding[], rules: ThresholdRule[], target: number) {
  const table = findingTableOf(findings);
  return tunedOf(table, allRows(table), rules, target);
}

describe('tunedOf, measures.md 4', () => {
  // Seven older weeks: rank 1 hits 180 of 200, rank 2 hits 60 of 200. Three newer weeks: rank 1 hits 20 of 60.
  const findings = [
    ...single(1, 180, 200, [0, 7], 0),
    ...single(2, 60, 200, [0, 7], 200),
    ...single(1, 20, 60, [7, 10], 400),
  ];

  it('certifies on the older weeks what stays above the target, and shows the newer ones beside it', () => {
    const { splitAt, older, newer, p, adjusted, certified, newerBelow, chosen, needed } = tuned(
      findings,
      [EVERY, severe(1)],
      0.7,
    );
    expect(splitAt).toBe(7 * WEEK + 4 * 86_400);
    expect(older.map(({ hits, n }) => [hits, n])).toEqual([[240, 400], [180, 200]]); // prettier-ignore
    expect(newer.map(({ hits, n }) => [hits, n])).toEqual([[20, 60], [20, 60]]); // prettier-ignore
    // 180 of 200 lies 6 standard errors above 70 %; 240 of 400 below.
    expect(p[0]).toBeGreaterThan(0.99);
    expect(p[1]).toBeLessThan(1e-6);
    expect(adjusted[1]).toBeCloseTo(2 * p[1], 12);
    expect(certified).toEqual([false, true]);
    expect(chosen).toBe(1);
    expect(needed).toBeNaN();
    // The promise broke: said, but not looked at in choosing.
    expect(newerBelow).toEqual([true, true]);
  });

  it('the newer weeks change nothing in the choice', () => {
    const turned = findings.map((finding, i) => (i < 400 ? finding : { ...finding, outcome: 'accepted' as const }));
    const [before, after] = [tuned(findings, [EVERY, severe(1)], 0.7), tuned(turned, [EVERY, severe(1)], 0.7)];
    expect(after.newerBelow).toEqual([false, false]);
    expect([after.p, after.chosen, after.older]).toEqual([before.p, before.chosen, before.older]);
  });

  it('of the certified rules the one that keeps most hits wins, not the one with the highest rate', () => {
    const { certified, chosen } = tuned(findings, [severe(1), EVERY, severe(2)], 0.5);
    expect(certified).toEqual([true, true, true]);
    expect(chosen).toBe(1);
  });

  it('of equal hits the one that keeps fewer findings', () => {
    const useless = single(2, 0, 20, [0, 7], 460);
    expect(tuned([...single(1, 180, 200, [0, 7], 0), ...useless], [EVERY, severe(1)], 0.6).chosen).toBe(1);
  });

  it('needs: 26 of 40 at 65 % against 50 % is 76 in one rule, times all over those in the older weeks', () => {
    const some = [...single(1, 26, 40, [0, 7], 0), ...single(1, 13, 20, [7, 10], 40)];
    const { chosen, needed, older } = tuned(some, [EVERY], 0.5);
    expect([chosen, older[0].n, older[0].rate, older[0].deff]).toEqual([-1, 40, 0.65, expect.closeTo(1, 0)]);
    // At the level of .04 that is tested at some more than at .05: 76 to 90. (76 … 90 − 40) · 60 / 40.
    expect(needed).toBeGreaterThanOrEqual(54);
    expect(needed).toBeLessThanOrEqual(90);
    // Four findings per pull request that all hit or all miss are worth one: about four times as many.
    const fours = some.flatMap((finding) => Array<TestFinding>(4).fill(finding));
    const four = tuned(fours, [EVERY], 0.5);
    expect([four.chosen, four.older[0].n, four.older[0].rate]).toEqual([-1, 160, 0.65]);
    expect(Math.abs(four.needed / (4 * needed) - 1)).toBeLessThan(0.5);
  });

  it('below the target no number of findings helps', () => {
    expect(tuned(single(1, 30, 100, [0, 7], 0), [EVERY, severe(1)], 0.5)).toMatchObject({ chosen: -1, needed: NaN });
  });

  it('does not test under 10 findings, nor count them as tests', () => {
    const withFew = [...single(1, 9, 9, [0, 7], 0), ...single(2, 190, 200, [0, 7], 9)];
    const { p, adjusted, certified } = tuned(withFew, [severe(1), EVERY], 0.5);
    expect([p[0], adjusted[0], certified[0]]).toEqual([NaN, NaN, false]);
    expect(adjusted[1]).toBe(p[1]);
  });

  it('refuses more than 12 rules, and has an answer for nothing', () => {
    expect(() => tuned(findings, Array<ThresholdRule>(13).fill(EVERY), 0.5)).toThrow('13 rules to test, more than 12');
    expect(tuned([], [EVERY], 0.5)).toMatchObject({
      splitAt: NaN,
      p: [NaN],
      certified: [false],
      chosen: -1,
      needed: NaN,
    });
    expect(tuned(findings, [], 0.5)).toMatchObject({ older: [], chosen: -1, needed: NaN });
  });

  it('gives the same answer for any order of rows', () => {
    const table = clusteredFindings(80, [{ share: 0.4, rate: 0.8 }, { share: 0.6, rate: 0.4 }], RHO_4, randomOf(9)); // prettier-ignore
    const rules = [EVERY, severe(1), { ...EVERY, cap: 2 }];
    const mixed = shuffle(allRows(table), randomOf(10));
    expect(tunedOf(table, mixed, rules, 0.5)).toEqual(tunedOf(table, allRows(table), rules, 0.5));
  });
});
