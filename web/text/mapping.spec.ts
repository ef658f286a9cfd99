import { emptyRule } from '../state/mapping-form';
import {
  byNeed,
  deploySourceName,
  effectSentence,
  failText,
  groupsText,
  matchText,
  numberLines,
  outcomeText,
  ruleText,
  whyText,
  type MappingNumbers,
} from './mapping';

test('a rule reads as a sentence', () => {
  const rule = { ...emptyRule(), source: 'workflow_run', name: 'Deploy*', ref: 'main', repo: 'acme/*' };
  expect(ruleText(rule)).toBe('GitHub workflow runs named “Deploy*” on main of acme/*');
  expect(ruleText({ ...emptyRule(), environment: ' live ' })).toBe('Deploys to “live”');
  expect(ruleText({ ...emptyRule(), source: 'pipeline' })).toBe('Deploys of a pipeline or file');
  expect(ruleText(emptyRule())).toBe('New rule');
  expect(outcomeText({ production: true, service: ' shop ' })).toBe('count as production, service shop');
  expect(outcomeText({ production: false, service: '' })).toBe('do not count');
});

test('a source without a name is a pipeline or a file; one that is not known keeps its own', () => {
  expect(deploySourceName(null)).toBe('Pipeline or file');
  expect(deploySourceName('blue_moon')).toBe('blue moon');
});

test.each([
  [{ rule: 1, source: 'release', production: true }, 'rule 2'],
  [{ rule: null, source: 'workflow_run', production: false }, 'no rule says so'],
  [{ rule: null, source: 'release', production: false }, 'no rule says so'],
  [{ rule: null, source: 'deployment', production: true }, 'by its name'],
  [{ rule: null, source: null, production: false }, 'not by its name'],
])('why %j counts or not', (group, text) => {
  expect(whyText(group)).toBe(text);
});

test('what a rule matches: nothing, something, or only what rules above take', () => {
  expect(matchText({ deploys: 1, repos: 1, shadowed: false })).toBe('Matches 1 deploy in 1 repository');
  expect(matchText({ deploys: 1200, repos: 2, shadowed: false })).toBe('Matches 1,200 deploys in 2 repositories');
  expect(matchText({ deploys: 0, repos: 0, shadowed: false })).toBe('Matches no deploy that is recorded');
  expect(matchText({ deploys: 3, repos: 1, shadowed: true })).toMatch(/rules above take all/);
});

test('how many groups count', () => {
  const group = (production: boolean) => ({ production });
  expect(groupsText([group(true), group(false), group(true)])).toBe(
    '3 environments, workflows and releases, 2 count as production',
  );
  expect(groupsText([group(true)])).toBe('1 environment, workflow or release, 1 counts as production');
  expect(groupsText([group(false), group(false)])).toMatch(/, none counts as production$/);
});

const numbers: MappingNumbers = {
  productionDeploys: 0,
  services: 0,
  changesDeployed: 0,
  changesWaiting: 0,
  changesUnknown: 7,
  inferredShare: null,
  waitP50: null,
  changeFailRate: { value: null, numerator: 0, n: 0, enough: false },
  incidentsLinked: 0,
};

test('a rate of too few is no rate, and one of none is a dash', () => {
  expect(failText({ value: 0.125, numerator: 3, n: 24, enough: true })).toBe('13 %');
  expect(failText({ value: 0.5, numerator: 2, n: 4, enough: false })).toBe('not enough data');
  expect(failText(numbers.changeFailRate)).toBe('–');
  const of = numberLines.find(({ name }) => name === 'Change fail rate')?.of;
  expect(of?.({ ...numbers, changeFailRate: { value: 0.5, numerator: 2, n: 4, enough: false } })).toBe('2 of 4');
  expect(of?.(numbers)).toBe('');
});

test('what is unknown is a dash, 0 is 0', () => {
  const text = (name: string) => numberLines.find((line) => line.name === name)?.text(numbers);
  expect(text('Production deploys')).toBe('0');
  expect(text('Inferred from time')).toBe('–');
  expect(text('Merge to production')).toBe('–');
});

test('the effect in one sentence: the first two numbers that change, nothing when none does', () => {
  expect(effectSentence(numbers, numbers)).toBe('');
  const after = { ...numbers, productionDeploys: 12, changesDeployed: 6, changesUnknown: 1 };
  expect(effectSentence(numbers, after)).toBe('Production deploys: 0 → 12 · Changes deployed: 0 → 6');
});

test('names that no deploy knows come first, then by how many incidents have them', () => {
  const name = (text: string, incidents: number, known: boolean) => ({ name: text, incidents, known });
  const sorted = byNeed([name('a', 9, true), name('c', 2, false), name('b', 2, false), name('d', 5, false)]);
  expect(sorted.map((each) => each.name)).toEqual(['d', 'b', 'c', 'a']);
});
