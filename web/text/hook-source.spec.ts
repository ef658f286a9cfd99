import { hookToolOf, hookTools, patternsText, secretText } from './hook-source';

const tool = (door: string) => hookToolOf(door)!;

test('tools that sign nothing say so plainly', () => {
  const unsigned = hookTools.filter(({ verified }) => /signs nothing/.test(verified)).map(({ name }) => name);
  expect(unsigned).toEqual(['Opsgenie', 'Statuspage']);
  expect(tool('statuspage').verified).toMatch(/nothing is verified/);
});

test('tools stand in the order of the alphabet, and other doors are none', () => {
  const names = hookTools.map(({ name }) => name.toLowerCase());
  expect(names).toEqual([...names].sort());
  expect(hookToolOf('github')).toBeUndefined();
});

test('without the secret that the tool made everything is refused, and that is said', () => {
  expect(secretText(tool('pagerduty'), 0)).toMatch(/missing: .* refused/);
  expect(secretText(tool('opsgenie'), 1)).toBe('One secret is valid.');
  expect(secretText(tool('incident-io'), 2)).toMatch(/Drop the old one once incident\.io/);
  expect(secretText(tool('statuspage'), 0)).toBe('There is no secret.');
});

test('patterns in few words', () => {
  expect(patternsText([], 'label', 'labels')).toBe('no label');
  expect(patternsText(['outage'], 'label', 'labels')).toBe('label outage');
  expect(patternsText(['a', 'b', 'c', 'd'], 'workflow', 'workflows')).toBe('workflows a, b, c …');
});
