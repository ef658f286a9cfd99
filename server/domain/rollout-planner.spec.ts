import { plannedRollout, type Capacity, type PlannerInput, type PlannerTeam } from './rollout-planner';
import type { RolloutDocument, RolloutWave } from './rollout-plan';
import { rolloutWriting, type WaveTraining } from './rollout-writing';

const wave = (name: string, teams: string[], more: Partial<RolloutWave> = {}): RolloutWave => ({ name, teams, tier: 'casual', start: null, soakWeeks: 2, ...more }); // prettier-ignore
const figure = { times: 1.5, source: 'stated' as const, name: 'us' };
const documentOf = (waves: RolloutWave[], more: Partial<RolloutDocument> = {}): RolloutDocument => ({
  downstream: 'rollout-plan/1',
  name: 'plan',
  start: '2026-W48',
  weeks: 26,
  target: { reviewWaitHours: 24, share: 0.8 },
  waves,
  trainingSeats: 5,
  holdout: [],
  order: 'given',
  seed: 1,
  writing: { casual: figure, power: figure },
  gates: [],
  ...more,
});
const team = (name: string, size: number, perWeek = 10): PlannerTeam => ({ team: name, size, toTrain: { casual: size, power: size }, perWeek, onTightest: 1 }); // prettier-ignore

/** A queue that holds as long as all teams together write no more than `most` a week. */
const upTo = (most: number, teams: readonly PlannerTeam[], free = 0) => (waves: readonly WaveTraining[], from: number, to: number): Capacity => {
  const writing = rolloutWriting(waves, { casual: 1.5, power: 1.5 }, to);
  const written = teams.reduce((sum, { team: name, perWeek }) => sum + perWeek * (writing.find((of) => of.team === name)?.times[to - 1] ?? 1), 0);
  return { holds: written <= most || from < free ? 1 : 0, n: 40 };
}; // prettier-ignore
const planOf = (document: RolloutDocument, teams: PlannerTeam[], most: number, more: Partial<PlannerInput> = {}) =>
  plannedRollout({ document, starts: document.waves.map(() => null), teams, gate: null, capacityOf: upTo(most, teams), partOfCap: () => 0, ...more }); // prettier-ignore

test('each wave waits for the training and the soak of the one before', () => {
  // a: 7 people with 5 seats train in weeks 0 and 1, soak 2 and 3; b begins in 4.
  const { waves, refusal, takes } = planOf(documentOf([wave('one', ['a']), wave('two', ['b'])]), [team('a', 7), team('b', 5)], 100); // prettier-ignore
  expect(refusal).toBeNull();
  expect(waves.map((of) => [of.training.start, of.trainedBy, of.soakUntil, of.limitedBy])).toEqual([
    [0, 1, 3, 'nothing'],
    [4, 4, 6, 'soak'],
  ]);
  expect(takes).toBe(5);
});

test('a gate that needs more weeks than the soak is what limits', () => {
  const input = { gate: { name: 'Hit rate', weeks: 5 } };
  const { waves } = planOf(documentOf([wave('one', ['a']), wave('two', ['b'])]), [team('a', 5), team('b', 5)], 100, input); // prettier-ignore
  expect(waves.map((of) => [of.training.start, of.limitedBy, of.gate])).toEqual([[0, 'nothing', null], [6, 'gates', 'Hit rate']]); // prettier-ignore
});

test('a wave that is too large is split: those first who bring most people for the least load', () => {
  // Both together write 15 + 30 = 45. b brings 4 people for 10 more, a 5 for 5 more: a goes first, b never fits.
  const teams = [team('a', 5, 10), team('b', 4, 20)];
  const { waves, refusal } = planOf(documentOf([wave('all', ['a', 'b'])]), teams, 36);
  expect(waves.map((of) => [of.name, of.teams])).toEqual([['all', ['a']]]);
  expect(refusal).toBe('capacity');
  const both = planOf(documentOf([wave('all', ['a', 'b'])]), teams, 45);
  expect(both.refusal).toBeNull();
  expect(both.waves.map((of) => [of.name, of.teams])).toEqual([['all', ['a', 'b']]]);
});

test('a pile that drains lets the wave begin later', () => {
  const teams = [team('a', 5)];
  const busyFor = (weeks: number) => (waves: readonly WaveTraining[], from: number): Capacity => ({ holds: waves.length > 0 && from < weeks ? 0 : 1, n: 40 }); // prettier-ignore
  const { waves } = planOf(documentOf([wave('one', ['a'])]), teams, 0, { capacityOf: busyFor(3) });
  expect(waves.map((of) => [of.training.start, of.limitedBy])).toEqual([[3, 'capacity']]);
});

test('a queue that grows slowly is seen: the wait is judged to the end of the plan', () => {
  // It holds for twenty weeks, and then no more; the plan has 26.
  const growing = (waves: readonly WaveTraining[], _: number, to: number): Capacity => ({ holds: waves.length > 0 && to > 20 ? 0 : 1, n: 40 }); // prettier-ignore
  const asked = { capacityOf: growing };
  expect(planOf(documentOf([wave('one', ['a'])]), [team('a', 5)], 0, asked)).toMatchObject({ refusal: 'capacity', waves: [], leftOut: [{ of: 0, teams: ['a'] }] }); // prettier-ignore
  expect(planOf(documentOf([wave('one', ['a'])], { weeks: 20 }), [team('a', 5)], 0, asked).refusal).toBeNull();
});

test('a stated start stays, whatever it does; whether it holds is said', () => {
  const { waves, refusal } = planOf(documentOf([wave('one', ['a'], { start: '2026-W50' })]), [team('a', 5)], 12, { starts: [2] }); // prettier-ignore
  expect(waves.map((of) => [of.training.start, of.limitedBy, of.holds])).toEqual([[2, 'given', 0]]);
  expect(refusal).toBeNull();
});

test('refusals: the base, the weeks, the people', () => {
  expect(planOf(documentOf([wave('one', ['a'])]), [team('a', 5)], 9).refusal).toBe('base_over_target');
  expect(planOf(documentOf([wave('one', ['a'])], { weeks: 1 }), [team('a', 6)], 100).refusal).toBe('no_weeks');
  expect(planOf(documentOf([wave('one', ['b'])]), [team('a', 6)], 100).refusal).toBe('no_people');
});
