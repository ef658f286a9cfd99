import { goOn, type ForecastProgress } from './forecast-progress';
import { ForecastSample } from './forecast-sample';
import type { BaseRuns } from './kept-bases';
import { pairedDifference } from './paired-difference';
import type { Network } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { STAGES } from './stage';

/** Stopping early is thought of from so many replications on, every so many. */
const FIRST_LOOK = 50;
const LOOK_EVERY = 25;
/** Half-width of an interval over the mean of the base, under which more replications say nothing more. Source: measures.md 6. */
const CLOSE_ENOUGH = 0.05;
/** Half-widths of stages under this many items on average are judged as if there were so many: a twentieth of less is nobody. */
const LEAST_ITEMS = 5;

/**
 * Base and scenario (undefined = the base itself) replication by replication under common random numbers, at most `replications`, until what is compared is
 * known to 5 %.
 */
export function pairedRuns(
  kept: BaseRuns,
  network: Network | undefined,
  known: readonly boolean[],
  { seed, replications, progress }: { seed: number; replications: number; progress?: ForecastProgress },
): { base: ForecastSample; scenario: ForecastSample; stopped: boolean } {
  const runs = network && new NetworkSimulation(network, kept.periods, { seed });
  const scenario = runs && new ForecastSample(STAGES.length, kept.periods, replications);
  for (let replication = 0; replication < replications; replication++) {
    if (replication % 5 === 0) goOn(progress, 'simulating', replication, replications);
    if (replication >= FIRST_LOOK && replication % LOOK_EVERY === 0) {
      const base = kept.upTo(replication);
      if (enough(base, scenario, known)) return { base, scenario: scenario ?? base, stopped: true };
    }
    if (runs) scenario!.take(runs.run(replication));
    kept.upTo(replication + 1);
  }
  const base = kept.upTo(replications);
  return { base, scenario: scenario ?? base, stopped: false };
}

/** Whether every half-width is under 5 % of the base: of the difference, or of the base itself where there is no scenario. */
function enough(base: ForecastSample, scenario: ForecastSample | undefined, known: readonly boolean[]): boolean {
  const nothing = scenario ? undefined : new ForecastSample(base.stages, base.periods, base.count);
  if (nothing) nothing.count = base.count;
  return known.every((is, stage) =>
    !is
      ? true
      : (['wip', 'p90'] as const).every((measure) => {
          const compared = scenario
            ? pairedDifference(base, scenario, measure, stage)
            : pairedDifference(nothing!, base, measure, stage);
          if (compared.difference !== compared.difference) return true;
          const mean = scenario ? compared.base : compared.scenario;
          const least = measure === 'wip' ? Math.max(LEAST_ITEMS, mean) : mean;
          return (compared.high - compared.low) / 2 <= CLOSE_ENOUGH * least;
        }),
  );
}
