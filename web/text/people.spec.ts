import { changeText, decisionText, joinText, kindText, lookText } from './people';

test('why an account is automated, and why two are one, stand in words', () => {
  expect(kindText({ kind: 'human', automatedBecause: null })).toBe('human');
  expect(kindText({ kind: 'bot', automatedBecause: 'agent' })).toBe('automated: a known agent');
  expect(joinText({ by: 'account_id', value: '123' })).toBe('same account id, 123');
  expect(joinText({ by: 'decision', value: '' })).toBe('decided here');
  expect(lookText({ because: 'same_name', value: 'Ada E.' })).toBe('has the same name, Ada E.');
});

test('a decision says what it says and nothing else', () => {
  expect(decisionText({ login: 'ada', sameAs: 'ada' })).toBe('a person of its own');
  expect(decisionText({ login: 'ada', sameAs: 'ben', kind: null, team: 'search', function: 'go_to_market' })).toBe(
    'same person as ben, team search, function go to market',
  );
  expect(decisionText({ login: 'ada', kind: 'bot', team: null })).toBe('automated');
  expect(decisionText({ login: 'ada', team: null })).toBe('');
});

test('a number that stays stands once', () => {
  expect(changeText('12', '13')).toBe('12 → 13');
  expect(changeText('12', '12')).toBe('12');
});
