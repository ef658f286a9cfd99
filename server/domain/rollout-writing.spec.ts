import { rolloutWriting } from './rollout-writing';

const times = { casual: 1.2, power: 1.5 };

test('who is trained writes more from the next week on', () => {
  // 4 of 10 are trained in week 1, 6 in week 2: shares 0, 0, .4, 1.
  const waves = [{ tier: 'casual' as const, start: 1, perWeek: [4, 6], teams: [{ team: 'a', size: 10, toTrain: 10 }] }];
  const [{ team, times: weekly }] = rolloutWriting(waves, times, 4);
  expect(team).toBe('a');
  weekly.forEach((value, week) => expect(value).toBeCloseTo([1, 1, 1.08, 1.2][week], 12));
});

test('power takes the place of casual, and training is shared out by the people of the teams', () => {
  const teams = [
    { team: 'a', size: 4, toTrain: 4 },
    { team: 'b', size: 12, toTrain: 6 },
  ];
  const waves = [
    { tier: 'casual' as const, start: -2, perWeek: [10], teams },
    { tier: 'power' as const, start: 0, perWeek: [5], teams },
  ];
  const found = rolloutWriting(waves, times, 2);
  // Week 0: all casual. Week 1: half of them power: a has 2 of 4, b 3 of 12 power and 3 of 12 casual.
  expect(found[0].times[0]).toBeCloseTo(1.2, 12);
  expect(found[0].times[1]).toBeCloseTo(1 + (0.2 * 2 + 0.5 * 2) / 4, 12);
  expect(found[1].times[0]).toBeCloseTo(1 + (0.2 * 6) / 12, 12);
  expect(found[1].times[1]).toBeCloseTo(1 + (0.2 * 3 + 0.5 * 3) / 12, 12);
});
