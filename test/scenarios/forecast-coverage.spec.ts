import { originRun } from '../../server/domain/backtest-origin';
import { forecastPast } from '../../server/domain/forecast-past';
import { simulateOrganization } from '../../server/domain/simulation/organization';
import { DEPLOY, STAGES, WRITE } from '../../server/domain/stage';
import { forecastHistoryOfSimulation, SIMULATED_END } from '../support/forecast-histories';

const SEEDS = 40;
/**
 * One origin per phase of the planted truth, eight weeks after the phase began, and the weeks to the end of the phase at the most: the forecast can
 * know how things are, and nothing changes that it cannot know. The first is the cheapest to simulate and stands twice.
 */
const ORIGINS = [
  { week: 8, weeks: 4 },
  { week: 20, weeks: 4 },
  { week: 8, weeks: 4 },
  { week: 33, weeks: 4 },
  { week: 46, weeks: 4 },
];

describe('coverage of the forecast', () => {
  it(`the 80 % band of weekly WIP holds 70 to 90 % of what came, over ${SEEDS} simulated organizations`, () => {
    const covered = STAGES.map(() => 0);
    const cells = STAGES.map(() => 0);
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { week, weeks } = ORIGINS[seed % ORIGINS.length];
      const history = forecastHistoryOfSimulation(
        // One week more than is judged, so that what was begun in the last of them has been opened.
        simulateOrganization({ seed, endsAt: SIMULATED_END, weeks: week + weeks + 1 }),
        1,
      );
      const run = originRun(history, week, weeks, {
        seed,
        refits: 10,
        perRefit: 6,
        horizons: [],
        goOn: () => undefined,
      });
      if ('refusal' in run) throw new Error(`Seed ${seed} cannot be calibrated: ${run.refusal}.`);
      const { bands } = run.forecast('forecast');
      const observed = forecastPast(history);
      for (let stage = WRITE; stage <= DEPLOY; stage++)
        for (let ahead = 0; ahead < weeks; ahead++) {
          const { low, high } = bands[stage];
          const actual = observed[stage].wip[week + ahead];
          cells[stage]++;
          if (low[ahead] <= actual && actual <= high[ahead]) covered[stage]++;
        }
    }
    const sum = (values: number[]): number => values.reduce((all, value) => all + value, 0);
    expect(sum(cells)).toBe(SEEDS * 4 * 5);
    const share = sum(covered) / sum(cells);
    expect(share).toBeGreaterThanOrEqual(0.7);
    expect(share).toBeLessThanOrEqual(0.9);
    // And no stage stands out: each is held at least as often as not, by far.
    for (let stage = WRITE; stage <= DEPLOY; stage++) expect(covered[stage] / cells[stage]).toBeGreaterThan(0.6);
  }, 480_000);
});
