import {
  certaintyText,
  cutSentence,
  hiddenText,
  hitRateText,
  idleGlobsText,
  perPullRequestOf,
  ruleName,
  verdictSentence,
  verdictTitle,
} from './tune';

const outcome = {
  kept: 271,
  n: 271,
  rate: 0.68,
  low: 0.59,
  high: 0.76,
  enough: true,
  hidden: 41,
  hiddenHits: 3,
  keptPerPullRequest: 2.31,
};

test('a rule is named by its parts', () => {
  expect(ruleName({})).toBe('Everything');
  expect(ruleName({ minSeverity: 'P1', capPerPullRequest: 3 })).toBe('P1 and more severe, at most 3 per pull request');
  expect(ruleName({ categories: ['Security', 'unknown'], minConfidence: 0, paths: ['src/**'] })).toBe(
    'Only Security, no category, confidence 0 or more, paths src/**',
  );
});

test('the most severe word is told as the only one', () => {
  expect(ruleName({ minSeverity: 'P0' }, [], 'P0')).toBe('P0 only');
  expect(ruleName({ minSeverity: 'P1' }, [], 'P0')).toBe('P1 and more severe');
});

test('a few findings on many pull requests are not told as none', () => {
  // 13 on 389; 2 on 500; 31 on 45; 900 on 389; 12 on one.
  expect([13 / 389, 2 / 500, 31 / 45, 900 / 389, 12].map(perPullRequestOf)).toEqual([
    '0.03',
    '0.004',
    '0.69',
    '2.3',
    '12',
  ]);
  expect([0, null, 1].map(perPullRequestOf)).toEqual(['0', '–', '1']);
});

test('globs without effect are named', () => {
  expect(idleGlobsText([], 517)).toBe('');
  expect(idleGlobsText(['lib/**'], 517)).toBe('lib/** fits the path of none of the 517 findings.');
  expect(idleGlobsText(['lib/**', '!x'], 1)).toBe('lib/**, !x fit the path of none of the 1 finding.');
});

test('a rule with most categories is named by those it leaves out', () => {
  expect(ruleName({ categories: ['a', 'b', 'c'] }, ['a', 'b', 'c', 'd'])).toBe('Without d');
  expect(ruleName({ categories: ['a', 'b'] }, ['a', 'b', 'c', 'd'])).toBe('Only a, b');
});

test('what a rule hides is counted, with the useful ones among it', () => {
  expect(hiddenText(outcome)).toBe('would have hidden 41 of 312, 3 of them useful');
  expect(hiddenText({ kept: 10, hidden: 5, hiddenHits: 0 })).toBe('would have hidden 5 of 15, none of them useful');
  expect(hiddenText({ kept: 312, hidden: 0, hiddenHits: 0 })).toBe('would have hidden none of the 312');
  expect(hiddenText({ kept: 0, hidden: 0, hiddenHits: 0 })).toContain('no finding has an outcome yet');
});

test('under ten findings there is no rate', () => {
  expect(hitRateText(outcome)).toBe('68 % (59 to 76 %)');
  expect(hitRateText({ ...outcome, n: 9, enough: false })).toBe('not enough data (n 9)');
  expect(cutSentence({ minSeverity: 'P0' }, { ...outcome, kept: 9, n: 9, enough: false })).toContain(
    '9 kept are not enough data for a rate',
  );
});

test('a drag is answered in two sentences', () => {
  expect(cutSentence({ minSeverity: 'P1' }, outcome)).toBe(
    'P1 and more severe would have hidden 41 of 312, 3 of them useful. Of the 271 it keeps, 68 % (59 to 76 %) were useful; 2.3 per pull request.',
  );
  expect(cutSentence({ minSeverity: 'P1' }, { ...outcome, kept: 0, hidden: 312, hiddenHits: 97 })).toContain(
    'Nothing is kept.',
  );
});

test('where nothing is hidden, it says so', () => {
  expect(cutSentence({}, { ...outcome, kept: 312, n: 312, hidden: 0, hiddenHits: 0 })).toBe(
    'Nothing is hidden: 312 findings, as they are posted today. Of the 312 findings, 68 % (59 to 76 %) were useful; 2.3 per pull request.',
  );
});

const tune = {
  agent: 'codex',
  target: 0.6,
  categories: [],
  verdict: 'not_enough_data',
  needed: 140,
  chosen: null,
  candidates: [
    {
      rule: { minSeverity: 'P1' },
      certified: false,
      newerBelow: false,
      older: outcome,
      newer: { ...outcome, rate: 0.66, low: 0.5, high: 0.79 },
      whole: outcome,
    },
  ],
  all: { ...outcome, kept: 312, hidden: 0, hiddenHits: 0, n: 312, rate: 0.43, low: 0.36, high: 0.5 },
};

test('the answer says how much is missing, or what is promised and held out', () => {
  expect(verdictSentence(tune)).toBe(
    'Today 43 % (36 to 50 %) of 312 findings were useful. Not enough data yet to certify a rule at 60 %: about 140 more findings.',
  );
  expect(verdictSentence({ ...tune, verdict: 'certified', chosen: 0 })).toBe(
    'P1 and more severe: 68 % (59 to 76 %) promised, 66 % (50 to 79 %) held out on the newer weeks. It would have hidden 41 of 312, 3 of them useful.',
  );
  expect(verdictSentence({ ...tune, needed: null, all: { ...tune.all, kept: 7, n: 7, enough: false } })).toBe(
    '7 findings with an outcome are too few for a hit rate. Not enough data yet to certify a rule at 60 %.',
  );
  expect(verdictSentence({ ...tune, verdict: 'below_target', target: 0.45 })).toContain(
    'no tested rule comes out above 45 %',
  );
});

test('a target above the interval of every rule is out of reach', () => {
  const all = { ...tune.candidates[0], whole: tune.all };
  const below = { ...tune, verdict: 'below_target', candidates: [all] };
  expect(verdictTitle(below)).toBe('60 % is out of reach today');
  expect(verdictSentence(below)).toMatch(
    /^Today 43 % \(36 to 50 %\) of 312 findings were useful\. The interval of every tested rule lies below 60 %: the target is out of reach/,
  );
  expect(verdictTitle({ ...below, target: 0.45 })).toBe('No rule reaches 45 %');
});

test('a badge says what it rests on', () => {
  expect(certaintyText('not_certified', tune)).toContain('about 140 more findings');
  expect(certaintyText('not_certified', { ...tune, needed: null })).not.toContain('about');
  expect(certaintyText('below', tune)).toContain('below 60 %');
  expect(certaintyText('not_tested', tune)).toContain('Only 1 rule');
});
