import type { Levers } from '../../domain/forecast-levers';
import type { CalibrationFit, ForecastModel } from '../../domain/forecast-model';
import { instantForecast as instantPools, type InstantPool } from '../../domain/instant-forecast';
import { LeverRefusal } from '../../domain/lever-refusal';
import { PICKUP, STAGES } from '../../domain/stage';
import { finite } from '../../platform/finite';
import type { ForecastSource } from './forecast-sources';
import type { InstantForecast, Utilisation } from './forecast.types';
import { teamOf } from './told-calibration';

type Shown = Pick<ForecastSource, 'shown'>;

/** @throws LeverRefusal */
export function instantForecast(
  { shown }: Shown,
  model: ForecastModel,
  levers: Levers,
): Pick<InstantForecast, 'stages' | 'utilisation'> {
  const pools = instantPools(model, levers);
  return {
    stages: pools
      .filter(({ team }) => team === '' || shown.has(team))
      .map(({ team, base, scenario }) => ({
        stage: STAGES[PICKUP],
        name: teamOf(team),
        base: finite(base.time),
        scenario: finite(scenario.time),
        ratio: finite(scenario.time / base.time),
        saturated: scenario.saturated,
      })),
    utilisation: utilisationIn({ shown }, model, pools),
  };
}

/** Of every pool of reviewers that may be shown; where a lever is not known here, of the base alone. */
export function utilisationOf(source: Shown, model: ForecastModel, levers: Levers): Utilisation[] {
  try {
    return utilisationIn(source, model, instantPools(model, levers));
  } catch (error) {
    if (!(error instanceof LeverRefusal)) throw error;
    return utilisationIn(source, model, []);
  }
}

function utilisationIn({ shown }: Shown, { fits }: ForecastModel, pools: readonly InstantPool[]): Utilisation[] {
  return poolsOf(fits)
    .filter(({ team }) => !team || shown.has(team))
    .map((fit) => ({
      stage: STAGES[fit.stage],
      name: teamOf(fit.team),
      base: finite(fit.utilisation),
      baseFrom: finite(fit.flat.utilisationFrom),
      baseTo: finite(fit.flat.utilisationTo),
      scenario: finite(pools.find(({ team }) => team === (fit.team ?? ''))?.scenario.utilisation ?? NaN),
      servers: finite(fit.servers),
      n: fit.n,
    }));
}

/** A pool serves pickup and review, and has a fit for each: one tells its load. */
const poolsOf = (fits: readonly CalibrationFit[]): CalibrationFit[] => fits.filter(({ stage }) => stage === PICKUP);
