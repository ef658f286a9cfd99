import { rolloutStateOf, type RolloutFacts, type StoredDecision, type StoredVerdict } from './rollout-state';

const facts = (more: Partial<RolloutFacts>): RolloutFacts => ({
  waves: [
    { start: 0, people: 4, soak: 1 },
    { start: 3, people: 2, soak: 1 },
  ],
  trainingSeats: 2,
  weeks: 10,
  current: 5,
  verdicts: [],
  decisions: [],
  ended: false,
  ...more,
});
const said = (week: number, verdict: StoredVerdict['verdict'], wave = -1, gate = 'Hits'): StoredVerdict => ({ week, gate, wave, verdict }); // prettier-ignore
const decided = (week: number, kind: StoredDecision['kind'], wave = -1, gate = ''): StoredDecision => ({ week, kind, wave, gate }); // prettier-ignore

test('without gates the waves go as planned', () => {
  const [one, two] = rolloutStateOf(facts({}));
  expect(one.states).toEqual(['training', 'training', 'soaking', 'running', 'running', 'running']);
  expect(two.states).toEqual(['planned', 'planned', 'planned', 'training', 'soaking', 'running']);
  expect([one.start, one.soakUntil, two.start, two.soakUntil]).toEqual([0, 2, 3, 4]);
});

test('an inconclusive gate holds the next wave until somebody overrides it', () => {
  const verdicts = [2, 3, 4].map((week) => said(week, 'inconclusive'));
  const held = rolloutStateOf(facts({ verdicts }))[1];
  expect(held.states).toEqual(['planned', 'planned', 'planned', 'held', 'held', 'held']);
  expect([held.heldBy, held.start]).toEqual(['Hits', NaN]);
  const freed = rolloutStateOf(facts({ verdicts, decisions: [decided(4, 'override', 1, 'Hits')] }))[1];
  expect(freed.states).toEqual(['planned', 'planned', 'planned', 'held', 'training', 'soaking']);
});

test('an override of what was inconclusive does not cover a later failure', () => {
  const verdicts = [said(2, 'inconclusive'), said(3, 'fail')];
  const [, two] = rolloutStateOf(facts({ waves: [{ start: 0, people: 4, soak: 1 }, { start: 4, people: 2, soak: 1 }], current: 4, verdicts, decisions: [decided(2, 'override')] })); // prettier-ignore
  expect([two.state, two.heldBy]).toEqual(['held', 'Hits']);
});

test('a gate of its own that fails stops a wave in training; it goes on when the gate passes', () => {
  const [one] = rolloutStateOf(facts({ verdicts: [said(0, 'fail', 0)], current: 2 }));
  expect(one.states).toEqual(['training', 'held', 'training']);
});

test('held and resumed by somebody, and rolled back for good', () => {
  const [one] = rolloutStateOf(facts({ decisions: [decided(1, 'hold', 0), decided(3, 'resume', 0)] }));
  expect(one.states).toEqual(['training', 'held', 'held', 'training', 'soaking', 'running']);
  const [back, two] = rolloutStateOf(facts({ decisions: [decided(1, 'rollback', 0)] }));
  expect(back.states).toEqual(['training', 'rolled_back', 'rolled_back', 'rolled_back', 'rolled_back', 'rolled_back']);
  expect(two.states[3]).toBe('training');
});
