import { spansOf, worstOf, type WaveWeeks } from './rollout-geometry';

const weeks = ['2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02', '2027-W03'];
const wave = (patch: Partial<WaveWeeks>): WaveWeeks => ({
  state: 'planned',
  start: null,
  training: [],
  soakUntil: null,
  states: [],
  ...patch,
});

test('a wave that is ahead trains, soaks and runs to the end of the plan, over the turn of a year with 53 weeks', () => {
  const spans = spansOf(wave({ start: '2026-W51', training: ['2026-W51', '2026-W52'], soakUntil: '2027-W01' }), weeks);
  expect(spans).toEqual([
    { kind: 'training', ahead: true, from: 0, to: 2 },
    { kind: 'soaking', ahead: true, from: 2, to: 4 },
    { kind: 'running', ahead: true, from: 4, to: 6 },
  ]);
});

test('weeks that passed are as they were, those to come as planned', () => {
  const spans = spansOf(
    wave({
      state: 'soaking',
      start: '2026-W52',
      training: ['2026-W52'],
      soakUntil: '2027-W01',
      states: ['planned', 'training', 'soaking'],
    }),
    weeks,
  );
  expect(spans).toEqual([
    { kind: 'training', ahead: false, from: 1, to: 2 },
    { kind: 'soaking', ahead: false, from: 2, to: 3 },
    { kind: 'soaking', ahead: true, from: 3, to: 4 },
    { kind: 'running', ahead: true, from: 4, to: 6 },
  ]);
});

test('a wave that is held before its start goes on, as planned, from the week it may', () => {
  const spans = spansOf(
    wave({
      state: 'held',
      start: '2027-W01',
      training: ['2027-W01'],
      soakUntil: '2027-W02',
      states: ['planned', 'held', 'held'],
    }),
    weeks,
  );
  expect(spans).toEqual([
    { kind: 'held', ahead: false, from: 1, to: 3 },
    { kind: 'training', ahead: true, from: 3, to: 4 },
    { kind: 'soaking', ahead: true, from: 4, to: 5 },
    { kind: 'running', ahead: true, from: 5, to: 6 },
  ]);
});

test('a wave that was rolled back ends with the week in which it was', () => {
  const spans = spansOf(
    wave({
      state: 'rolled_back',
      start: '2026-W51',
      training: ['2026-W51'],
      soakUntil: '2026-W51',
      states: ['training', 'running', 'rolled_back', 'rolled_back'],
    }),
    weeks,
  );
  expect(spans).toEqual([
    { kind: 'training', ahead: false, from: 0, to: 1 },
    { kind: 'running', ahead: false, from: 1, to: 2 },
    { kind: 'rolled_back', ahead: false, from: 2, to: 3 },
  ]);
});

test('a wave without a start has nothing to draw', () => {
  expect(spansOf(wave({ states: ['planned', 'planned'] }), weeks)).toEqual([]);
});

test('of several gates in one week the worst is shown', () => {
  expect(worstOf(['pass', 'inconclusive', 'pass'])).toBe('inconclusive');
  expect(worstOf(['inconclusive', 'fail'])).toBe('fail');
  expect(worstOf(['pass'])).toBe('pass');
  expect(worstOf([])).toBeNull();
});
