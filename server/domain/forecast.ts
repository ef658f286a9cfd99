import type { Forecast, ForecastAnswer, NextConstraint, StageForecast } from './forecast-answer';
import { bandOf, unknownBand } from './forecast-band';
import { cheapestLever, type ForecastTarget } from './cheapest-lever';
import type { ForecastHistory } from './forecast-history';
import { NO_LEVERS, type Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { forecastPast, type ObservedStage } from './forecast-past';
import { goOn, type ForecastProgress } from './forecast-progress';
import { ForecastSample } from './forecast-sample';
import { forecastVerdicts, type ForecastVerdicts } from './forecast-verdicts';
import { drainDays } from './flow';
import { KeptBases } from './kept-bases';
import { networkOf } from './model-network';
import { constraintShares, nextConstraint } from './next-constraint';
import { pairedDifference } from './paired-difference';
import { pairedRuns } from './paired-runs';
import type { Periods } from './period';
import type { Network } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { refits } from './refit';
import { refittedRuns } from './refitted-runs';
import { networkUntil, relievedNetwork } from './relieved-network';
import { STAGES, WRITE } from './stage';
import { writingHeadroom } from './writing-headroom';

export interface ForecastOptions {
  /** Weeks ahead; no more than the history has. */
  weeks: number;
  /** At the most; 200 is usual. */
  replications: number;
  seed: number;
  /** How often the model is drawn anew for the outer band; 0 = none, 50 is usual. */
  refits: number;
  /** What the cheapest lever is looked for; null = neither that nor headroom is looked for. undefined = the stage that breaks next, under the organization's target. */
  target?: ForecastTarget | null;
  progress?: ForecastProgress;
  /** Where runs of the base are kept, so that the next scenario of the same history, model, weeks, replications, refits and seed need not run them again. */
  kept?: KeptBases;
  /** Told before the searches, the answer without `after` (n = 0), the cheapest lever, headroom and the outer band; and again before the refits, without the outer band alone. */
  first?: (forecast: Forecast) => void;
}

const RELIEVED_RUNS = 100;
/** What is less probable is not taken to be what breaks: what stands now is fixed, and kept under its target, instead. */
const WORTH_FIXING = 0.1;
const PAST_WEEKS = 26;
const FOUR = 4;
const NOTHING: NextConstraint = { stage: -1, week: NaN, probability: 0, low: NaN, high: NaN, n: 0 };

/**
 * What the coming weeks bring, as they are (base) and with the levers (scenario): medians and bands per stage and week, which stage becomes the constraint,
 * when and how probably, and the cheapest lever that helps (measures, section 6). Base and scenario run under common random numbers, at most `replications`
 * times, and stop early when what is compared is known to 5 %. With no levers base and scenario are the same answer.
 *
 * The model must not be a refusal. Throws what `networkOf` throws for a lever that is not known here, and ForecastCancelled. Deterministic by seed.
 */
export function forecastOf(
  history: ForecastHistory,
  model: ForecastModel,
  levers: Levers,
  options: ForecastOptions,
): Forecast {
  const { seed, progress } = options;
  const periods = periodsOf(history, options.weeks);
  const same = isBase(levers);
  const observed = forecastPast(history);
  const networkWith = (fit: ForecastModel, tried: Levers): Network =>
    networkUntil(networkOf(history, fit, tried), periods.edges[periods.length]);
  const baseNetwork = networkWith(model, NO_LEVERS);
  const network = same ? baseNetwork : networkWith(model, levers);
  const stages = observed.map(
    (stage, place) => stage.known && baseNetwork.stations.some((station) => station.stage === place),
  );
  const judged = observed.map((stage, place) => ({ ...stage, known: stages[place] }));

  const kept = (options.kept ?? new KeptBases()).of(baseNetwork, periods, options);
  const { base, scenario, stopped } = pairedRuns(kept, same ? undefined : network, stages, options);
  const judge = (sample: ForecastSample): ForecastVerdicts => forecastVerdicts(judged, history.past, sample);
  const baseVerdicts = judge(base);
  const verdicts = same ? baseVerdicts : judge(scenario);
  const apart = [verdicts.now, verdicts.heldNow];
  const next = nextConstraint(verdicts, apart);

  const now = Math.max(verdicts.now, verdicts.heldNow);
  const fixed = next.probability >= WORTH_FIXING ? next.stage : now;

  const differences = same
    ? []
    : (['wip', 'p90'] as const).flatMap((measure) =>
        stages.flatMap((known, stage) => (known ? [pairedDifference(base, scenario, measure, stage)] : [])),
      );
  const answer = (
    sample: ForecastSample,
    outer: ForecastSample | undefined,
    weekly: ForecastVerdicts,
    rest: Pick<ForecastAnswer, 'refits' | 'next' | 'after' | 'cheapest' | 'headroom' | 'differences'>,
  ): ForecastAnswer => ({
    weeks: periods.length,
    replications: sample.count,
    stoppedEarly: stopped,
    seed,
    stages: stageForecasts(judged, stages, sample, outer, weekly),
    constraintNow: weekly.now,
    ...rest,
  });
  const forecastWith = (
    outer: { base: ForecastSample; scenario: ForecastSample } | undefined,
    after: NextConstraint,
    { cheapest, headroom }: Pick<ForecastAnswer, 'cheapest' | 'headroom'>,
  ): Forecast => {
    const done = outer ? options.refits : 0;
    const scenarioAnswer = answer(scenario, outer?.scenario, verdicts, {
      refits: done,
      next,
      after,
      cheapest,
      headroom,
      differences,
    });
    if (same) return { base: scenarioAnswer, scenario: scenarioAnswer };
    const baseNext = nextConstraint(baseVerdicts, apart);
    const rest = { refits: done, next: baseNext, after: NOTHING, cheapest: null, headroom: null, differences: [] };
    return { base: answer(base, outer?.base, baseVerdicts, rest), scenario: scenarioAnswer };
  };
  options.first?.(forecastWith(undefined, NOTHING, { cheapest: null, headroom: null }));

  let after = NOTHING;
  if (fixed > WRITE) {
    const runs = Math.min(RELIEVED_RUNS, scenario.count);
    const relieved = new NetworkSimulation(relievedNetwork(network, fixed), periods, { seed });
    const sample = new ForecastSample(STAGES.length, periods, runs);
    for (let run = 0; run < runs; run++) {
      if (run % 5 === 0) goOn(progress, 'searching', run, runs);
      sample.take(relieved.run(run));
    }
    after = nextConstraint(judge(sample), [...apart, fixed]);
  }

  const tried = (of: Levers): Network => networkWith(model, of);
  const found = { cheapest: null, headroom: null } as Pick<ForecastAnswer, 'cheapest' | 'headroom'>;
  if (options.target !== null) {
    const search = { levers, periods, seed, progress, networkWith: tried };
    const { target } = options;
    found.cheapest = cheapestLever({ ...search, model, target, targets: history.targets, breaking: fixed });
    found.headroom = writingHeadroom({ ...search, apart, judge });
    options.first?.(forecastWith(undefined, after, found));
  }
  const outer =
    options.refits > 0
      ? refittedRuns(kept, same ? null : levers, refits(history, model, options.refits, seed), networkWith, options)
      : undefined;
  return forecastWith(outer, after, found);
}

/** Whether the levers change nothing. */
export function isBase(levers: Levers): boolean {
  const none: Record<string, unknown> = { ...NO_LEVERS };
  return Object.entries(levers).every(
    ([lever, value]) => value === undefined || (Array.isArray(value) ? value.length === 0 : value === none[lever]),
  );
}

function periodsOf({ future }: ForecastHistory, weeks: number): Periods {
  const length = Math.min(weeks, future.length);
  return { length, edges: future.edges.slice(0, length + 1) };
}

function stageForecasts(
  observed: readonly ObservedStage[],
  known: readonly boolean[],
  sample: ForecastSample,
  outer: ForecastSample | undefined,
  verdicts: ForecastVerdicts,
): StageForecast[] {
  const { length: weeks, edges } = sample.periods;
  const shares = constraintShares(verdicts);
  return observed.map((stage, place) => {
    const from = Math.max(0, stage.wip.length - PAST_WEEKS);
    const past = {
      from,
      wip: stage.wip.slice(from),
      p50: stage.p50.slice(from),
      p90: stage.p90.slice(from),
      departures: stage.departures.slice(from),
    };
    const band = (measure: 'wip' | 'p50' | 'p90' | 'departures'): ReturnType<typeof bandOf> =>
      known[place] ? bandOf(sample, outer, measure, place) : unknownBand(weeks);
    const wip = band('wip');
    const drain = new Float64Array(weeks).fill(NaN);
    for (let week = 0; known[place] && week < weeks; week++) {
      const since = Math.max(0, week - FOUR + 1);
      let arrivals = 0;
      let departures = 0;
      for (let w = since; w <= week; w++) {
        for (const came of sample.cell(sample.arrivals, place, w)) arrivals += came;
        for (const left of sample.cell(sample.departures, place, w)) departures += left;
      }
      const days = (edges[week + 1] - edges[since]) / 86400;
      drain[week] = drainDays(wip.median[week], arrivals / sample.count, departures / sample.count, days);
    }
    return {
      stage: place,
      known: known[place],
      wip,
      p50: band('p50'),
      p90: band('p90'),
      departures: band('departures'),
      drainDays: drain,
      constraint: shares.slice(place * weeks, (place + 1) * weeks),
      past,
    };
  });
}
