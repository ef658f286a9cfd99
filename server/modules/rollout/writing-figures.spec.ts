import { NEVER } from '../../domain/effect';
import { effectEstimatesOf } from '../../domain/effect-estimate';
import { ownWriting } from './writing-figures';

/** Eight teams over 16 weeks that merge 4 per person, with a wobble; those rolled out in week 8 merge `more` on top. */
function estimates(more: number, wobble: number) {
  const rollout = [8, 8, 8, 8, NEVER, NEVER, NEVER, NEVER];
  const weeks = 16;
  const outcome = Float64Array.from({ length: rollout.length * weeks }, (_, cell) => {
    const [team, week] = [Math.floor(cell / weeks), cell % weeks];
    return 4 + wobble * (((team * 7 + week * 3) % 5) - 2) + (week >= rollout[team] ? more : 0);
  });
  const panel = { teams: rollout.length, weeks, outcome, rollout: Int32Array.from(rollout) };
  return effectEstimatesOf(panel, { control: 'not_yet_treated' });
}

test('one more of four is 1.25 times, from 4 teams × 8 weeks; one less is .75 and stands as it is', () => {
  const found = ownWriting(estimates(1, 0.02));
  expect(found?.times).toBeCloseTo(1.25, 1);
  expect(found?.n).toBe(32);
  expect(ownWriting(estimates(-1, 0.02))?.times).toBeCloseTo(0.75, 1);
});

test('an effect whose interval does not tell the direction is none, nor one that no plan may hold', () => {
  expect(ownWriting(estimates(0, 0.5))).toBeUndefined();
  expect(ownWriting(estimates(60, 0.02))).toBeUndefined();
  expect(ownWriting({ effects: undefined, before: 4 })).toBeUndefined();
});
