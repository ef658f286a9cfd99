import { leversToTry, surelyHelps, type SuggestionFacts } from './suggestion';

const tried: SuggestionFacts = {
  lever: 'reviewers', value: 2, stage: 'review', target: 48, holds: 0.8, holdsAsIs: 0.2, base: 100, scenario: 60, low: -50, high: -30, runs: 200,
}; // prettier-ignore

it('tries the cheapest levers that hold the target, three at most, at two digits', () => {
  const found = [
    { lever: 'reviewers', value: 3 },
    { lever: 'deployEvery', value: 4.3521 },
    { lever: 'writing', value: NaN },
    { lever: 'seats', value: 12.6 },
    { lever: 'ciTime', value: 0.5 },
  ];
  expect(leversToTry(found, 'deploy', NaN)).toEqual([
    { lever: 'reviewers', value: 3 },
    { lever: 'deployEvery', value: 4.4 },
    { lever: 'seats', value: 13 },
  ]);
});

it.each([
  // a fifth of 12.4 reviewers is 2.48
  ['review', 12.4, ['reviewers 2', 'reviewEffort 0.8', 'writing 0.8']],
  // never more than five at once, never none
  ['pickup', 135, ['reviewers 5', 'reviewEffort 0.8', 'writing 0.8']],
  ['review', 1, ['reviewers 1', 'reviewEffort 0.8', 'writing 0.8']],
  ['review', NaN, ['reviewEffort 0.8', 'writing 0.8']],
  ['merge', 9, ['ciTime 0.8', 'writing 0.8']],
  ['deploy', 9, ['deployEvery 24', 'writing 0.8']],
  ['operate', 9, ['incidentRate 0.8', 'writing 0.8']],
  ['write', 9, ['writing 0.8']],
] as const)('tries a step where no lever is enough: %s with %s reviewers', (stage, servers, steps) => {
  const none = [{ lever: 'reviewers', value: NaN }];
  expect(leversToTry(none, stage, servers).map(({ lever, value }) => `${lever} ${value}`)).toEqual(steps);
});

it('suggests only what surely saves a tenth of the time', () => {
  expect(surelyHelps(tried)).toBe(true);
  expect(surelyHelps({ ...tried, scenario: 90 })).toBe(true);
  expect(surelyHelps({ ...tried, scenario: 91 })).toBe(false);
  expect(surelyHelps({ ...tried, high: 0 })).toBe(false);
  expect(surelyHelps({ ...tried, scenario: NaN })).toBe(false);
});
