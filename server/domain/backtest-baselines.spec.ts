import { drawnThroughput, lastFourWeeks } from './backtest-baselines';
import type { ObservedStage } from './forecast-past';

function stageOf(wip: number[], net: number[]): ObservedStage {
  const nothing = new Float64Array(wip.length);
  return {
    known: true,
    target: NaN,
    averageWip: nothing,
    wip: Float64Array.from(wip),
    arrivals: Float64Array.from(net, (more) => 10 + more),
    departures: new Float64Array(wip.length).fill(10),
    p50: nothing,
    p90: nothing,
  };
}

describe('baselines of the backtest', () => {
  it('last four weeks: their mean, and nothing of what came after', () => {
    const forecast = lastFourWeeks(stageOf([90, 1, 2, 3, 6, 90, 90], [0, 0, 0, 0, 0, 0, 0]), 5, 3);
    expect([...forecast.median]).toEqual([3, 3, 3]);
  });

  it('throughput: goes on by what the last twelve weeks did, arrivals and departures of one week together', () => {
    const forecast = drawnThroughput(stageOf([7], [2]), 1, 3, 1);
    expect([...forecast.median]).toEqual([9, 11, 13]);
    expect([...forecast.low]).toEqual([9, 11, 13]);
  });

  it('throughput: never under nothing, and its band grows with the weeks', () => {
    expect([...drawnThroughput(stageOf([5], [-4]), 1, 3, 1).median]).toEqual([1, 0, 0]);
    const weeks = stageOf([50, 50, 50, 50], [-8, 8, -4, 4]);
    const { low, high } = drawnThroughput(weeks, 4, 8, 1);
    expect(high[7] - low[7]).toBeGreaterThan(high[0] - low[0]);
  });
});
