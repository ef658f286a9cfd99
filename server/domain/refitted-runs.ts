import { NO_LEVERS, type Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { goOn, type ForecastProgress } from './forecast-progress';
import { ForecastSample } from './forecast-sample';
import type { BaseRuns } from './kept-bases';
import type { Network } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { STAGES } from './stage';

const PER_REFIT = 20;

/** The replications of models drawn anew, pooled: of the base, which is run once for all scenarios, and of the levers (null = the base itself). */
export function refittedRuns(
  kept: BaseRuns,
  levers: Levers | null,
  models: readonly ForecastModel[],
  networkWith: (model: ForecastModel, levers: Levers) => Network,
  { seed, progress }: { seed: number; progress?: ForecastProgress },
): { base: ForecastSample; scenario: ForecastSample } {
  const { periods } = kept;
  const total = models.length * ((kept.refitted ? 0 : 1) + (levers ? 1 : 0));
  let done = 0;
  const pooled = (tried: Levers): ForecastSample => {
    const sample = new ForecastSample(STAGES.length, periods, models.length * PER_REFIT);
    models.forEach((model, refit) => {
      goOn(progress, 'refitting', done++, total);
      const runs = new NetworkSimulation(networkWith(model, tried), periods, { seed });
      for (let run = 0; run < PER_REFIT; run++) {
        if (run % 5 === 0) goOn(progress, 'refitting', done, total);
        sample.take(runs.run(refit * PER_REFIT + run));
      }
    });
    return sample;
  };
  const base = (kept.refitted ??= pooled(NO_LEVERS));
  return { base, scenario: levers ? pooled(levers) : base };
}
