import type { TierTable } from './adoption-table';
import { rolloutWeekOf, tierSharesOf } from './effect-rollout';
import { TIERS } from './tier-rules';

test.each([
  { share: [0, 0.3, 0.3, 0.3, 0], week: 1, what: 'reached in that week and the two after' },
  { share: [0, 0.3, 0, 0.3, 0.3], week: 1, what: 'one of four weeks may fall short' },
  { share: [0.3, 0, 0, 0.3, 0.3, 0.3], week: 3, what: 'a single week is no rollout' },
  { share: [0.3, 0.3, 0, 0, 0], week: -1, what: 'two of four are too few' },
  { share: [0, 0, 0.3, 0.3], week: -1, what: 'near the end three weeks are needed' },
  { share: [0, 0.3, 0.3, 0.3], week: 1, what: 'near the end three weeks suffice' },
  { share: [NaN, 0.5, NaN, 0.5, 0.5], week: 1, what: 'an unknown share reaches nothing' },
  { share: [NaN, NaN, NaN, NaN], week: -1, what: 'unknown is not rolled out' },
  { share: [1, 1, 1], week: 0, what: 'from the first week on' },
  { share: [], week: -1, what: 'no weeks' },
])('$what', ({ share, week }) => {
  expect(rolloutWeekOf(share, 0.3)).toBe(week);
});

test('the share is of the people there whose tier is known, at the tier or above', () => {
  const rows: (keyof typeof codes | null)[][] = [
    ['none', 'power'],
    ['casual', 'power'],
    ['power', null],
    ['unknown', 'unknown'],
    ['casual', 'casual'],
  ];
  const codes = Object.fromEntries(TIERS.map((word, code) => [word, code])) as Record<(typeof TIERS)[number], number>;
  const table: TierTable = {
    people: 5,
    weeks: 2,
    endDay: Int32Array.of(6, 13),
    tier: Uint8Array.from(rows.flat().map((word) => (word === null ? 255 : codes[word]))),
    atLeast: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1),
    evidence: new Uint8Array(10),
    value: new Float32Array(10),
  };
  // Four people of group 0, one of group 1, none of group 2.
  const [team, other, nobody] = tierSharesOf(table, [0, 0, 0, 0, 1], 3, 'casual');
  expect([...team.people]).toEqual([4, 3]);
  expect([...team.share]).toEqual([2 / 3, 1]);
  // Somebody’s tier is unknown.
  expect([...team.atLeast]).toEqual([1, 1]);
  expect([...other.share]).toEqual([1, 1]);
  // At casual already: “at least” cannot lift the share.
  expect([...other.atLeast]).toEqual([0, 0]);
  expect([...tierSharesOf(table, [0, 0, 0, 0, 1], 3, 'power')[1].atLeast]).toEqual([0, 1]);
  expect([...nobody.people]).toEqual([0, 0]);
  expect([...nobody.share]).toEqual([NaN, NaN]);
});
