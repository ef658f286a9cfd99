import { clusteredCounts, RHO_4 } from '../../test/support/clustered-findings';
import { muteRiskOf } from './mute-risk';
import { randomOf, type Random } from './statistics/random';

/** Weeks of 6 to 15 pull requests whose findings are reacted to at the week's rate. */
function weeksOf(rates: number[], random: Random): { reacted: number[]; n: number[] } {
  const weeks = rates.map((rate) => clusteredCounts((6 + random() * 10) | 0, rate, RHO_4, random));
  const sum = (values: Int32Array): number => values.reduce((total, one) => total + one, 0);
  return { reacted: weeks.map(({ hits }) => sum(hits)), n: weeks.map(({ n }) => sum(n)) };
}

describe('muteRiskOf, measures.md 4', () => {
  it('by hand: 16, 14, … 2 of 20 fall by 10 points a week, exactly', () => {
    const risk = muteRiskOf([16, 14, 12, 10, 8, 6, 4, 2], Array<number>(8).fill(20));
    expect(risk.slopePerWeek).toBeCloseTo(-0.1, 12);
    expect(risk.high).toBeCloseTo(-0.1, 12);
    expect([risk.state, risk.weeks]).toEqual(['rising', 8]);
  });

  it('by hand: weights. Nine weeks at half, of which the last has 90 of 90', () => {
    // n 10 × 8 and 90, week 0…8: mean week 1000/170, mean share 130/170, spread Σn·w² − 170·(1000/170)² = 7160 − 5882.35 = 1277.65,
    // product Σ w·reacted − 170·(1000/170)·(130/170) = 860 − 764.71 = 95.29; slope .0745856.
    const risk = muteRiskOf([5, 5, 5, 5, 5, 5, 5, 5, 90], [10, 10, 10, 10, 10, 10, 10, 10, 90]);
    expect(risk.slopePerWeek).toBeCloseTo(95.294118 / 1277.647059, 6);
  });

  it('needs 8 weeks with 10 findings; the others are left out where they stand', () => {
    expect(muteRiskOf(Array<number>(8).fill(5), [10, 10, 10, 10, 10, 10, 10, 9])).toMatchObject({
      state: 'not_enough_data',
      weeks: 7,
      slopePerWeek: NaN,
    });
    const gap = muteRiskOf([18, 16, 0, 14, 12, 10, 8, 6, 4], [20, 20, 0, 20, 20, 20, 20, 20, 20]);
    expect(gap.weeks).toBe(8);
    expect(gap.slopePerWeek).toBeLessThan(-0.08);
    expect(gap.slopePerWeek).toBeGreaterThan(-0.1);
  });

  it.each([8, 12, 26])('%i weeks at one rate are called rising or falling in 5 %% of 1,000 runs at most', (weeks) => {
    const random = randomOf(weeks);
    let moved = 0;
    for (let run = 0; run < 1000; run++) {
      const { reacted, n } = weeksOf(Array<number>(weeks).fill(0.4), random);
      const { state } = muteRiskOf(reacted, n);
      if (state === 'rising' || state === 'falling') moved++;
    }
    // Two standard errors of 1,000 runs above 5 %.
    expect(moved / 1000).toBeLessThan(0.064);
  });

  it('26 weeks from 60 down to 20 % are a rising risk in nine of ten runs, up again a falling one', () => {
    const random = randomOf(3);
    const rates = Array.from({ length: 26 }, (_, week) => 0.6 - (0.4 * week) / 25);
    const states = { rising: 0, falling: 0, steady: 0, not_enough_data: 0 };
    for (let run = 0; run < 200; run++) {
      const { reacted, n } = weeksOf(rates, random);
      states[muteRiskOf(reacted, n).state]++;
    }
    expect(states.rising).toBeGreaterThan(180);
    expect(states.falling).toBe(0);
    const { reacted, n } = weeksOf([...rates].reverse(), random);
    expect(muteRiskOf(reacted, n).state).toBe('falling');
  });
});
