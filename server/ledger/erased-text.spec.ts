import type { Pseudonyms } from './erased-accounts';
import { erasedText } from './erased-text';
import { erasedRaw, erasedValue } from './erased-value';

/* Deleted: ada (id 77, ada@acme.test, Ada Lovelace) and dan-w. The organization has a repository ada/notes. */
const accounts = new Map([['ada', 'erased-1'], ['ada@acme.test', 'erased-1'], ['dan-w', 'erased-2']]); // prettier-ignore
const of: Pseudonyms = {
  account: (text) => accounts.get(text.trim().toLowerCase()),
  id: (text) => (text === '77' ? 'erased-1' : undefined),
  name: (text) => (text.toLowerCase().replace(/\.$/, '') === 'ada lovelace' ? 'erased-1' : undefined),
  owner: (text) => text === 'ada',
};

it.each([
  ['a mention', 'ask @ada, or @ADA.', 'ask @erased-1, or @erased-1.'],
  ['no part of another login', '@adam @ada-x', '@adam @ada-x'],
  ["no team of an organization of that name", '@ada/core', '@ada/core'],
  ['an address in a sentence', 'write to ada@acme.test.', 'write to erased-1@erased.invalid.'],
  ['a trailer', 'Fix\n\nCo-authored-by: A. Lovelace <ada@acme.test>', 'Fix\n\nCo-authored-by: Erased 1 <erased-1@erased.invalid>'],
  ["somebody else's trailer", 'Co-authored-by: Ben <ben@acme.test>', 'Co-authored-by: Ben <ben@acme.test>'],
  ['an account on a site', 'https://github.com/ada and https://git.test/users/dan-w', 'https://github.com/erased-1 and https://git.test/users/erased-2'],
  ['no repository of theirs', 'https://github.com/ada/notes/pull/3', 'https://github.com/ada/notes/pull/3'],
  ['a picture', 'https://pictures.test/u/77?v=4', 'https://pictures.test/u/0?v=4'],
  ['a branch', 'dan-w/fix', 'erased-2/fix'],
  ['a branch in a message', "Merge branch 'dan-w/fix' into main", "Merge branch 'erased-2/fix' into main"],
  ['a branch that takes back', 'revert-39-dan-w/fix', 'revert-39-erased-2/fix'],
  ['a login with a hyphen', "dan-w's change, by dan-w", "erased-2's change, by erased-2"],
  ['no word of a language', 'ada is a language; Ada', 'ada is a language; Ada'],
  ['a full name', 'Thanks Ada Lovelace, said Ben', 'Thanks Erased 1, said Ben'],
])('%s', (_, text, expected) => {
  expect(erasedText(text, of)).toBe(expected);
  expect(erasedText(expected, of)).toBe(expected);
}); // prettier-ignore

it('ends soon with texts that match nearly', () => {
  const started = performance.now();
  for (const text of ['a'.repeat(60_000), 'A'.repeat(60_000), 'a-'.repeat(30_000), 'a.'.repeat(30_000), 'A '.repeat(30_000), `${'x:'.repeat(30_000)}@`])
    erasedText(text, of);
  expect(performance.now() - started).toBeLessThan(2000);
}); // prettier-ignore

it('replaces whole texts, ids and the name beside them in JSON, and keeps what is the same', () => {
  const value = {
    author: 'A. Lovelace', email: 'ada@acme.test', sha: 'abc', by: ['ada', 'ben'], user: { id: 77, name: 'A.', login: 'ada' }, number: 77,
  }; // prettier-ignore
  expect(erasedValue(value, 'json', of)).toEqual({
    author: 'Erased 1', email: 'erased-1@erased.invalid', sha: 'abc', by: ['erased-1', 'ben'], user: { id: null, name: 'Erased 1', login: 'erased-1' }, number: 77,
  }); // prettier-ignore
  const other = { author: 'Ben', list: [1, { a: 'b' }] };
  expect(erasedValue(other, 'json', of)).toBe(other);
});

it('reads payloads that are no JSON cell by cell', () => {
  expect(erasedRaw('ada,77,"Ada Lovelace",ben', of)).toBe('erased-1,0,"Erased 1",ben');
  expect(erasedRaw('{"author":"ada","title":"cut of', of)).toBe('{"author":"erased-1","title":"cut of');
});

it('takes lists of CSV files apart', () => {
  expect(erasedValue('ada;ben;Ada Lovelace', 'members', of)).toBe('erased-1;ben;Erased 1');
});
