import { NEVER } from './effect';
import { effectEstimatesOf, FEWEST_TEAMS, FEWEST_WEEKS } from './effect-estimate';

/** Teams whose outcome is 10 + their number + the week, two more from the rollout on. */
function panelOf(rollout: number[], weeks: number, missing: (team: number, week: number) => boolean = () => false) {
  const outcome = new Float64Array(rollout.length * weeks);
  for (let team = 0; team < rollout.length; team++)
    for (let week = 0; week < weeks; week++)
      outcome[team * weeks + week] = missing(team, week)
        ? NaN
        : // A wobble of a quarter, so that teams differ.
          10 + team + week + (((team * 7 + week * 3) % 5) - 2) / 8 + (week >= rollout[team] ? 2 : 0);
  return { teams: rollout.length, weeks, outcome, rollout: Int32Array.from(rollout) };
}

const estimates = (...of: Parameters<typeof panelOf>) =>
  effectEstimatesOf(panelOf(...of), { control: 'not_yet_treated' });
const six = [4, 5, 6, NEVER, NEVER, NEVER];

test('six teams and eight weeks are enough, one fewer of either is not', () => {
  expect([FEWEST_TEAMS, FEWEST_WEEKS]).toEqual([6, 8]);
  expect(estimates(six, 8).refusal).toBeUndefined();
  expect(estimates(six, 7)).toMatchObject({ refusal: 'too_few_weeks', effects: undefined, caveats: [] });
  expect(estimates(six.slice(0, 5), 8)).toMatchObject({ refusal: 'too_few_teams', teams: 5 });
});

test('teams without any outcome are none, nor are those rolled out before the first week', () => {
  expect(estimates(six, 8, (team) => team === 5)).toMatchObject({ refusal: 'too_few_teams', teams: 5 });
  expect(estimates([...six.slice(0, 5), 0], 8)).toMatchObject({ refusal: 'too_few_teams', teams: 6, already: 1 });
  expect(estimates([...six, -3], 8)).toMatchObject({ refusal: undefined, teams: 7, already: 1, treated: 3 });
});

test('without an outcome, a rollout, or a team to compare with there is no effect', () => {
  expect(estimates(six, 8, () => true).refusal).toBe('no_data');
  expect(estimates([], 8).refusal).toBe('no_data');
  expect(estimates([8, 9, NEVER, NEVER, NEVER, NEVER], 8).refusal).toBe('no_rollout');
  expect(estimates([4, 4, 4, 4, 4, 4], 8).refusal).toBe('no_control');
  expect(effectEstimatesOf(panelOf([4, 4, 4, 5, 5, 5], 8), { control: 'never_treated' }).refusal).toBe('no_control');
});

test('two caveats always stand, few teams under 12, missing weeks over 10 %, tiers that are at least what is told', () => {
  expect(estimates(six, 8).caveats).toEqual(expect.arrayContaining(['spill_over', 'self_selection', 'few_teams']));
  const twelve = [...six, ...six];
  expect(estimates(twelve, 12).caveats).not.toContain('few_teams');
  expect(estimates(twelve, 12).caveats).not.toContain('missing_weeks');
  // 12 of 144 team-weeks is 8 %, 24 is 17 %.
  const one = estimates(twelve, 12, (_, week) => week === 0);
  expect(one).toMatchObject({ missing: 12, cells: 144 });
  expect(one.caveats).not.toContain('missing_weeks');
  expect(estimates(twelve, 12, (_, week) => week < 2).caveats).toContain('missing_weeks');
  expect(estimates(twelve, 12).caveats).not.toContain('tier_at_least');
  expect(effectEstimatesOf(panelOf(twelve, 12), { control: 'not_yet_treated', tierAtLeast: true }).caveats).toContain(
    'tier_at_least',
  );
});

test('the base of the rolled-out teams is the mean of their four weeks before', () => {
  const flat = { teams: 6, weeks: 8, outcome: new Float64Array(48).fill(5), rollout: Int32Array.from(six) };
  flat.outcome.set([1, 2, 3, 6], 0);
  // (1 + 2 + 3 + 6) / 4 = 3, and 5 for the other two.
  expect(effectEstimatesOf(flat, { control: 'not_yet_treated' }).before).toBeCloseTo(13 / 3, 12);
});
