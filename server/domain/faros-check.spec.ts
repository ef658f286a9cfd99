import { farosChecks, reproducingUtilisation } from './faros-check';

const [check2025, check2026] = farosChecks();

/** With one reviewer the mean is 1 / (1 − ρ), so that (1 − ρ) / (1 − gρ) = r, and ρ = (r − 1) / (rg − 1). */
const ofOneReviewer = (growth: number, observed: number) => (observed - 1) / (observed * growth - 1);

describe('farosChecks', () => {
  it('takes growth and review time from what was published', () => {
    expect(check2025.growth).toBeCloseTo(1.98, 12);
    expect(check2025.observed).toBeCloseTo(1.91, 12);
    expect(check2026.growth).toBeCloseTo(1.162, 12);
    expect(check2026.observed).toBeCloseTo(5.415, 12);
    expect([check2025.reviewTime.statistic, check2026.reviewTime.statistic]).toEqual([null, 'median']);
  });

  it('finds the base utilisations of measures: .33 to .47 for 2025, .83 to .85 for 2026', () => {
    // About a hundredth is what measures prints them with.
    expect(Math.abs(check2025.utilisationFrom - 0.33)).toBeLessThan(0.01);
    expect(Math.abs(check2025.utilisationTo - 0.47)).toBeLessThan(0.01);
    expect(Math.abs(check2026.utilisationFrom - 0.83)).toBeLessThan(0.01);
    expect(Math.abs(check2026.utilisationTo - 0.85)).toBeLessThan(0.01);
  });

  it('draws each curve through the utilisation that it names, as far as there is a steady state', () => {
    const curves = [...check2025.curves, ...check2026.curves];
    expect(curves).toHaveLength(16);
    for (const { reproducing, utilisation, ratio } of curves) {
      const observed = check2025.curves.some((curve) => curve.ratio === ratio) ? 1.91 : 5.415;
      const after = utilisation.findIndex((base) => base > reproducing);
      expect(after === -1 || ratio[after] >= observed).toBe(true);
      expect(ratio[(after === -1 ? utilisation.length : after) - 1]).toBeLessThanOrEqual(observed);
      expect(ratio.every((value) => Number.isFinite(value) && value >= 1)).toBe(true);
    }
    // 1 / 1.98 = .505, 1 / 1.162 = .861: after that the queue grows without end.
    expect(check2025.curves[0].utilisation.at(-1)).toBe(0.5);
    expect(check2026.curves[0].utilisation.at(-1)).toBe(0.86);
  });
});

describe('reproducingUtilisation', () => {
  it('is exact for one reviewer, whose review times are exponential, so that mean and median grow alike', () => {
    for (const [growth, observed] of [
      [1.98, 1.91],
      [1.162, 5.415],
      [2, 3],
    ]) {
      const exact = ofOneReviewer(growth, observed);
      expect(reproducingUtilisation(1, 'mean', growth, observed)).toBeCloseTo(exact, 12);
      expect(reproducingUtilisation(1, 'median', growth, observed)).toBeCloseTo(exact, 12);
    }
    // 2 / 5: (1 − .4) / (1 − .8) = 3.
    expect(ofOneReviewer(2, 3)).toBeCloseTo(0.4, 12);
  });

  it('finds the five reviewers whose reviews doubled writing makes 1.11, 1.52 and 2.44 times as long', () => {
    expect(reproducingUtilisation(5, 'mean', 2, 1.11)).toBeCloseTo(0.3, 2);
    expect(reproducingUtilisation(5, 'mean', 2, 1.52)).toBeCloseTo(0.4, 2);
    expect(reproducingUtilisation(5, 'mean', 2, 2.44)).toBeCloseTo(0.45, 2);
  });

  it('asks for a busier team where more reviewers share the queue', () => {
    for (const statistic of ['mean', 'median'] as const) {
      const bases = [1, 3, 5, 10].map((servers) => reproducingUtilisation(servers, statistic, 1.98, 1.91));
      expect(bases).toEqual([...bases].sort((a, b) => a - b));
      expect(new Set(bases).size).toBe(4);
    }
  });
});
