import {
  effectCellsOf,
  groupTimeEffects,
  NEVER,
  type EffectControl,
  type EffectOptions,
  type EffectPanel,
} from './effect';

const exact: EffectOptions = { control: 'not_yet_treated', baseWeeks: 1, before: 99, after: 99 };

function panelOf(rows: { rollout: number; outcome: number[] }[]): EffectPanel {
  return {
    teams: rows.length,
    weeks: rows[0].outcome.length,
    outcome: Float64Array.from(rows.flatMap(({ outcome }) => outcome)),
    rollout: Int32Array.from(rows, ({ rollout }) => rollout),
  };
}

/** `group.week` → effect. */
function effectsOf(
  panel: EffectPanel,
  options: Partial<EffectOptions> = {},
  control: EffectControl = 'not_yet_treated',
) {
  const cells = effectCellsOf(panel, { ...exact, control, ...options });
  const { effect, treated } = groupTimeEffects(cells, panel.rollout, panel.weeks, control);
  return {
    effect: Object.fromEntries(Array.from(effect, (value, i) => [`${cells.group[i]}.${cells.week[i]}`, value])),
    treated: Object.fromEntries(Array.from(treated, (count, i) => [`${cells.group[i]}.${cells.week[i]}`, count])),
  };
}

// Worked by hand. Two teams rolled out in week 2 (changes since week 1: +4, +6 → mean 5; +5, +7 → 6), one in week 3, one never.
const four = panelOf([
  { rollout: 2, outcome: [10, 11, 15, 16] },
  { rollout: 2, outcome: [20, 20, 26, 27] },
  { rollout: 3, outcome: [5, 6, 8, 20] },
  { rollout: NEVER, outcome: [1, 1, 2, 3] },
]);

test('the group-time effects are the mean change since the week before the rollout, less that of the controls', () => {
  const { effect, treated } = effectsOf(four);
  // Week 2: controls are week 3’s team (+2) and the one never rolled out (+1): 5 − 1.5.
  expect(effect['2.2']).toBeCloseTo(3.5, 12);
  // Week 3: week 3’s team is treated by then; only the last is left (+2): 6 − 2.
  expect(effect['2.3']).toBeCloseTo(4, 12);
  // Before: week 0 less week 1 is −1 and 0, mean −0.5; controls −1 and 0, mean −0.5.
  expect(effect['2.0']).toBeCloseTo(0, 12);
  expect(effect['2.1']).toBe(0);
  // Week 3’s team: 20 − 8 = 12; the only control rose by 1.
  expect(effect['3.3']).toBeCloseTo(11, 12);
  // Its weeks before: controls must be untreated in week 2 too, so only the last is one: (5 − 8) − (1 − 2) = −2; (6 − 8) − (1 − 2) = −1.
  expect(effect['3.0']).toBeCloseTo(-2, 12);
  expect(effect['3.1']).toBeCloseTo(-1, 12);
  expect(treated['2.2']).toBe(2);
  expect(treated['3.3']).toBe(1);
});

test('never treated as control leaves out teams that are still to come', () => {
  const { effect } = effectsOf(four, {}, 'never_treated');
  expect(effect['2.2']).toBeCloseTo(5 - 1, 12);
  expect(effect['2.0']).toBeCloseTo(-0.5 - 0, 12);
});

test('a rollout after the last week counts as never, one before the first week is in no comparison', () => {
  const { effect } = effectsOf(
    panelOf([
      { rollout: 1, outcome: [0, 4] },
      { rollout: 2, outcome: [0, 1] },
      { rollout: 0, outcome: [0, 100] },
      { rollout: -5, outcome: [0, 100] },
    ]),
    {},
    'never_treated',
  );
  expect(effect).toEqual({ '1.0': 0, '1.1': 3 });
});

test('missing weeks are left out, never taken for 0; without a base, or a control, there is no effect', () => {
  const { effect, treated } = effectsOf(
    panelOf([
      { rollout: 1, outcome: [2, 5, NaN] },
      { rollout: 1, outcome: [NaN, 100, 100] },
      { rollout: NEVER, outcome: [1, 2, NaN] },
      { rollout: NEVER, outcome: [1, NaN, 7] },
    ]),
  );
  expect(effect['1.1']).toBeCloseTo(3 - 1, 12);
  expect(treated['1.1']).toBe(1);
  // The only team with a base has no week 2.
  expect(effect['1.2']).toBeNaN();
});

test('a longer base is the mean of what is known of it', () => {
  const { effect } = effectsOf(
    panelOf([
      { rollout: 3, outcome: [1, NaN, 5, 10] },
      { rollout: NEVER, outcome: [0, 0, 3, 2] },
    ]),
    { baseWeeks: 3 },
  );
  // (10 − 3) − (2 − 1).
  expect(effect['3.3']).toBeCloseTo(6, 12);
});

test('only the weeks asked for around the rollout are looked at', () => {
  expect(Object.keys(effectsOf(four, { before: 1, after: 0 }).effect)).toEqual(['2.1', '2.2', '3.2', '3.3']);
});

test('a constant, or a trend that all share, changes nothing', () => {
  const moved = {
    ...four,
    outcome: four.outcome.map((value, place) => value + 100 * Math.floor(place / 4) + 7 * (place % 4)),
  };
  const [before, after] = [effectsOf(four).effect, effectsOf(moved).effect];
  for (const key of Object.keys(before)) expect(after[key]).toBeCloseTo(before[key], 9);
});
