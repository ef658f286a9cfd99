import { FIX_CLASS, INCIDENT_CLASS } from './forecast-classes';
import type { ForecastHistory } from './forecast-history';
import type { Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { LeverRefusal } from './lever-refusal';
import { UNIT_LINES } from './model-initial';
import type { StationPlaces } from './model-stations';
import type { Law, Source, Spawn } from './queue-network/network';

const WEEK = 7 * 86400;
const NO_SIZE: Law = { law: 'constant', value: 1 };

/** Incidents a week at the base. */
export function basePerWeek({ trains, operation }: ForecastModel): number {
  return operation.unlinkedPerWeek + trains.reduce((sum, train) => sum + train.incidentsPerWeek, 0);
}

/** What gives rise to incidents under the levers, and incidents to what mends them. */
export function incidentsOf(
  history: ForecastHistory,
  model: ForecastModel,
  levers: Levers,
  places: StationPlaces,
): { sources: Source[]; spawns: Spawn[] } {
  const { operation, trains } = model;
  const times = levers.incidentRate;
  if (!(times >= 0 && times < Infinity)) throw new LeverRefusal('bad_value', 'incidentRate', String(times));
  if (basePerWeek(model) === 0) {
    if (times !== 1) throw new LeverRefusal('incidents_unknown', 'incidentRate', String(times));
    return { sources: [], spawns: [] };
  }
  const incident = { to: places.operate, toClass: INCIDENT_CLASS, size: 1, lines: 0 };
  const spawns = trains.map((train, place): Spawn => {
    const alone = train.departures.length === 0 && levers.deployEvery === null;
    return {
      at: places.trains[place],
      perItem: alone || levers.deployEvery === 0 ? Math.min(1, train.perDeparture * times) : 0,
      perLine: train.perLine * times,
      perDeparture: alone || levers.deployEvery === 0 ? 0 : Math.min(1, train.perDeparture * times),
      ...incident,
    };
  });
  const begun = model.sources.reduce((sum, { perWeek }) => sum + perWeek, 0);
  places.pools.forEach(({ write }, pool) => {
    const own = model.sources.reduce((sum, source) => sum + (source.pool === pool ? source.perWeek : 0), 0);
    if (own > 0 && operation.fixes > 0)
      spawns.push({
        at: places.operate,
        perItem: (operation.fixes * own) / begun,
        perLine: 0,
        perDeparture: 0,
        to: write,
        toClass: FIX_CLASS,
        size: 1,
        lines: UNIT_LINES,
      });
  });
  const edges = Float64Array.of(history.future.edges[0], history.future.edges[history.future.length]);
  const perSecond = Float64Array.of((operation.unlinkedPerWeek * times) / WEEK);
  const sources: Source[] =
    operation.unlinkedPerWeek > 0
      ? [{ station: places.operate, class: INCIDENT_CLASS, arrivals: { edges, perSecond }, size: NO_SIZE, lines: 0 }]
      : [];
  return { sources, spawns };
}
