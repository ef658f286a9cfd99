import { reasonOf } from './privacy';

test.each([
  ['reviewed', 1, '1 change an agent reviewed before its merge'],
  ['reviewed', 3, '3 changes an agent reviewed before their merge'],
  ['days', 1, 'an agent on 1 day'],
  ['run_length', 2.04, 'a delegated run of 2 h'],
  ['runs', null, 'some delegated runs'],
  ['none', 0, ''],
] as const)('%s with %s: %s', (evidence, value, words) => {
  expect(reasonOf(evidence, value)).toBe(words);
});
