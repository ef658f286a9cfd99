import { rolloutOrder } from './rollout-order';
import type { RolloutTier, RolloutWave } from './rollout-plan';

const wave = (teams: string, tier: RolloutTier = 'casual', start: string | null = null): RolloutWave => ({ name: `${teams} ${tier}`, teams: teams.split(' '), tier, start, soakWeeks: 2 }); // prettier-ignore
const four = ['a', 'b', 'c', 'd'].map((team) => wave(team));

test('given stays given', () => {
  expect(rolloutOrder([wave('a', 'power'), wave('a')], 'given', 7)).toEqual([0, 1]);
});

test('one seed gives one order, and over many seeds each of the 24 orders of four comes about as often', () => {
  expect(rolloutOrder(four, 'random', 5)).toEqual(rolloutOrder(four, 'random', 5));
  const seen = new Map<string, number>();
  for (let seed = 0; seed < 2400; seed++) {
    const order = rolloutOrder(four, 'random', seed).join();
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect(seen.size).toBe(24);
  // 100 each by chance; Pearson's statistic with 23 degrees of freedom is under 49.7 in 99.9 %.
  const statistic = [...seen.values()].reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
  expect(statistic).toBeLessThan(49.7);
});

test('only equals take each other’s places: a stated start and another tier stay', () => {
  const waves = [wave('a'), wave('b', 'casual', '2026-W50'), wave('c'), wave('d', 'power'), wave('e', 'power')];
  for (let seed = 0; seed < 50; seed++) {
    const order = rolloutOrder(waves, 'random', seed);
    expect(order[1]).toBe(1);
    expect([order[0], order[2]].sort()).toEqual([0, 2]);
    expect([order[3], order[4]].sort()).toEqual([3, 4]);
  }
});

test('nobody is trained for power before casual', () => {
  const waves = [wave('a'), wave('a', 'power'), wave('b'), wave('b', 'power')];
  for (let seed = 0; seed < 50; seed++) {
    const order = rolloutOrder(waves, 'random', seed);
    expect(order.slice().sort()).toEqual([0, 1, 2, 3]);
    expect(order.indexOf(0)).toBeLessThan(order.indexOf(1));
    expect(order.indexOf(2)).toBeLessThan(order.indexOf(3));
  }
});
