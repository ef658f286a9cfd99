import { nameTaken, outsideSentence, policySentence, policyStateName } from './policy';

const told = {
  state: 'kept',
  gate: 'pass',
  target: 0.5,
  low: 0.521,
  high: 0.676,
  posted: 520,
  outside: 0,
  actual: { rate: 0.6, low: 0.55, high: 0.65, enough: true, n: 500 },
};

test('what came of a policy stands beside what was to be reached', () => {
  expect(policySentence(told)).toBe(
    'Since it started: 60 % (55 to 65 %) of 500 findings; the bound that holds however often one looks is 52 to 68 %: above the 50 % to reach.',
  );
  expect(policySentence({ ...told, gate: 'inconclusive' })).toContain('not yet to be told');
  expect(policySentence({ ...told, gate: 'fail' })).toContain('below the 50 %');
  expect(policySentence({ ...told, actual: { ...told.actual, n: 0, enough: false } })).toContain('No finding');
});

test('findings outside the rule say that the agent does not follow it', () => {
  expect(outsideSentence(told)).toContain('All 520 findings');
  expect(outsideSentence({ posted: 40, outside: 12 })).toContain('12 of 40 findings were posted though');
  expect(outsideSentence({ posted: 0, outside: 0 })).toBe('Nothing was posted since it started.');
});

test('a name is taken by a running policy of the same agent alone', () => {
  const policies = [
    { name: 'Only P1', agent: 'codex', endedAt: null },
    { name: 'Old', agent: 'codex', endedAt: '2026-01-05T00:00:00Z' },
  ];
  expect(nameTaken(' only p1', 'codex', policies)).toBe(true);
  expect(nameTaken('Only P1', 'greptile', policies)).toBe(false);
  expect(nameTaken('Old', 'codex', policies)).toBe(false);
  expect(nameTaken('Only P2', 'codex', policies)).toBe(false);
});

test('a state the page does not know is shown as it is', () => {
  expect(policyStateName('not_enough_data')).toBe('Not enough data yet');
  expect(policyStateName('on_trial')).toBe('on trial');
});
