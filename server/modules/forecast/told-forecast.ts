import type { Forecast as DomainForecast, NextConstraint as DomainNext } from '../../domain/forecast-answer';
import type { ForecastHistory } from '../../domain/forecast-history';
import type { Levers } from '../../domain/forecast-levers';
import { STAGES } from '../../domain/stage';
import { finite } from '../../platform/finite';
import type { Calibration } from './calibration.types';
import type { Forecast, NextConstraint, Utilisation } from './forecast.types';
import { toldStage } from './told-series';

/** What a forecast is told with. */
export interface ForecastContext {
  history: Pick<ForecastHistory, 'past' | 'future' | 'now'>;
  levers: Levers;
  calibration: Calibration;
  utilisation: Utilisation[];
  timeZone: string;
  simulated: boolean;
  /** The ISO week that begins at a moment. */
  weekOf: (at: number) => string;
}

export function toldForecast({ base, scenario }: DomainForecast, context: ForecastContext): Forecast {
  const { history, weekOf } = context;
  const { past, future } = history;
  const weeks = Array.from(future.edges.subarray(0, scenario.weeks), weekOf);
  const pastWeeks = Array.from(past.edges.subarray(0, past.length), weekOf);
  const next = (of: DomainNext): NextConstraint => toldNext(of, weeks);
  return {
    range: { from: future.edges[0], to: future.edges[scenario.weeks], timeZone: context.timeZone },
    weeks,
    replications: scenario.replications,
    stoppedEarly: scenario.stoppedEarly,
    refits: scenario.refits,
    seed: scenario.seed,
    levers: context.levers,
    simulated: context.simulated,
    stages: scenario.stages.map((stage) => toldStage(stage, pastWeeks)),
    base: base.stages.map((stage) => toldStage(stage, pastWeeks)),
    constraintNow: stageName(scenario.constraintNow),
    next: next(scenario.next),
    after: next(scenario.after),
    baseNext: next(base.next),
    differences: scenario.differences.map((of) => ({
      stage: STAGES[of.stage],
      measure: of.measure,
      base: finite(of.base),
      scenario: finite(of.scenario),
      difference: finite(of.difference),
      low: finite(of.low),
      high: finite(of.high),
    })),
    cheapest: scenario.cheapest && {
      stage: STAGES[scenario.cheapest.stage],
      target: scenario.cheapest.target,
      holds: finite(scenario.cheapest.holds),
      options: scenario.cheapest.options.map(({ lever, value, cost, holds }) => ({
        lever,
        value: finite(value),
        cost: finite(cost),
        holds: finite(holds),
      })),
    },
    headroom: scenario.headroom && { ...next(scenario.headroom), writing: scenario.headroom.writing },
    utilisation: context.utilisation,
    calibration: context.calibration,
  };
}

const stageName = (stage: number) => (stage < 0 ? null : STAGES[stage]);

function toldNext({ stage, week, probability, low, high, n }: DomainNext, weeks: readonly string[]): NextConstraint {
  // A median of an even number of runs lies between two weeks: the later one, by which half of them have seen it.
  const index = finite(week) === null ? null : Math.min(weeks.length - 1, Math.ceil(week));
  return {
    stage: stageName(stage),
    week: index === null ? null : weeks[index],
    weekIndex: index,
    probability: n > 0 ? finite(probability) : null,
    low: finite(low),
    high: finite(high),
    n,
  };
}
