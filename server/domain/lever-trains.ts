import type { Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { LeverRefusal } from './lever-refusal';

/**
 * Levers of deploys need something that is deployed.
 *
 * @throws LeverRefusal
 */
export function checkTrains({ trains }: ForecastModel, { deployEvery, seats }: Levers): void {
  if (deployEvery !== null && !(deployEvery >= 0 && deployEvery < Infinity))
    throw new LeverRefusal('bad_value', 'deployEvery', String(deployEvery));
  if (seats !== null && !(seats >= 1)) throw new LeverRefusal('bad_value', 'seats', String(seats));
  if (trains.length === 0 && (deployEvery !== null || seats !== null))
    throw new LeverRefusal('deploy_unknown', deployEvery !== null ? 'deployEvery' : 'seats');
  if (
    seats !== null &&
    (deployEvery === 0 || (deployEvery === null && trains.every(({ departures }) => departures.length === 0)))
  )
    throw new LeverRefusal('no_trains', 'seats', String(seats));
}
