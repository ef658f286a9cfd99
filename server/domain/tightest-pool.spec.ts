import { reviewersAdded } from './reviewers-added';
import type { ForecastModel } from './forecast-model';
import { PICKUP } from './stage';
import { partOfCap, poolLoad, reviewerPools, shareOnPool, tightestOf } from './tightest-pool';

/** Pools of a (3 reviewers, 60 % asked for), of all others (10, 80 %), and of c, whose time in review does not depend on the load. */
const model = {
  pools: [{ team: 'a', reviewers: { servers: 3 } }, { team: null, reviewers: { servers: 10 } }, { team: 'c', reviewers: null }], // prettier-ignore
  fits: [{ stage: PICKUP, team: 'a', utilisation: 0.6 }, { stage: PICKUP, team: null, utilisation: 0.8 }, { stage: PICKUP, team: 'c', utilisation: NaN }], // prettier-ignore
  // a writes 30 a week and has 10 of them reviewed by the others; b writes 30.
  sources: [{ team: 'a', perWeek: 20, pool: 0 }, { team: 'a', perWeek: 10, pool: 1 }, { team: 'b', perWeek: 30, pool: 1 }], // prettier-ignore
} as ForecastModel;
const writing = (team: string, times: number) => [{ team, times: [times] }];

test('pools with their caps (measures 7: .72 with 3 reviewers, .90 with 10); one without a load has none', () => {
  const pools = reviewerPools(model);
  expect(pools.map(({ team, servers, utilisation }) => [team, servers, utilisation])).toEqual([['a', 3, 0.6], [null, 10, 0.8]]); // prettier-ignore
  expect(pools[0].cap).toBeCloseTo(0.72, 2);
  expect(pools[1].cap).toBeCloseTo(0.9, 2);
});

test('more reviewers and less effort relieve: 3 × .6 on 4 are .45, of half the effort .3', () => {
  const [a] = reviewerPools(model, { reviewersOf: [{ team: 'a', add: 1 }] });
  expect([a.servers, a.utilisation]).toEqual([4, expect.closeTo(0.45, 9)]);
  expect(reviewerPools(model, { reviewEffort: 0.5 })[0].utilisation).toBeCloseTo(0.3, 9);
});

test('the writing of a team weighs on a pool by its share of the work there', () => {
  const [a, others] = reviewerPools(model);
  // a's own pool carries nobody else; of the others' 40 a week 10 come from a.
  expect(poolLoad(model, a, writing('a', 2), 1)).toEqual([1.2]);
  expect(poolLoad(model, others, writing('a', 2), 1)[0]).toBeCloseTo(0.8 * (50 / 40), 9);
  expect(poolLoad(model, others, writing('b', 2), 1)[0]).toBeCloseTo(0.8 * (70 / 40), 9);
  expect([shareOnPool(model, 'a', 0), shareOnPool(model, 'b', 0), shareOnPool(model, 'nobody', 0)]).toEqual([expect.closeTo(2 / 3, 9), 0, 0]); // prettier-ignore
});

test('tightest is what is asked for the largest part of its own cap, not the highest utilisation', () => {
  const pools = reviewerPools(model);
  // As it is: .6 / .72 = .83 against .8 / .9 = .89. With a × 1.2: .72 / .72 = 1 against .84 / .9 = .93.
  expect(tightestOf(pools, model, [])?.team).toBeNull();
  expect(tightestOf(pools, model, writing('a', 1.2))?.team).toBe('a');
  expect(partOfCap(pools[0], model, writing('a', 1.2))).toBeCloseTo(0.72 / pools[0].cap, 9);
  expect(tightestOf([], model, [])).toBeUndefined();
});

test('reviewers are tried where they help: to the tightest pool, under the caps, and for as busy as now', () => {
  const pools = reviewerPools(model);
  const toA = (add: number) => ({ count: add, where: [{ team: 'a', add }] });
  expect(reviewersAdded(pools, pools[0], model, [])).toEqual([1, 2, 4].map(toA));
  // Under the cap: C(c, ρ) · e^(−2c(1−ρ)) ≤ .1. a × 4 keeps 3 × .6 × 4 = 7.2 of its own at work: .14 with 8 reviewers, .01 with 9, so 6 more; as busy as
  // now are 12. Of the others 8 × 70 / 40 = 14 are at work then: .099 with 15, so 5 more; as busy as now are 17.5.
  const added = reviewersAdded(pools, pools[0], model, writing('a', 4));
  expect(added.slice(0, 3)).toEqual([1, 2, 4].map(toA));
  // Those of all others cannot be named: shared out among all.
  expect(added.slice(3)).toEqual([
    { count: 6 + 5, where: [] },
    { count: 9 + 8, where: [] },
  ]);
  // Without them: 6 under the cap, 9 for as busy as now.
  const alone = reviewersAdded(pools.slice(0, 1), pools[0], model, writing('a', 4));
  expect(alone.slice(3)).toEqual([toA(6), toA(9)]);
  expect(reviewersAdded(pools, pools[1], model, [])[0]).toEqual({ count: 1, where: [] });
  expect(reviewersAdded(pools, undefined, model, [])).toEqual([]);
});
