import { accountName, findingFacts, placeName, triedSentence } from './agent';

test('a text is told for what it was read as', () => {
  expect(triedSentence({ kind: 'findings', findings: [1, 2], suppressed: 0 })).toBe('2 findings.');
  expect(triedSentence({ kind: 'findings', findings: [], suppressed: 3 })).toBe(
    'It finished a look and says elsewhere what it found. It says that it kept 3 more findings back.',
  );
  expect(triedSentence({ kind: 'unparsed', findings: [], suppressed: 0 })).toContain('no pattern places it');
});

test('what a text does not tell is not told', () => {
  const nothing = { severity: null, category: null, confidence: null, key: null, path: null, line: null };
  const facts = findingFacts({ ...nothing, threaded: false, vendor: null, suggestion: false });
  expect(facts.map(({ value }) => value)).toEqual([
    'not told',
    'not told',
    'not told',
    'none: each is its own',
    'none: nobody can answer there',
  ]);
});

test('a place without a line is a file', () => {
  const told = { severity: 'P1', category: null, confidence: null, key: null, threaded: true, vendor: null };
  const place = (path: string, line: number | null) =>
    findingFacts({ ...told, path, line, suggestion: false }).find(({ name }) => name === 'Place')?.value;
  expect(place('src/a.ts', 12)).toBe('src/a.ts:12');
  expect(place('src/a.ts', null)).toBe('src/a.ts');
});

test('accounts are named by what is known of them', () => {
  expect(accountName({ login: 'acme[bot]', id: '7' })).toBe('acme[bot], id 7');
  expect(accountName({ login: null, id: '7' })).toBe('id 7');
  expect(placeName('conversation')).toBe('Comment below the pull request');
});
