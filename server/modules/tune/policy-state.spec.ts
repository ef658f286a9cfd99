import { policyState } from './policy-state';

/*
 * Bounds of measures.md 7, deff 1: 60 of 100 → [.434, .751], 300 of 500 → [.521, .676].
 */
it.each([
  ['the lower bound reaches the target', 300, 500, 1, 0.52, 'kept', 'pass'],
  ['the target lies between the bounds', 300, 500, 1, 0.55, 'not_enough_data', 'inconclusive'],
  ['the upper bound misses the target', 300, 500, 1, 0.68, 'broken', 'fail'],
  ['five times as many findings that hang together tell no more', 300, 500, 5, 0.52, 'not_enough_data', 'inconclusive'],
  ['and are judged by their effective counts', 300, 500, 5, 0.76, 'broken', 'fail'],
  // 0 of 9 alone would be far below; under 10 nothing is said.
  ['there are fewer than 10', 0, 9, 1, 0.9, 'not_enough_data', 'inconclusive'],
])('when %s', (_, hits, n, deff, target, state, gate) => {
  expect(policyState({ hits, n, deff }, target, false)).toMatchObject({ state, gate });
  expect(policyState({ hits, n, deff }, target, true)).toMatchObject({ state: 'ended', gate });
});

it('knows no bounds of nothing', () => {
  expect(policyState({ hits: 0, n: 0, deff: 4 }, 0.6, false)).toEqual({
    state: 'not_enough_data',
    gate: 'inconclusive',
    low: null,
    high: null,
  });
});
