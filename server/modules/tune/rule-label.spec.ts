import { EVERYTHING } from './checked-rule';
import { ruleLabel } from './rule-label';

const ALL = ['unknown', 'bug', 'security', 'style'];
const scale = {
  ranks: new Map([
    ['P0', 1],
    ['P1', 2],
  ]),
  categories: ['', 'bug', 'security', 'style'],
};

it.each([
  ['everything', {}],
  ['P1 and more severe', { minSeverity: 'P1' }],
  ['P0 only', { minSeverity: 'P0' }],
  ['P0 only', { minSeverity: 'p0' }],
  ['P1 and more severe, confidence 0.7 and more, at most 3 per pull request', { minSeverity: 'P1', minConfidence: 0.7, capPerPullRequest: 3 }],
  ['paths src/** !**/*.md', { paths: ['src/**', '!**/*.md'] }],
  ['without style', { categories: ['bug', 'security', 'unknown'] }],
  // As many left out as kept: told by what is kept.
  ['only bug, security', { categories: ['bug', 'security'] }],
  ['only unknown, bug, security, style', { categories: ALL }],
])('tells a rule as "%s"', (label, rule) => {
  expect(ruleLabel({ ...EVERYTHING, ...rule }, scale)).toBe(label);
}); // prettier-ignore
