import { simulateOrganization } from '../../server/domain/simulation/organization';
import { simulatedVerdicts } from './simulated-verdicts';

/** Monday 2026-11-23 00:00 UTC. */
const MONDAY = 1795392000;
const WEEK = 7 * 86400;
const SEEDS = 40;

describe('the simulated organization', () => {
  it(`has its planted constraint named in at least 95 % of the weeks of ${SEEDS} seeds, wherever in the year they begin`, () => {
    let named = 0;
    let weeks = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      // 9 and 52 have no common factor: the year-end break falls into 40 different weeks of the plan.
      const organization = simulateOrganization({ seed, endsAt: MONDAY - ((seed * 9) % 52) * WEEK });
      const verdicts = simulatedVerdicts(organization);
      organization.planted.forEach((constraint, week) => {
        weeks++;
        if (verdicts[week] === constraint) named++;
      });
    }
    expect(weeks).toBe(SEEDS * 52);
    expect(named / weeks).toBeGreaterThanOrEqual(0.95);
  }, 240_000);
});
