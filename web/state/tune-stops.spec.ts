import { leversOf, stopName, stopsOf, type TuneScales } from './tune-stops';

const codex: TuneScales = {
  severities: ['P0', 'P1', 'P2'],
  severityUnknown: 0,
  hasConfidence: false,
  confidenceLow: null,
  confidenceHigh: null,
};

test('severities go from the most severe to everything; the rest of the rule stays', () => {
  expect(stopsOf('severity', codex, { minSeverity: 'P1', capPerPullRequest: 3 })).toEqual([
    { minSeverity: 'P0', capPerPullRequest: 3 },
    { minSeverity: 'P1', capPerPullRequest: 3 },
    { capPerPullRequest: 3 },
  ]);
});

test('where some findings tell no severity, the least severe hides them', () => {
  const stops = stopsOf('severity', { ...codex, severityUnknown: 4 }, {});
  expect(stops).toEqual([{ minSeverity: 'P0' }, { minSeverity: 'P1' }, { minSeverity: 'P2' }, {}]);
});

test('confidences are round numbers of the scale, the lowest left out', () => {
  const tenths = { ...codex, hasConfidence: true, confidenceLow: 0.5, confidenceHigh: 1 };
  const of = (scales: TuneScales) => stopsOf('confidence', scales, {}).map(({ minConfidence }) => minConfidence);
  expect(of(tenths)).toEqual([1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, undefined]);
  expect(of({ ...tenths, confidenceLow: 1, confidenceHigh: 10 })).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, undefined]);
});

test('the rule itself is a stop, wherever its value stands', () => {
  expect(stopsOf('severity', codex, { minSeverity: 'P2' })).toHaveLength(4);
  const caps = stopsOf('cap', codex, { capPerPullRequest: 7 }).map((rule) => stopName('cap', rule));
  expect(caps).toEqual(['≤ 1', '≤ 2', '≤ 3', '≤ 4', '≤ 5', '≤ 6', '≤ 7', '≤ 8', '≤ 10', 'all']);
});

test('only levers that make a difference are offered', () => {
  expect(leversOf(codex)).toEqual(['severity', 'cap']);
  expect(leversOf({ ...codex, severities: ['P1'] })).toEqual(['cap']);
  expect(leversOf({ ...codex, hasConfidence: true, confidenceLow: 3, confidenceHigh: 3 })).toEqual(['severity', 'cap']);
  expect(leversOf({ ...codex, hasConfidence: true, confidenceLow: 3, confidenceHigh: 5 })).toEqual([
    'severity',
    'confidence',
    'cap',
  ]);
});
