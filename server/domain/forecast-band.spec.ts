import { bandOf } from './forecast-band';
import { ForecastSample } from './forecast-sample';
import { pairedDifference } from './paired-difference';
import type { SimulatedPath } from './queue-network/path';

const WEEK = 7 * 86400;
const PERIODS = { length: 1, edges: Float64Array.of(0, WEEK) };

/** One stage, one week. */
function pathOf(wip: number, durations: number[]): SimulatedPath {
  return {
    stages: 1,
    periods: 1,
    wip: Float64Array.of(wip),
    hours: Float64Array.of(wip * 168),
    arrivals: Float64Array.of(wip + durations.length),
    departures: Float64Array.of(durations.length),
    abandoned: Float64Array.of(0),
    durations: Float64Array.from(durations),
    offsets: Int32Array.of(0, durations.length),
    busy: new Float64Array(0),
  };
}

function sampleOf(...paths: SimulatedPath[]): ForecastSample {
  const sample = new ForecastSample(1, PERIODS, paths.length);
  for (const path of paths) sample.take(path);
  return sample;
}

const wips = (...values: number[]): ForecastSample => sampleOf(...values.map((wip) => pathOf(wip, [])));

describe('bands of a sample', () => {
  it('are the 10th, 50th and 90th percentile of the replications', () => {
    // 0 … 10: type 7 gives the values themselves.
    const band = bandOf(wips(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0), undefined, 'wip', 0);
    expect([band.low[0], band.median[0], band.high[0]]).toEqual([1, 5, 9]);
    expect([band.outerLow[0], band.outerHigh[0]]).toEqual([1, 9]);
  });

  it('have an outer band that is never narrower', () => {
    const inner = wips(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    const wide = bandOf(inner, wips(-20, 40, -20, 40), 'wip', 0);
    expect([wide.outerLow[0], wide.outerHigh[0]]).toEqual([-20, 40]);
    const narrow = bandOf(inner, wips(5, 5, 5), 'wip', 0);
    expect([narrow.outerLow[0], narrow.outerHigh[0]]).toEqual([1, 9]);
  });

  it('tell a percentile of hours only where most replications tell one', () => {
    const most = sampleOf(pathOf(0, [2, 4]), pathOf(0, [6]), pathOf(0, []));
    // Medians 3 and 6; the empty one is left out.
    expect(bandOf(most, undefined, 'p50', 0).median[0]).toBe(4.5);
    const few = sampleOf(pathOf(0, [2]), pathOf(0, []), pathOf(0, []));
    expect(bandOf(few, undefined, 'p50', 0).median[0]).toBeNaN();
  });
});

describe('pairedDifference', () => {
  it('is the mean of the differences with the interval of the pairs', () => {
    const { base, scenario, difference, low, high } = pairedDifference(wips(1, 5, 9), wips(3, 8, 10), 'wip', 0);
    // Differences 2, 3, 1: mean 2, standard deviation 1, half-width 1.959964 / √3.
    expect([base, scenario, difference]).toEqual([5, 7, 2]);
    expect(high - difference).toBeCloseTo(1.1315857, 6);
    expect(difference - low).toBeCloseTo(1.1315857, 6);
  });

  it('leaves out pairs of which one tells nothing', () => {
    const base = sampleOf(pathOf(0, [4]), pathOf(0, []));
    const scenario = sampleOf(pathOf(0, [6]), pathOf(0, [9]));
    expect(pairedDifference(base, scenario, 'p90', 0)).toMatchObject({ base: 4, scenario: 6, difference: 2 });
  });
});
