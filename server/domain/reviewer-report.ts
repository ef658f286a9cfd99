import type { CalibrationFit } from './forecast-model';
import type { Periods } from './period';
import type { OnDuty } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { lookEntries, replayNetwork, type PoolLooks } from './reviewer-replay';
import type { ReviewerFit } from './reviewer-fit';
import type { FlatSet } from './reviewer-flatness';
import { PICKUP, REVIEW } from './stage';
import { earthMoverDistance } from './statistics/earth-mover-distance';
import { sortedPercentile } from './statistics/sorted-percentile';

/** Of the report; the fit itself makes do with fewer. */
const REPLICATIONS = 10;

/** Observed waits in hours of one kind, by the look lying in the weeks, sorted. */
export function observedWaits(looks: PoolLooks, weeks: Periods, kind: number): Float64Array {
  const from = weeks.edges[0];
  const to = weeks.edges[weeks.length];
  const waits: number[] = [];
  for (let i = 0; i < looks.enter.length; i++)
    if (looks.later[i] === kind && looks.leave[i] >= from && looks.leave[i] < to)
      waits.push((looks.leave[i] - looks.enter[i]) / 3600);
  return Float64Array.from(waits).sort();
}

/** Fit of a pool's first looks (pickup) and later ones (review, without the author's turns). */
export function reviewerReport(
  looks: PoolLooks,
  weeks: Periods,
  duty: OnDuty | undefined,
  fit: ReviewerFit,
  { good, utilisation, chosen: place, bounds }: FlatSet,
  { team, seed }: { team: string; seed: number },
): CalibrationFit[] {
  const chosen = fit.candidates[place];
  const network = replayNetwork(lookEntries(looks, weeks.edges[0]), weeks, duty, chosen);
  const simulation = new NetworkSimulation(network, weeks, { seed });
  const waits: [number[], number[]] = [[], []];
  const wip = [0, 0];
  for (let replication = 0; replication < REPLICATIONS; replication++) {
    const path = simulation.run(replication);
    for (let kind = 0; kind < 2; kind++)
      for (let week = 0; week < weeks.length; week++) {
        const cell = kind * weeks.length + week;
        wip[kind] += path.wip[cell] / weeks.length / REPLICATIONS;
        for (let i = path.offsets[cell]; i < path.offsets[cell + 1]; i++) waits[kind].push(path.durations[i]);
      }
  }
  const servers = good.map((of) => fit.candidates[of].servers).sort((a, b) => a - b);
  const flat = {
    candidates: good.length,
    serversFrom: servers[0],
    serversTo: servers[servers.length - 1],
    utilisationFrom: utilisation[good[0]],
    utilisationTo: utilisation[good[good.length - 1]],
  };
  return [PICKUP, REVIEW].map((stage, kind): CalibrationFit => {
    const observed = observedWaits(looks, weeks, kind);
    const simulated = Float64Array.from(waits[kind]).sort();
    const stood = weekMean(fit.observed.wip, kind);
    return {
      stage,
      team,
      servers: chosen.servers,
      service: (chosen.service + chosen.rest) / 3600,
      result: chosen.service / 3600,
      cv: chosen.cv,
      utilisation: utilisation[place],
      n: observed.length,
      weeks: weeks.length,
      observed: { p50: sortedPercentile(observed, 0.5), p90: sortedPercentile(observed, 0.9), wip: stood },
      simulated: { p50: sortedPercentile(simulated, 0.5), p90: sortedPercentile(simulated, 0.9), wip: wip[kind] },
      distance: earthMoverDistance(observed, simulated) / meanOf(observed),
      flat,
      bounds,
      refusal: null,
    };
  });
}

function weekMean(wip: Float32Array, kind: number): number {
  let sum = 0;
  for (let at = kind; at < wip.length; at += 2) sum += wip[at];
  return (2 * sum) / wip.length;
}

function meanOf(values: Float64Array): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : NaN;
}
