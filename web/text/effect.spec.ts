import type { EffectQuery } from '../gql/documents';
import {
  changeOf,
  chanceOf,
  effectBasis,
  effectHeadline,
  effectOf,
  leftOutOf,
  levelOf,
  preTrendText,
  weekFrom,
} from './effect';

type Effect = EffectQuery['effect'];

const effect: Effect = {
  range: { from: '2026-01-05T00:00:00Z', to: '2026-07-06T00:00:00Z', label: '-26w', address: '2026-01-05..2026-07-05', timeZone: 'UTC', endsAtHorizon: false },
  outcome: 'cycle_time',
  tier: 'power',
  share: 0.3,
  control: 'not_yet_treated',
  unit: 'hours',
  refusal: null,
  teams: 9,
  weeks: 26,
  treated: 5,
  already: 1,
  smallTeams: 2,
  permutations: 999,
  seed: 1,
  baseWeeks: 4,
  before: 30,
  overall: { value: -6.04, low: -12, high: -0.96, p: 0.021, n: 55, enough: true },
  study: null,
  preTrend: { value: 0.5, low: -3, high: 4, p: 0.62, weeks: 4 },
  groups: [],
  rollouts: [],
  caveats: ['spill_over', 'self_selection'],
  missing: 3,
  cells: 234,
}; // prettier-ignore

test('the headline is a number with its interval and whom it is compared with, and names no cause', () => {
  expect(effectHeadline(effect)).toBe(
    'After the rollout the median cycle time changed by −6.0 h [−12.0, −1.0] compared with teams not yet rolled out.',
  );
  expect(effectHeadline(effect)).not.toMatch(/caus|because|due to|led to/i);
  expect(effectBasis(effect)).toBe(
    'The interval leaves out zero. 5 of 8 teams were rolled out within 26 weeks; in the 4 weeks before they had 30.0 h. 95 % interval and p 0.021 from 999 permutations of the rollout weeks; n 55 team-weeks.',
  );
});

test('an interval that holds zero, and none at all, are said', () => {
  const of = (low: number | null, high: number | null) =>
    effectBasis({ ...effect, overall: { ...effect.overall!, low, high } });
  expect(of(-12, 3)).toContain('The interval holds zero: chance alone could make this.');
  expect(of(null, null)).toContain('no interval can be told');
});

test.each([
  ['no_data', 'no team of 5 people or more has enough data on median cycle time'],
  ['too_few_weeks', 'the range holds 26 whole weeks with data, at least 8 are needed'],
  ['too_few_teams', '8 teams can be compared, at least 6 are needed'],
  ['no_rollout', 'no team reaches 30 % of its people at power'],
  ['no_control', '5 of 8 teams are rolled out, and none is left to compare them with'],
] as const)('%s is said with its numbers', (refusal, text) => {
  const headline = effectHeadline({ ...effect, refusal, overall: null });
  expect(headline).toMatch(/^No effect can be estimated: /);
  expect(headline).toContain(text);
});

test('what was left out, and how the teams ran before', () => {
  expect(leftOutOf(effect)).toBe(
    'Left out: 1 team was rolled out before the range begins; 2 teams have under 5 people; 3 of 234 team-weeks without enough data.',
  );
  expect(leftOutOf({ ...effect, already: 0, smallTeams: 0, missing: 0 })).toBe('');
  expect(preTrendText(effect)).toBe(
    'Before the rollout (4 weeks before the base) rolled-out teams stood +0.5 h [−3.0, +4.0] apart from the others, p 0.62.',
  );
  expect(preTrendText({ ...effect, preTrend: null })).toContain('No week lies far enough before a rollout');
});

test('shares are told in points, counts with two decimals, unknown as a dash, zero without a sign', () => {
  expect(effectOf('share', { value: 0.0412, low: -0.02, high: 0.1 })).toBe('+4.1 points [−2.0, +10.0]');
  expect(effectOf('per_person', { value: 0.123, low: null, high: null })).toBe('+0.12 [no interval can be told]');
  expect(effectOf('hours', { value: null, low: null, high: null })).toBe('–');
  expect(changeOf('hours', -0.04)).toBe('0.0');
  expect(levelOf('hours', 60)).toBe('2.5 days');
  expect(levelOf('share', 0.256)).toBe('25.6 %');
  expect([0.001, 0.0213, 0.62, null].map(chanceOf)).toEqual(['0.001', '0.021', '0.62', '–']);
  expect([-3, 0, 5].map(weekFrom)).toEqual(['−3', '0', '+5']);
});
