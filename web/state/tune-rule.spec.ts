import { ruleFromAddress, ruleInAddress, ruleOf, sameRule } from './tune-rule';

const whole = {
  minSeverity: 'P1',
  categories: ['Data; Integrity', 'Security & Privacy'],
  minConfidence: 0.8,
  paths: ['src/**', '!**/*.spec.ts'],
  capPerPullRequest: 3,
};

test('a rule survives the address, also with what separates its parts', () => {
  expect(ruleFromAddress(ruleInAddress(whole))).toEqual(whole);
  expect(ruleFromAddress(ruleInAddress({ paths: ['50%3B;x'] }))).toEqual({ paths: ['50%3B;x'] });
});

test('a rule that keeps everything is no text, and no text keeps everything', () => {
  expect(ruleInAddress({ categories: [], paths: [' '] })).toBeUndefined();
  expect(ruleFromAddress(undefined)).toEqual({});
  expect(ruleFromAddress('')).toEqual({});
});

test.each([
  ['cap:0', {}],
  ['cap:2.5', {}],
  ['cap:many;severity:P2', { minSeverity: 'P2' }],
  ['confidence:high', {}],
  ['nonsense', {}],
  [':P1;severity:', {}],
])('of %s only what is valid is kept', (text, rule) => {
  expect(ruleFromAddress(text)).toEqual(rule);
});

test('two rules are the same when they say the same in another order', () => {
  expect(sameRule({ categories: ['b', 'a', 'b'], minSeverity: null }, { categories: ['a', 'b'] })).toBe(true);
  expect(sameRule({ minSeverity: 'P1' }, { minSeverity: 'P2' })).toBe(false);
  expect(ruleOf({ minConfidence: 0 })).toEqual({ minConfidence: 0 });
});
