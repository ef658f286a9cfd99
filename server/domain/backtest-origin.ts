import type { BacktestArrivals } from './backtest-answer';
import type { WipForecast } from './backtest-baselines';
import { calibrate } from './calibration';
import { simulatedCycleTimes } from './cycle-times';
import type { ForecastHistory } from './forecast-history';
import { bandOf } from './forecast-band';
import { NO_LEVERS } from './forecast-levers';
import type { CalibrationRefusal, ForecastModel } from './forecast-model';
import { ForecastSample } from './forecast-sample';
import { historyUntil } from './history-until';
import { networkOf } from './model-network';
import type { Network } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { withRealisedArrivals } from './realised-arrivals';
import { refits } from './refit';
import { networkUntil } from './relieved-network';
import { STAGES } from './stage';

export interface OriginRun {
  /** What was known at the origin. */
  cut: ForecastHistory;
  model: ForecastModel;
  known: boolean[];
  /** Runs the forecast, told of what was begun after the origin or not. */
  forecast: (arrivals: BacktestArrivals) => OriginForecast;
}

export interface OriginForecast {
  /** WIP per stage. */
  bands: WipForecast[];
  /** Hours from ready to merged within so many weeks, sorted. */
  cycles: Map<number, Float64Array>;
}

export interface OriginOptions {
  seed: number;
  refits: number;
  perRefit: number;
  /** Horizons of which cycle times are wanted. */
  horizons: readonly number[];
  /** Called now and then; throws to give up. */
  goOn: () => void;
}

/** What is forecast from an origin, `weeks` ahead, with refits drawn from its own past. */
export function originRun(
  history: ForecastHistory,
  week: number,
  weeks: number,
  options: OriginOptions,
): OriginRun | { refusal: CalibrationRefusal } {
  const { seed, perRefit, goOn } = options;
  const cut = historyUntil(history, week);
  const progress = (): boolean => {
    goOn();
    return true;
  };
  const model = calibrate(cut, { seed, progress });
  if (model.refusal !== null) return { refusal: model.refusal };
  const drawn = options.refits > 0 ? refits(cut, model, options.refits, seed) : [model];
  const periods = { length: weeks, edges: cut.future.edges.slice(0, weeks + 1) };
  const { stations } = networkOf(cut, model, NO_LEVERS);
  const known = cut.known.map((is, stage) => is && stations.some((station) => station.stage === stage));

  const forecast = (change: (network: Network, of: ForecastModel) => Network): OriginForecast => {
    const sample = new ForecastSample(STAGES.length, periods, drawn.length * perRefit);
    const cycles = new Map<number, number[]>(
      options.horizons.filter((horizon) => horizon <= weeks).map((horizon) => [horizon, []]),
    );
    drawn.forEach((of, refit) => {
      goOn();
      const network = change(networkUntil(networkOf(cut, of, NO_LEVERS), periods.edges[weeks]), of);
      // To make a network ready costs as much as several runs of it, so that one that is traced serves for all.
      const runs = new NetworkSimulation(network, periods, { seed, trace: options.horizons.length > 0 });
      for (let run = 0; run < perRefit; run++) {
        const path = runs.run(refit * perRefit + run);
        sample.take(path);
        if (!path.trace || run > 0) continue;
        for (const [horizon, hours] of cycles)
          for (const one of simulatedCycleTimes(path.trace, network, periods.edges[horizon])) hours.push(one);
      }
    });
    return {
      bands: STAGES.map((_, stage) => {
        const { median, low, high } = bandOf(sample, undefined, 'wip', stage);
        return { median, low, high };
      }),
      cycles: new Map([...cycles].map(([horizon, hours]) => [horizon, Float64Array.from(hours).sort()])),
    };
  };
  return {
    cut,
    model,
    known,
    forecast: (arrivals) =>
      forecast((network, of) => (arrivals === 'realised' ? withRealisedArrivals(network, of, history) : network)),
  };
}
