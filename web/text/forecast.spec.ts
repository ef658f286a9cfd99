import { untouched } from '../state/what-if-view';
import {
  anchorValue,
  backtestSentence,
  biasText,
  consistencySentence,
  differenceText,
  differs,
  leversText,
  leverText,
  nextText,
  progressText,
  utilisationSentence,
  utilisationText,
} from './forecast';

const next = {
  stage: 'review' as const,
  week: '2026-W52',
  weekIndex: 4,
  probability: 0.8,
  low: 0.74,
  high: 0.85,
  n: 200,
};
const none = { stage: null, week: null, weekIndex: null, probability: null, low: null, high: null, n: 200 };

test('what breaks next names stage, week, share, runs and interval', () => {
  expect(nextText(next)).toBe('Review in week 5 (W52), in 80 % of 200 runs [74 %, 85 %]');
  expect(nextText(none)).toBe('none within these weeks');
});

test.each([
  ['writing', 1, 'as it is'],
  ['writing', 1.5, '× 1.5'],
  ['reviewers', 0, 'as it is'],
  ['reviewers', -2, '−2'],
  ['reviewers', 0.5, '+0.5'],
  ['firstPass', null, 'as it is'],
  ['firstPass', 0, 'of 0 %'],
  ['deployEvery', 0, 'each change alone'],
  ['deployEvery', 24, 'every 24 h'],
  ['wipLimit', null, 'no limit'],
  ['wipLimit', 40, '40'],
] as const)('%s at %s reads %s', (lever, value, text) => {
  expect(leverText(lever, value)).toBe(text);
});

test('levers in a breath leave out what stands as it is', () => {
  const { levers } = untouched();
  expect(leversText(levers)).toBe('everything as it is');
  expect(
    leversText({
      ...levers,
      writing: 2,
      reviewers: 1,
      writingOf: [{ team: null, tier: 'power', times: 3 }],
      priority: 'small',
    }),
  ).toBe('pull requests written × 2, reviewers +1, written by the tier power × 3, first in review: small changes');
});

test('a utilisation of 1 has no end, an unknown one is not 0', () => {
  expect(utilisationText(0.72)).toBe('72 %');
  expect(utilisationText(0)).toBe('0 %');
  expect(utilisationText(1)).toBe('100 %, grows without end');
  expect(utilisationText(null)).toBe('no queue seen');
});

test('the base utilisation is told with its n, and only of queues', () => {
  const of = (stage: 'review' | 'merge', base: number | null) => ({
    name: null,
    stage,
    base,
    baseFrom: base,
    baseTo: base,
    scenario: base,
    servers: 3,
    n: 412,
  });
  expect(utilisationSentence({ utilisation: [of('review', 0.72), of('merge', null)] })).toBe(
    'Base utilisation: Review 72 % (n 412).',
  );
});

test('of many pools the base utilisation is a range', () => {
  const of = (base: number) => ({
    name: `pool ${base}`,
    stage: 'review' as const,
    base,
    baseFrom: 0.15,
    baseTo: base + 0.3,
    scenario: base,
    servers: 3,
    n: 40,
  });
  expect(utilisationSentence({ utilisation: [of(0.3), of(0.37), of(0.35), of(0.31)] })).toBe(
    'Base utilisation: Review 30 % to 37 % in 4 pools. Waits like these fit 15 % to 67 % about as well.',
  );
});

test('a difference has its sign and interval; one that holds zero is none', () => {
  expect(differenceText('p90', 12, 3, 20)).toBe('+12 h [+3.0 h, +20 h]');
  expect(differenceText('wip', -4, -9, 1)).toBe('−4 [−9, +1]');
  expect(differenceText('wip', null, null, null)).toBe('–');
  expect([differs(3, 20), differs(-9, 1), differs(-9, -1), differs(null, null)]).toEqual([true, false, true, false]);
});

test('progress says what is done of how many', () => {
  expect(progressText({ phase: 'simulating', done: 40, total: 200 })).toBe('Simulating: 40 of 200');
  expect(progressText({ phase: 'calibrating', done: 0, total: 0 })).toBe('Fitting the queues to the last stable weeks');
  expect(progressText(null)).toBe('Waiting for its turn');
});

test('a backtest that does not beat a baseline says so', () => {
  const score = { coverage: 0.78, coverageN: 192, bias: 0.1, error: 0.2, distance: 0.3 };
  const whole = {
    arrivals: 'forecast' as const,
    stage: null,
    stable: false,
    weeks: 8,
    n: 6,
    forecast: score,
    raw: { ...score, coverage: 0.6 },
    lastFourWeeks: score,
    throughput: score,
  };
  const sentence = backtestSentence({
    beatsLastFourWeeks: false,
    beatsThroughput: null,
    refusal: null,
    origins: [],
    summary: [whole, { ...whole, stable: true, n: 2 }],
  });
  expect(sentence).toBe(
    'The forecast does not beat the mean of the last 4 weeks: do not trust it more; not enough data to compare it with throughput drawn at random. Over 8 weeks, from 6 starts, the 80 % band held 78 % of 192 stage-weeks (60 % before it was widened by what earlier starts asked for).',
  );
});

test('a bias says which way', () => {
  expect([biasText(0.12), biasText(-0.05), biasText(0.001), biasText(null)]).toEqual([
    '12 % too high',
    '5 % too low',
    'none',
    'not enough data',
  ]);
});

test('published figures keep sign and unit', () => {
  expect(anchorValue(0.98, 'change')).toBe('+98 %');
  expect(anchorValue(-0.015, 'change')).toBe('−1.5 %');
  expect(anchorValue(4.6, 'times')).toBe('4.6 ×');
  expect(
    consistencySentence({
      merges: { source: 'Faros AI', year: 2025 },
      growth: 1.98,
      observed: 1.91,
      utilisationFrom: 0.33,
      utilisationTo: 0.47,
    }),
  ).toContain('from a base utilisation of 0.33 to 0.47');
});
