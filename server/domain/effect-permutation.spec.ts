import { NEVER, type EffectOptions, type EffectPanel } from './effect';
import { permutedEffects } from './effect-permutation';
import { randomOf, type Random } from './statistics/random';

const options: EffectOptions = { control: 'not_yet_treated', baseWeeks: 4, before: 8, after: 12 };

/** Two of each rollout week and four never rolled out, laid over 12 teams at random. */
const WEEKS = [10, 10, 14, 14, 18, 18, 22, 22, NEVER, NEVER, NEVER, NEVER];
const [TEAMS, LENGTH] = [WEEKS.length, 30];

/** Levels that differ by team, a shock that all share, autocorrelated noise of spread 1, and a constant effect from the rollout on. */
function simulated(seed: number, effect: number, autocorrelation = 0.5): EffectPanel {
  const random = randomOf(seed);
  const normal = normalOf(random);
  const shared = Array.from({ length: LENGTH }, normal);
  const order = WEEKS.map((week) => ({ week, at: random() })).sort((a, b) => a.at - b.at);
  const outcome = new Float64Array(TEAMS * LENGTH);
  order.forEach(({ week: rollout }, team) => {
    const level = 5 * normal();
    let noise = normal();
    for (let week = 0; week < LENGTH; week++) {
      if (week > 0) noise = autocorrelation * noise + Math.sqrt(1 - autocorrelation ** 2) * normal();
      outcome[team * LENGTH + week] = level + shared[week] + noise + (week >= rollout ? effect : 0);
    }
  });
  return { teams: TEAMS, weeks: LENGTH, outcome, rollout: Int32Array.from(order, ({ week }) => week) };
}

/** Box and Muller. */
const normalOf = (random: Random) => () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const estimated = (panel: EffectPanel, permutations: number) =>
  permutedEffects(panel, options, { permutations, random: randomOf(1) });

test('over 1000 simulated panels of 12 teams and 30 weeks the 95 % interval holds the effect, none or planted, in at least 93 %', () => {
  let held = 0;
  let refused = 0;
  let early = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const { overall, preTrend } = estimated(simulated(seed, 0), 99);
    if (overall.low <= 0 && overall.high >= 0) held++;
    // What the interval says and what p says are the same test.
    if (overall.p <= 0.05) refused++;
    if (preTrend.p <= 0.05) early++;
  }
  expect(held / 1000).toBeGreaterThanOrEqual(0.93);
  expect(refused).toBe(1000 - held);
  expect(early / 1000).toBeLessThanOrEqual(0.07);
});

test('a planted constant moves the estimate and its interval by exactly that much', () => {
  const [none, planted] = [estimated(simulated(7, 0), 199), estimated(simulated(7, 3), 199)];
  for (const key of ['value', 'low', 'high'] as const)
    expect(planted.overall[key] - none.overall[key]).toBeCloseTo(3, 9);
  expect(planted.overall.p).toBeLessThanOrEqual(0.01);
  expect(planted.overall.low).toBeGreaterThan(0);
});

test('three teams, worked out by hand: every order of rollout weeks is one of three', () => {
  // One team of three is rolled out in week 1 of two; changes are 6, 1 and 0, so that T is 5.5, −2 or −3.5.
  const panel: EffectPanel = {
    teams: 3,
    weeks: 2,
    outcome: Float64Array.of(0, 6, 0, 1, 0, 0),
    rollout: Int32Array.of(1, NEVER, NEVER),
  };
  const { overall, ofGroup } = permutedEffects(
    panel,
    { ...options, baseWeeks: 1 },
    { permutations: 999, random: randomOf(1) },
  );
  expect(overall.value).toBeCloseTo(5.5, 12);
  // A third of the permutations are the real order: no δ can be refused at 5 %.
  expect(overall.p).toBeGreaterThan(0.28);
  expect(overall.p).toBeLessThan(0.39);
  expect(overall.low).toBeNaN();
  expect(overall.high).toBeNaN();
  expect(ofGroup[0].value).toBeCloseTo(5.5, 12);
});

test('the bounds are where the test of a constant effect turns', () => {
  const panel = simulated(11, 1);
  const { overall } = estimated(panel, 199);
  const pOf = (effect: number): number => {
    const outcome = panel.outcome.map((value, place) =>
      place % LENGTH >= panel.rollout[Math.floor(place / LENGTH)] ? value - effect : value,
    );
    return estimated({ ...panel, outcome }, 199).overall.p;
  };
  const step = 1e-6;
  expect(pOf(overall.low + step)).toBeGreaterThan(0.05);
  expect(pOf(overall.low - step)).toBeLessThanOrEqual(0.05);
  expect(pOf(overall.high - step)).toBeGreaterThan(0.05);
  expect(pOf(overall.high + step)).toBeLessThanOrEqual(0.05);
});

test('the same seed gives the same answer, and the panel stays as it was', () => {
  const panel = simulated(3, 0);
  const before = panel.rollout.slice();
  expect(estimated(panel, 99).overall).toEqual(estimated(panel, 99).overall);
  expect(panel.rollout).toEqual(before);
});

test('a trend of the rolled-out teams alone shows before the rollout', () => {
  const panel = simulated(5, 0);
  const outcome = panel.outcome.map((value, place) =>
    panel.rollout[Math.floor(place / LENGTH)] === NEVER ? value : value + 0.4 * (place % LENGTH),
  );
  expect(estimated({ ...panel, outcome }, 199).preTrend.p).toBeLessThan(0.1);
});
