import {
  effectCellsOf,
  groupTimeEffects,
  NEVER,
  type EffectControl,
  type EffectOptions,
  type EffectPanel,
} from './effect';
import { effectGroupsOf, effectSummaryOf } from './effect-study';

/**
 * `mpdta` of R's package did: log teen employment of 500 counties, 2003 to 2007, by the year a state first raised its minimum wage. Without covariates
 * the effects follow from the means of the groups alone; these are the means of `lemp` and the number of counties of each, worked out from the data
 * (github.com/d2cml-ai/csdid, data/mpdta.csv) by an independent script.
 */
const GROUPS = [
  { rollout: 2004, counties: 20, lemp: [6.179697, 6.106564, 6.059452, 6.026704, 6.085388] },
  { rollout: 2006, counties: 40, lemp: [6.573994, 6.517884, 6.527941, 6.557435, 6.543041] },
  { rollout: 2007, counties: 131, lemp: [5.842906, 5.810783, 5.820866, 5.823866, 5.820048] },
  { rollout: Infinity, counties: 309, lemp: [5.65463, 5.592, 5.604808, 5.638896, 5.661133] },
];

const counties = GROUPS.flatMap((group) => Array.from({ length: group.counties }, () => group));
const panel: EffectPanel = {
  teams: counties.length,
  weeks: 5,
  outcome: Float64Array.from(counties.flatMap(({ lemp }) => lemp)),
  rollout: Int32Array.from(counties, ({ rollout }) => (rollout === Infinity ? NEVER : rollout - 2003)),
};

function estimated(control: EffectControl) {
  const options: EffectOptions = { control, baseWeeks: 1, before: 4, after: 3 };
  const cells = effectCellsOf(panel, options);
  const effects = groupTimeEffects(cells, panel.rollout, panel.weeks, control);
  const at = Object.fromEntries(
    Array.from(effects.effect, (value, i) => [`${2003 + cells.group[i]}.${2003 + cells.week[i]}`, value]),
  );
  return { at, summary: effectSummaryOf(cells, effects, effectGroupsOf(cells), options) };
}

test('panel: 500 counties, of them 191 treated', () => {
  expect(panel.teams).toBe(500);
  expect(panel.rollout.filter((week) => week !== NEVER).length).toBe(191);
});

// att_gt(yname = "lemp", gname = "first.treat", idname = "countyreal", tname = "year", xformla = ~1), as published at rpubs.com/736765.
test.each([
  ['2004.2004', -0.0105],
  ['2004.2005', -0.0704],
  ['2004.2006', -0.1373],
  ['2004.2007', -0.1008],
  ['2006.2006', -0.0046],
  ['2006.2007', -0.0412],
  ['2007.2007', -0.0261],
])('ATT(%s) of R’s did is %d', (key, published) => {
  expect(estimated('never_treated').at[key]).toBeCloseTo(published, 4);
});

// R’s default compares years before the treatment with the year before each; here with the year before the treatment. One is the other’s difference.
test.each([
  ['2006', 2004, 0.0065],
  ['2006', 2005, -0.0028],
  ['2007', 2004, 0.0305],
  ['2007', 2005, -0.0027],
  ['2007', 2006, -0.0311],
])('before the treatment, ATT(%s, %d) of R’s did is the step %d', (group, year, published) => {
  const { at } = estimated('never_treated');
  expect(at[`${group}.${year}`] - at[`${group}.${year - 1}`]).toBeCloseTo(published, 4);
});

test('event study, groups and overall are those of R’s aggte', () => {
  const { study, groups, overall, teams } = estimated('never_treated').summary;
  // type = "dynamic", years 0 to 3: for one, year 0 is (20 · −0.0105 + 40 · −0.0046 + 131 · −0.0261) / 191.
  const after = [...study.subarray(4)];
  [-0.0199, -0.051, -0.1373, -0.1008].forEach((published, year) => expect(after[year]).toBeCloseTo(published, 4));
  expect([...teams.subarray(4)]).toEqual([191, 60, 20, 20]);
  expect(after.reduce((sum, value) => sum + value, 0) / 4).toBeCloseTo(-0.0772, 4);
  // type = "group".
  [-0.0797, -0.0229, -0.0261].forEach((published, place) => expect(groups[place]).toBeCloseTo(published, 4));
  expect(overall).toBeCloseTo(-0.031, 4);
});

// No published table: worked out from the same means by the independent script, controls weighted by their counties.
test.each([
  ['2004.2004', -0.0194],
  ['2004.2005', -0.0783],
  ['2004.2006', -0.1363],
  ['2004.2007', -0.1008],
  ['2006.2006', 0.0047],
  ['2006.2007', -0.0412],
  ['2007.2007', -0.0261],
])('with controls not yet treated ATT(%s) is %d', (key, expected) => {
  expect(estimated('not_yet_treated').at[key]).toBeCloseTo(expected, 4);
});
