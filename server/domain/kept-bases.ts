import { ForecastSample } from './forecast-sample';
import type { Periods } from './period';
import type { Network } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { STAGES } from './stage';

/** Runs of the base: as many as have been asked for so far. */
export class BaseRuns {
  /** Replications of the refits, pooled; undefined = not run yet. */
  refitted: ForecastSample | undefined;
  private readonly simulation: NetworkSimulation;
  private readonly sample: ForecastSample;

  constructor(
    network: Network,
    readonly periods: Periods,
    seed: number,
    replications: number,
  ) {
    this.simulation = new NetworkSimulation(network, periods, { seed });
    this.sample = new ForecastSample(STAGES.length, periods, replications);
  }

  /** The first `count` of its replications, no more than there is room for; runs what is missing. The same ones whoever asked before. */
  upTo(count: number): ForecastSample {
    const { sample } = this;
    while (sample.count < Math.min(count, sample.room)) sample.take(this.simulation.run(sample.count));
    return sample.first(count);
  }
}

/** One holds some 2 MB at 26 weeks and 200 replications. */
const KEPT = 3;

/**
 * The runs of the base that were made last, by name: a slider that is moved asks for the same base again and again, and only the scenario is another
 * one. Answers are the same with and without.
 */
export class KeptBases {
  private readonly kept = new Map<string, BaseRuns>();

  /** @param name of the history, the model, weeks, replications, refits and seed together; undefined = nothing is kept */
  constructor(private readonly name?: string) {}

  /** The same place, for another base. */
  named(name: string): KeptBases {
    return Object.assign(new KeptBases(name), { kept: this.kept });
  }

  of(network: Network, periods: Periods, { seed, replications }: { seed: number; replications: number }): BaseRuns {
    const { kept, name } = this;
    const known = name === undefined ? undefined : kept.get(name);
    const runs = known ?? new BaseRuns(network, periods, seed, replications);
    if (name === undefined) return runs;
    kept.delete(name);
    kept.set(name, runs);
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
    return runs;
  }
}
