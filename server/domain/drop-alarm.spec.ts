import { clusteredCounts, RHO_4, RHO_7 } from '../../test/support/clustered-findings';
import { dropAlarmOf } from './drop-alarm';
import { randomOf, type Random } from './statistics/random';

/** Mean hit per pull request; findings of one hang together with correlation ρ. */
function steps(count: number, rate: number, rho: number, random: Random): number[] {
  const { hits, n } = clusteredCounts(count, rate, rho, random);
  return Array.from(hits, (one, i) => one / n[i]);
}

describe('dropAlarmOf, measures.md 4', () => {
  it('by hand: floor .5, λ = .2, .5, 1, 1.5; a pull request without a hit, then one with all', () => {
    const { evidence } = dropAlarmOf([0, 1], 0.5);
    // (0 + 1) · (1 + λ/2): 1.1, 1.25, 1.5, 1.75, mean 1.4.
    expect(evidence[0]).toBeCloseTo(1.4, 12);
    // (M + 1) · (1 − λ/2): 2.1 · .9, 2.25 · .75, 2.5 · .5, 2.75 · .25 = 1.89, 1.6875, 1.25, .6875, mean 1.37875.
    expect(evidence[1]).toBeCloseTo(1.37875, 12);
  });

  it('rises when hits stop, stands at the step where it rose, and goes when they come back', () => {
    const down = dropAlarmOf([...Array<number>(20).fill(0.6), ...Array<number>(30).fill(0)], 0.5);
    expect(down.first).toBeGreaterThan(20);
    expect(down.since).toBe(down.first);
    expect(down.evidence[down.first]).toBeGreaterThanOrEqual(down.threshold);
    expect(down.evidence[down.first - 1]).toBeLessThan(down.threshold);
    const back = dropAlarmOf([...Array<number>(200).fill(0), ...Array<number>(40).fill(1)], 0.5);
    expect(back.since).toBe(-1);
    expect(back.first).toBeGreaterThan(0);
  });

  it.each([
    [0.3, RHO_4],
    [0.6, RHO_4],
    [0.6, RHO_7],
    [0.6, 1],
    [0.9, RHO_7],
  ])(
    'stays silent over 100 pull requests in 99.5 %% of 4,000 runs when the rate stands at the floor of %f (ρ %f)',
    (floor, rho) => {
      const random = randomOf(100 * floor + rho);
      let alarms = 0;
      for (let run = 0; run < 4000; run++) if (dropAlarmOf(steps(100, floor, rho, random), floor).first >= 0) alarms++;
      expect(alarms / 4000).toBeLessThanOrEqual(0.005);
    },
  );

  it('notices a fall from 60 to 30 % within 45 pull requests in at least four of five runs', () => {
    const random = randomOf(7);
    let noticed = 0;
    for (let run = 0; run < 500; run++) {
      const { first } = dropAlarmOf([...steps(50, 0.6, RHO_4, random), ...steps(45, 0.3, RHO_4, random)], 0.6);
      if (first >= 50) noticed++;
    }
    expect(noticed / 500).toBeGreaterThan(0.8);
  });

  it('without a floor, or with one that cannot be undercut, nothing is raised', () => {
    expect(dropAlarmOf([0, 0], NaN)).toMatchObject({ evidence: Float64Array.of(0, 0), since: -1, first: -1 });
    expect(dropAlarmOf([0, 0], 0).first).toBe(-1);
    expect(dropAlarmOf([0, 0], 1).first).toBe(-1);
    expect(dropAlarmOf([], 0.5).evidence).toHaveLength(0);
  });
});
