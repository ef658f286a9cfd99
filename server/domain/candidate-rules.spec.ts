import { allRows, findingTableOf, type TestFinding } from '../../test/support/finding-tables';
import { candidateRulesOf } from './candidate-rules';
import { FINDING_OUTCOMES } from './finding';
import { shuffle } from './statistics/shuffle';
import { randomOf } from './statistics/random';

const many = (count: number, told: Partial<TestFinding>, perPullRequest = 1): TestFinding[] =>
  Array.from({ length: count }, (_, i) => ({
    pullRequest: Math.floor(i / perPullRequest),
    outcome: 'ignored' as const,
    ...told,
  }));
const numbered = (findings: TestFinding[]): TestFinding[] =>
  findings.map((finding, i) => ({ ...finding, pullRequest: i >> 2 }));
const rulesOf = (findings: TestFinding[], categories = 1) => {
  const table = findingTableOf(findings);
  return candidateRulesOf(table, allRows(table), categories).map(({ maxRank, minConfidence, cap, categories: wanted }) => ({
    maxRank, minConfidence, cap, without: wanted ? wanted.indexOf(0) : -1,
  })); // prettier-ignore
};
const every = { maxRank: 0, minConfidence: NaN, cap: Infinity, without: -1 };

describe('candidateRulesOf', () => {
  it('everything; cuts by severity from the loosest; caps', () => {
    const findings = numbered([...many(8, { rank: 1 }), ...many(8, { rank: 2 }), ...many(8, { rank: 3 })]);
    // Rank 3 is everything.
    expect(rulesOf(findings)).toEqual([
      every,
      { ...every, maxRank: 2 },
      { ...every, maxRank: 1 },
      { ...every, cap: 3 },
      { ...every, cap: 1 },
    ]);
  });

  it('where some have no severity, the loosest cut leaves those out', () => {
    expect(rulesOf(numbered([...many(8, { rank: 1 }), ...many(8, {})]))).toContainEqual({ ...every, maxRank: 1 });
  });

  it('no cap where no pull request has as many, no severity where none is told', () => {
    expect(rulesOf(many(20, {}))).toEqual([every]);
    expect(rulesOf([])).toEqual([every]);
  });

  it('quartiles of the confidence', () => {
    const findings = [1, 2, 3, 4, 5]
      .flatMap((confidence) => many(1, { confidence }))
      .map((one, i) => ({ ...one, pullRequest: i }));
    expect(rulesOf(findings)).toEqual([every, ...[2, 3, 4].map((minConfidence) => ({ ...every, minConfidence }))]);
  });

  it('without each frequent category, the most frequent first', () => {
    const findings = [...many(10, { category: 1 }), ...many(20, { category: 0 }), ...many(1, { category: 2 })].map(
      (one, i) => ({ ...one, pullRequest: i }),
    );
    // One of 31 is under 5 %.
    expect(rulesOf(findings, 3)).toEqual([every, { ...every, without: 0 }, { ...every, without: 1 }]);
  });

  it('at most 12, whatever the order of rows, and the same whatever became of the findings', () => {
    const random = randomOf(2);
    const draw = (most: number): number => Math.floor(random() * most);
    const findings: TestFinding[] = Array.from({ length: 600 }, (_, i) => ({
      pullRequest: i >> 3, outcome: 'ignored', rank: draw(5), category: draw(12), confidence: draw(10) / 10,
    })); // prettier-ignore
    const table = findingTableOf(findings);
    const rules = candidateRulesOf(table, allRows(table), 12);
    expect(rules).toHaveLength(12);
    expect(candidateRulesOf(table, shuffle(allRows(table), random), 12)).toEqual(rules);
    table.outcome.forEach(
      (_, row) => (table.outcome[row] = FINDING_OUTCOMES.indexOf(random() < 0.5 ? 'accepted' : 'rejected')),
    );
    expect(candidateRulesOf(table, allRows(table), 12)).toEqual(rules);
  });
});
