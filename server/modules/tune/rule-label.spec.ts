import { EVERYTHING } from './checked-rule';
import { ruleLabel } from './rule-label';

const ALL = ['bug', 'security', 'style', 'unknown'];

it.each([
  ['everything', {}],
  ['P1 and more severe', { minSeverity: 'P1' }],
  ['P1 and more severe, confidence 0.7 and more, at most 3 per pull request', { minSeverity: 'P1', minConfidence: 0.7, capPerPullRequest: 3 }],
  ['paths src/** !**/*.md', { paths: ['src/**', '!**/*.md'] }],
  ['without style', { categories: ['bug', 'security', 'unknown'] }],
  // As many left out as kept: told by what is kept.
  ['only bug, security', { categories: ['bug', 'security'] }],
  ['only bug, security, style, unknown', { categories: ALL }],
])('tells a rule as "%s"', (label, rule) => {
  expect(ruleLabel({ ...EVERYTHING, ...rule }, ALL)).toBe(label);
}); // prettier-ignore
