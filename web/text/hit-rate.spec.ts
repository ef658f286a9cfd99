import { anchorOf, rateBasis, rateChange, rateHeadline, rateText, type RatedFindings } from './hit-rate';

// 60 of 100: the interval of measures.md for deff 1.
const sixty: RatedFindings = {
  accepted: 60,
  n: 100,
  rate: 0.6,
  low: 0.502003,
  high: 0.690599,
  enough: true,
  deff: 1,
  deffAssumed: false,
  effectiveN: 100,
  pullRequests: 40,
};
const few: RatedFindings = { ...sixty, accepted: 1, n: 7, rate: 1 / 7, enough: false, effectiveN: 7, pullRequests: 3 };
const none: RatedFindings = { ...few, accepted: 0, n: 0, rate: null, low: null, high: null };

test('a rate is told with its interval and what it is of; a small group is not', () => {
  expect(rateText(sixty)).toBe('60 % (50 to 69 %), 60 of 100');
  expect(rateText(few)).toBe('not enough data, n 7');
  expect(rateHeadline(sixty, '')).toBe('60 % of what agents say is accepted');
  expect(rateHeadline(sixty, 'CodeRabbit')).toBe('60 % of what CodeRabbit says is accepted');
  expect(rateHeadline(few, '')).toBe('Not enough data for a hit rate');
  expect(rateHeadline(none, '')).toBe('No finding has an outcome in this range');
});

test('another series says whose word it is', () => {
  expect(rateHeadline(sixty, '', 'lenient')).toBe('60 % of what agents say is accepted, counting resolved threads');
  expect(rateHeadline(sixty, '', 'vendor', 2843)).toBe('Vendors report 60 % as accepted, for 100 of 2,843 findings');
  expect(rateHeadline(sixty, 'CodeRabbit', 'vendor')).toBe(
    'CodeRabbit itself reports 60 % as accepted, for 100 findings',
  );
  expect(rateHeadline(none, '', 'vendor', 2843)).toBe('No finding has an outcome in this range');
});

test('the basis names counts, pull requests and how much the findings weigh', () => {
  expect(rateBasis(sixty)).toBe(
    '60 of 100 findings on 40 pull requests closed in the range; 95 % interval 50 to 69 %.',
  );
  expect(rateBasis({ ...sixty, deff: 4, deffAssumed: true, effectiveN: 25 })).toMatch(
    /they count as 25 \(an assumed design effect: too few pull requests, or all alike\)\.$/,
  );
  expect(rateBasis(few)).toBe(
    '1 of 7 findings on 3 pull requests closed in the range was accepted; a rate needs at least 10 findings.',
  );
});

test('a difference says whether it may be chance', () => {
  // 40 of 100, Wilson [.309401, .497997]. Difference .2, Newcombe: .2 − √(.097997² + .097997²) = .0614, .2 + √(.090599² + .090599²) = .3281.
  const forty = { ...sixty, accepted: 40, rate: 0.4, low: 0.309401, high: 0.497997 };
  expect(rateChange(sixty, forty)).toBe(
    'In the equal period before it was 40 % of 100: +20 points (95 % interval +6.1 to +32.8), more than chance.',
  );
  expect(rateChange(sixty, { ...sixty })).toMatch(
    /: no difference \(95 % interval −13\.\d to \+13\.\d\), which may be chance\.$/,
  );
  expect(rateChange(sixty, none)).toBe('');
  expect(rateChange(sixty, few)).toBe('Before: not enough data, n 7.');
});

test.each([
  [0.1, 'tuned out'],
  [0.2, 'noisy'],
  [0.31, 'between noisy and typical'],
  [0.39, 'in the typical range'],
  [0.55, 'in the typical range'],
  [0.6, 'between typical and good'],
  [0.78, 'in the good range'],
  [0.9, 'above the good range'],
])('a hit rate of %p lies %s', (rate, words) => {
  expect(anchorOf(rate)).toBe(words);
});
