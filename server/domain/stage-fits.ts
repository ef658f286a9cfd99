import type { ForecastHistory } from './forecast-history';
import type { CalibrationFit, ForecastModel } from './forecast-model';
import { NO_LEVERS } from './forecast-levers';
import { historyUntil } from './history-until';
import { networkOf } from './model-network';
import type { Periods } from './period';
import { NetworkSimulation } from './queue-network/simulate';
import { DEPLOY, MERGE, OPERATE, WRITE } from './stage';
import { earthMoverDistance } from './statistics/earth-mover-distance';
import { sortedPercentile } from './statistics/sorted-percentile';
import { tallyOf } from './tally';

const REPLICATIONS = 5;
const FEWEST = 30;
const NO_FLAT = { candidates: 0, serversFrom: NaN, serversTo: NaN, utilisationFrom: NaN, utilisationTo: NaN };

/**
 * How well the whole network reproduces write, merge, deploy and operate when it is run over the very weeks it was calibrated on, from the work in progress at
 * their start. Trains that are full have a utilisation: changes per seat.
 */
export function stageFits(history: ForecastHistory, model: ForecastModel, seed: number): CalibrationFit[] {
  const [from, to] = model.weeks;
  const weeks: Periods = { length: to - from, edges: history.past.edges.slice(from, to + 1) };
  // Without a past there is nothing to start from.
  const network = from > 0 ? networkOf(historyUntil(history, from), model, NO_LEVERS) : undefined;
  const simulation = network && new NetworkSimulation(network, weeks, { seed });
  const durations: number[][] = Array.from({ length: OPERATE + 1 }, () => []);
  const wip = new Float64Array(OPERATE + 1).fill(network ? 0 : NaN);
  for (let replication = 0; simulation && replication < REPLICATIONS; replication++) {
    const path = simulation.run(replication);
    for (const stage of [WRITE, MERGE, DEPLOY, OPERATE])
      for (let week = 0; week < weeks.length; week++) {
        const cell = stage * weeks.length + week;
        wip[stage] += path.wip[cell] / weeks.length / REPLICATIONS;
        for (let i = path.offsets[cell]; i < path.offsets[cell + 1]; i++) durations[stage].push(path.durations[i]);
      }
  }
  return [WRITE, MERGE, DEPLOY, OPERATE].map((stage): CalibrationFit => {
    const observed = history.known[stage]
      ? observedOf(history, stage, weeks)
      : { hours: new Float64Array(0), wip: NaN };
    const simulated = Float64Array.from(durations[stage]).sort();
    const mean = observed.hours.reduce((sum, hours) => sum + hours, 0) / observed.hours.length;
    return {
      stage,
      team: null,
      servers: Infinity,
      service: mean,
      cv: NaN,
      utilisation: stage === DEPLOY ? trainUtilisation(model) : NaN,
      n: observed.hours.length,
      weeks: weeks.length,
      observed: {
        p50: sortedPercentile(observed.hours, 0.5),
        p90: sortedPercentile(observed.hours, 0.9),
        wip: observed.wip,
      },
      simulated: { p50: sortedPercentile(simulated, 0.5), p90: sortedPercentile(simulated, 0.9), wip: wip[stage] },
      distance: earthMoverDistance(observed.hours, simulated) / mean,
      flat: NO_FLAT,
      refusal: !history.known[stage] ? 'stage_unknown' : observed.hours.length < FEWEST ? 'few_departures' : null,
    };
  });
}

function observedOf(history: ForecastHistory, stage: number, weeks: Periods): { hours: Float64Array; wip: number } {
  if (stage === OPERATE) return incidentsOf(history, weeks);
  const { table, now, selected } = history;
  const tally = tallyOf(table, stage, weeks, { now, selected });
  return {
    hours: tally.durations.sort(),
    wip: tally.wip.reduce((sum, count) => sum + count, 0) / weeks.length,
  };
}

function incidentsOf({ incidents }: ForecastHistory, { edges, length }: Periods): { hours: Float64Array; wip: number } {
  const hours: number[] = [];
  let open = 0;
  for (let i = 0; i < incidents.opened.length; i++) {
    const { opened, resolved } = incidents;
    if (resolved[i] >= edges[0] && resolved[i] < edges[length]) hours.push((resolved[i] - opened[i]) / 3600);
    for (let week = 1; week <= length; week++) if (opened[i] < edges[week] && !(resolved[i] < edges[week])) open++;
  }
  return { hours: Float64Array.from(hours).sort(), wip: open / length };
}

/** Changes a week over seats a week, of the services whose trains are known to be full; NaN = of none. */
function trainUtilisation({ trains }: ForecastModel): number {
  let changes = 0;
  let room = 0;
  for (const train of trains) {
    if (train.most === Infinity || train.departures.length === 0) continue;
    changes += train.arrivals;
    for (const week of train.seats) for (const count of week) room += count / train.seats.length;
  }
  return room > 0 ? changes / room : NaN;
}
