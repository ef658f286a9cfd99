import { simulatedHistory } from '../../test/support/forecast-histories';
import { calibrate } from './calibration';
import { historyUntil } from './history-until';
import { rolloutCapacity, simulatedRollout, type CapacityQuestion } from './rollout-capacity';
import type { WaveTraining } from './rollout-writing';

// The simulated organization before its jam.
const history = historyUntil(simulatedHistory(1, 26), 12);
const model = calibrate(history, { seed: 1 });
const question = (reviewWaitHours: number, more: Partial<CapacityQuestion> = {}): CapacityQuestion => ({
  history,
  model,
  times: { casual: 1, power: 4 },
  startWeek: 0,
  target: { reviewWaitHours, share: 0.8 },
  replications: 10,
  seed: 1,
  ...more,
});
const everybody: WaveTraining[] = [{ tier: 'power', start: 0, perWeek: [50], teams: history.teams.map((team) => ({ team, size: 5, toTrain: 5 })) }]; // prettier-ignore

test('a wait that nothing reaches holds in every run; one that nothing keeps is given up once it can no longer hold', () => {
  expect(rolloutCapacity(question(10_000), [], 0, 4)).toEqual({ holds: 1, n: 10 });
  // Of 10 runs 2 may fail: the third ends it.
  expect(rolloutCapacity(question(0.001), [], 0, 4)).toEqual({ holds: 0, n: 3 });
});

test('four times the writing makes them wait longer, more reviewers less; the same asked again is the same', () => {
  const base = simulatedRollout(question(24), [], 0, 4);
  const more = simulatedRollout(question(24), everybody, 0, 4);
  expect(simulatedRollout(question(24), everybody, 0, 4)).toEqual(more);
  // Who is trained in the first week writes more from the second.
  for (const week of [2, 3]) expect(more.reviewWaitP90.median[week]).toBeGreaterThan(base.reviewWaitP90.median[week]);
  expect(more.wip.median[3]).toBeGreaterThan(base.wip.median[3]);
  const relieved = simulatedRollout(question(24, { levers: { reviewers: 100 } }), everybody, 0, 4);
  expect(relieved.reviewWaitP90.median[3]).toBeLessThan(more.reviewWaitP90.median[3]);
});

test('bands have a figure per future week, low to high', () => {
  const { reviewWaitP90, merged, n } = simulatedRollout(question(24), [], 0, 6);
  expect(n).toBe(10);
  for (const { low, median, high } of [reviewWaitP90, merged]) {
    expect(median).toHaveLength(6);
    median.forEach((value, week) => expect(low[week] <= value && value <= high[week]).toBe(true));
  }
});

test('weeks beyond those that can be simulated are not told, and a plan that began before counts from its own start', () => {
  expect(rolloutCapacity(question(24, { startWeek: history.future.length }), [], 0, 4)).toEqual({ holds: NaN, n: 0 });
  expect(rolloutCapacity(question(10_000, { startWeek: -3 }), [], 0, 3)).toEqual({ holds: NaN, n: 0 });
  expect(rolloutCapacity(question(10_000, { startWeek: -3 }), [], 0, 4)).toEqual({ holds: 1, n: 10 });
});
