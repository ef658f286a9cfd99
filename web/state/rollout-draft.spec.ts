import {
  documentText,
  faultAt,
  moved,
  newGate,
  newWave,
  withConditions,
  withMetric,
  type RolloutDraft,
} from './rollout-draft';

const draft: RolloutDraft = {
  downstream: 'rollout-plan/1',
  name: 'Agents for all',
  start: '2026-W48',
  weeks: 26,
  target: { reviewWaitHours: 24, share: 0.8 },
  waves: [{ name: 'Wave 1', teams: ['core'], tier: 'power', start: null, soakWeeks: 2 }],
  trainingSeats: 10,
  holdout: [],
  order: 'given',
  seed: 1,
  writing: {
    casual: { times: 1.15, source: 'prior', name: 'somebody' },
    power: { times: 1.26, source: 'prior', name: 'somebody' },
  },
  gates: [
    withConditions({ ...newGate(), metric: 'hit_rate' }, 0.5, 0.3),
    withConditions({ ...newGate(), metric: 'review_wait' }, 8, 12),
  ],
};

test('a document names of each pair of conditions the one its gate has', () => {
  const { gates, waves } = JSON.parse(documentText(draft)) as {
    gates: { pass: object; fail: object }[];
    waves: object[];
  };
  expect(gates.map(({ pass, fail }) => [pass, fail])).toEqual([
    [{ atLeast: 0.5 }, { below: 0.3 }],
    [{ atMost: 8 }, { above: 12 }],
  ]);
  expect(waves).toEqual(draft.waves);
});

test('another metric turns the conditions and takes its own name, not that of a person', () => {
  const wait = withMetric(newGate(), 'review_wait');
  expect(wait.name).toBe('review wait');
  expect(wait.pass.atLeast).toBeNull();
  expect(wait.pass.atMost).toBeGreaterThan(0);
  expect(withMetric({ ...newGate(), name: 'Ours' }, 'incidents').name).toBe('Ours');
});

test('a new wave takes the first number that is free from its place on', () => {
  expect(newWave([]).name).toBe('Wave 1');
  expect(newWave([{ ...draft.waves[0], name: 'Wave 2' }]).name).toBe('Wave 3');
});

test('an entry moves by one place and not out of its list', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('a field tells its own faults and those below it, not those of one that begins the same', () => {
  const faults = [
    { path: 'waves[1].teams[0]', message: 'No such team.' },
    { path: 'waves[10].teams', message: 'Another.' },
    { path: 'weeks', message: 'Too many.' },
  ];
  expect(faultAt(faults, 'waves[1].teams')).toBe('No such team.');
  expect(faultAt(faults, 'waves[1]')).toBe('No such team.');
  expect(faultAt(faults, 'week')).toBeUndefined();
});
