import { backtestOf } from '../../server/domain/backtest';
import { calibrate } from '../../server/domain/calibration';
import { forecastOf, type ForecastOptions } from '../../server/domain/forecast';
import type { ForecastHistory } from '../../server/domain/forecast-history';
import { NO_LEVERS } from '../../server/domain/forecast-levers';
import type { ForecastModel } from '../../server/domain/forecast-model';
import { ForecastCancelled } from '../../server/domain/forecast-progress';
import { simulateOrganization } from '../../server/domain/simulation/organization';
import { PICKUP, REVIEW, WRITE } from '../../server/domain/stage';
import { forecastHistoryOfSimulation, SIMULATED_END } from '../support/forecast-histories';

jest.setTimeout(120_000);

const OPTIONS: ForecastOptions = { weeks: 13, replications: 20, seed: 1, refits: 0, target: null };

describe('the forecast of a simulated organization before its first constraint', () => {
  let history: ForecastHistory;
  let model: ForecastModel;
  beforeAll(() => {
    // The first phase of the planted truth: nothing jams, reviewers are asked for .7 of what they can do.
    history = forecastHistoryOfSimulation(simulateOrganization({ seed: 3, endsAt: SIMULATED_END, weeks: 12 }), 13);
    model = calibrate(history, { seed: 1 });
  });

  it('goes on as it is without levers, and says the same as base and scenario', () => {
    const { base, scenario } = forecastOf(history, model, NO_LEVERS, OPTIONS);
    expect(scenario).toBe(base);
    expect(base.replications).toBe(20);
    expect(base.constraintNow).toBe(WRITE);
    expect(base.differences).toEqual([]);
    for (const { wip } of base.stages)
      for (let week = 0; week < 13; week++) {
        expect(wip.low[week]).toBeLessThanOrEqual(wip.median[week]);
        expect(wip.median[week]).toBeLessThanOrEqual(wip.high[week]);
      }
  });

  it('finds what jams when four times as much is written: reviewers can do 1.4 times, trains twice as much', () => {
    const { base, scenario } = forecastOf(history, model, { ...NO_LEVERS, writing: 4 }, OPTIONS);
    const queue = (answer: typeof base): number =>
      answer.stages[PICKUP].wip.median[12] + answer.stages[REVIEW].wip.median[12];
    expect(queue(scenario)).toBeGreaterThan(4 * queue(base));
    expect(scenario.next.stage).toBeGreaterThan(WRITE);
    expect(scenario.next.probability).toBeGreaterThan(0.8);
    const review = scenario.differences.find(
      ({ stage, measure }) => stage === scenario.next.stage && measure === 'wip',
    )!;
    expect(review.low).toBeGreaterThan(0);
    // Once that is relieved it is not what breaks after.
    expect(scenario.after.n).toBe(20);
    expect(scenario.after.stage).not.toBe(scenario.next.stage);
  });

  it('tells a first answer before the outer band, and the band never gets narrower', () => {
    let first: ReturnType<typeof forecastOf> | undefined;
    const done = forecastOf(history, model, NO_LEVERS, {
      ...OPTIONS,
      refits: 3,
      first: (forecast) => (first = forecast),
    });
    expect([first!.base.refits, done.base.refits]).toEqual([0, 3]);
    const [before, after] = [first!.base.stages[WRITE].wip, done.base.stages[WRITE].wip];
    expect(after.median).toEqual(before.median);
    for (let week = 0; week < 13; week++) {
      expect(after.outerLow[week]).toBeLessThanOrEqual(before.low[week]);
      expect(after.outerHigh[week]).toBeGreaterThanOrEqual(before.high[week]);
    }
  });

  it('gives up when the progress says so', () => {
    const progress = (): boolean => false;
    expect(() => forecastOf(history, model, NO_LEVERS, { ...OPTIONS, progress })).toThrow(ForecastCancelled);
  });

  it('is the same again with the same seed', () => {
    const levers = { ...NO_LEVERS, writing: 1.5 };
    const options = { ...OPTIONS, weeks: 4, replications: 5 };
    expect(forecastOf(history, model, levers, options)).toEqual(forecastOf(history, model, levers, options));
  });

  it('is tried on its own past, and refuses where there are too few weeks', () => {
    const options = { seed: 1, from: 8, every: 1, horizons: [3], refits: 2, perRefit: 5 };
    const { origins, summary, refusal, beatsThroughput } = backtestOf(history, options);
    expect(refusal).toBeNull();
    // Origins 8 and 9, each with both kinds of arrivals.
    expect(origins.map(({ week, arrivals }) => [week, arrivals])).toEqual([
      [8, 'realised'],
      [8, 'forecast'],
      [9, 'realised'],
      [9, 'forecast'],
    ]);
    const all = summary.find((line) => line.stage === -1 && line.arrivals === 'forecast' && !line.stable)!;
    // Two origins, three weeks, write to deploy; write is not known to its end in the last week or two.
    expect(all.forecast.cells).toBeGreaterThanOrEqual(26);
    expect(all.forecast.cells).toBeLessThanOrEqual(30);
    expect(all.forecast.distance).toBeGreaterThanOrEqual(0);
    // Two origins are too few to say that one way is better.
    expect(beatsThroughput).toBeNull();
    expect(backtestOf(history, { seed: 1 }).refusal).toBe('few_weeks_after');
  });
});
