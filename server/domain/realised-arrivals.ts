import { AUTHORSHIP } from './authorship';
import { isSmall } from './forecast-classes';
import type { ForecastHistory } from './forecast-history';
import type { ForecastModel } from './forecast-model';
import type { Network } from './queue-network/network';
import { WRITE } from './stage';

/**
 * The network with the changes that were really begun from its start on, each from the source of its team and class, in place of forecast ones. Only for
 * backtests: `whole` is the history that knows them. A change of a team or class that the model has not seen comes from the largest source.
 *
 * The network's sources begin with two for each of the model's, small changes and others; those of incidents are left as they are. What mends an incident
 * is among what was begun, so incidents give rise to no changes of their own here.
 */
export function withRealisedArrivals(network: Network, model: ForecastModel, whole: ForecastHistory): Network {
  const { table, teams, selected } = whole;
  const times: number[][] = model.sources.flatMap(() => [[], []]);
  let largest = 0;
  model.sources.forEach((source, place) => {
    if (source.perWeek > model.sources[largest].perWeek) largest = place;
  });
  const begun = table.enter[WRITE];
  for (let item = 0; item < table.length; item++) {
    const at = firstBegun(whole, item, begun[item]);
    if (!(at >= network.start && at < network.end) || selected?.[item] === 0) continue;
    const of = Math.min(AUTHORSHIP.length - 1, table.authorship[item]);
    const name = table.team[item] >= 0 ? teams[table.team[item]] : null;
    let place = model.sources.findIndex((source) => source.team === name && source.class === of);
    if (place < 0) place = model.sources.findIndex((source) => source.team === null && source.class === of);
    times[2 * (place < 0 ? largest : place) + (isSmall(table.size[item]) ? 0 : 1)].push(at);
  }
  return {
    ...network,
    sources: network.sources.map((source, place) =>
      place < times.length
        ? { ...source, arrivals: { times: Float64Array.from(times[place]).sort() }, noise: undefined }
        : source,
    ),
    spawns: network.spawns.map((spawn) =>
      network.stations[spawn.to].stage === WRITE ? { ...spawn, perItem: 0, perLine: 0, perDeparture: 0 } : spawn,
    ),
  };
}

/** Interrupted stays stand in `extra`; what nothing dates began when it was created. */
function firstBegun({ table }: ForecastHistory, item: number, entered: number): number {
  return entered === entered ? entered : table.created[item];
}
