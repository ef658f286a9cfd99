import { constraintShares, nextConstraint } from './next-constraint';
import type { ForecastVerdicts } from './forecast-verdicts';
import { DEPLOY, REVIEW, WRITE } from './stage';

/** Four replications of three weeks. */
function verdictsOf(...held: number[][]): ForecastVerdicts {
  return { weeks: 3, replications: held.length, held: Int8Array.from(held.flat()), now: WRITE, heldNow: WRITE };
}

describe('nextConstraint', () => {
  const verdicts = verdictsOf(
    [WRITE, REVIEW, REVIEW],
    [WRITE, WRITE, REVIEW],
    [DEPLOY, DEPLOY, REVIEW],
    [WRITE, WRITE, WRITE],
  );

  it('is the stage that holds first in most replications, in their median week', () => {
    const next = nextConstraint(verdicts, [WRITE]);
    // Review comes first in weeks 1 and 2, deploy in week 0 of one; Wilson's interval of 2 in 4 from the tables of his formula.
    expect(next).toMatchObject({ stage: REVIEW, week: 1.5, probability: 0.5, n: 4 });
    expect(next.low).toBeCloseTo(0.150036, 5);
    expect(next.high).toBeCloseTo(0.849964, 5);
  });

  it('passes over the constraint of now', () => {
    expect(nextConstraint(verdicts, [REVIEW])).toMatchObject({ stage: DEPLOY, week: 0, probability: 0.25 });
  });

  it('is none where nothing but write holds', () => {
    expect(nextConstraint(verdictsOf([WRITE, WRITE, -1]), [])).toMatchObject({ stage: -1, week: NaN, probability: 0 });
  });

  it('takes the earlier stage of two that are as frequent', () => {
    expect(nextConstraint(verdictsOf([DEPLOY, DEPLOY, DEPLOY], [REVIEW, REVIEW, REVIEW]), []).stage).toBe(REVIEW);
  });

  it('counts the share of every stage in every week', () => {
    const shares = constraintShares(verdicts);
    expect([...shares.slice(REVIEW * 3, REVIEW * 3 + 3)]).toEqual([0, 0.25, 0.75]);
    expect([...shares.slice(WRITE * 3, WRITE * 3 + 3)]).toEqual([0.75, 0.5, 0.25]);
  });
});
