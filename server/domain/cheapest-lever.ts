import type { CheapestLever, LeverOption } from './forecast-answer';
import type { Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { goOn, type ForecastProgress } from './forecast-progress';
import { COMPARED_WEEKS } from './paired-difference';
import type { Periods } from './period';
import type { Network } from './queue-network/network';
import { NetworkSimulation } from './queue-network/simulate';
import { DEPLOY, MERGE, OPERATE, PICKUP, REVIEW, WRITE } from './stage';
import { percentiles } from './statistics/percentile';

/** The 90th percentile of the hours in a stage that is to be kept under. */
export interface ForecastTarget {
  /** Into STAGES; undefined = pickup or review, whichever breaks, else review. */
  stage?: number;
  /** undefined = the organization's target of the stage. */
  hours?: number;
}

export interface LeverSearch {
  model: ForecastModel;
  /** The scenario, on top of which single levers are tried. */
  levers: Levers;
  periods: Periods;
  seed: number;
  progress?: ForecastProgress;
  target?: ForecastTarget;
  /** Per stage of STAGES, days; NaN = none. */
  targets: readonly number[];
  /** The stage that breaks, into STAGES; -1 or write = none. */
  breaking: number;
  /** Throws for a lever that is not known. */
  networkWith: (levers: Levers) => Network;
}

/** Share of the replications that must hold the target. Source: measures.md 6. */
const HELD = 0.8;
/** Replications while bracketing, and to verify what was found. */
const BRACKET = 40;
const VERIFY = 100;
/** How many steps further a value is taken when verifying says no. */
const FURTHER = 3;

/** One lever in steps; step 0 is the scenario, the last step as far as it is tried. */
interface Ladder {
  lever: LeverOption['lever'];
  steps: number;
  at: (step: number) => { levers: Levers; value: number };
}

/**
 * The smallest single change of each lever, in steps (one reviewer; a twentieth of what is multiplied; a tenth of the interval, the seats or the WIP), that
 * holds the 90th percentile of the time in a stage under the target in at least 80 % of the replications, over what leaves in the last four weeks. A
 * replication in which nothing leaves although something stands there does not hold it.
 *
 * Brackets by bisection, taking for granted that more of a lever helps, then verifies with more replications. null = nothing to search: there is no
 * target, or the stage is not simulated.
 */
export function cheapestLever(search: LeverSearch): CheapestLever | null {
  const stage = stageOf(search);
  const target = search.target?.hours ?? 24 * search.targets[stage];
  if (!(target > 0)) return null;
  const scenario = search.networkWith(search.levers);
  if (!scenario.stations.some((station) => station.stage === stage)) return null;
  const shareOf = (network: Network, replications: number): number =>
    holdingShare(network, search, stage, target, replications);
  const holds = shareOf(scenario, VERIFY);
  if (holds >= HELD) return { stage, target, holds, options: [] };

  const ladders = laddersOf(search, stage, scenario);
  const options = ladders.flatMap((ladder, place): LeverOption[] => {
    goOn(search.progress, 'searching', place, ladders.length);
    const tried = (step: number, replications: number): number =>
      shareOf(search.networkWith(ladder.at(step).levers), replications);
    try {
      search.networkWith(ladder.at(1).levers);
    } catch {
      // Not known here: no option.
      return [];
    }
    let no = 0;
    let yes = ladder.steps;
    let share = tried(yes, BRACKET);
    if (share < HELD) return [{ lever: ladder.lever, value: NaN, cost: NaN, holds: share }];
    while (yes - no > 1) {
      const middle = (no + yes) >> 1;
      if (tried(middle, BRACKET) >= HELD) yes = middle;
      else no = middle;
    }
    for (let step = yes; step <= Math.min(ladder.steps, yes + FURTHER); step++) {
      share = tried(step, VERIFY);
      if (share >= HELD) return [{ lever: ladder.lever, value: ladder.at(step).value, cost: step, holds: share }];
    }
    return [{ lever: ladder.lever, value: NaN, cost: NaN, holds: share }];
  });
  const known = options.filter(({ value }) => !Number.isNaN(value)).sort((a, b) => a.cost - b.cost);
  return { stage, target, holds, options: [...known, ...options.filter(({ value }) => Number.isNaN(value))] };
}

function stageOf({ target, breaking }: LeverSearch): number {
  if (target?.stage !== undefined) return target.stage;
  if (target?.hours !== undefined) return breaking === PICKUP ? PICKUP : REVIEW;
  return breaking > WRITE ? breaking : REVIEW;
}

/** Share of the replications that hold the target. */
function holdingShare(
  network: Network,
  search: LeverSearch,
  stage: number,
  target: number,
  replications: number,
): number {
  const { periods, seed, progress } = search;
  const { length } = periods;
  const runs = new NetworkSimulation(network, periods, { seed });
  const from = stage * length + Math.max(0, length - COMPARED_WEEKS);
  const to = (stage + 1) * length;
  let held = 0;
  for (let run = 0; run < replications; run++) {
    if (run % 10 === 0) goOn(progress, 'searching', 0, 1);
    const path = runs.run(run);
    const [p90] = percentiles(path.durations, [0.9], path.offsets[from], path.offsets[to]);
    if (p90 < target || (p90 !== p90 && path.wip[to - 1] === 0)) held++;
  }
  return held / replications;
}

function laddersOf({ levers, model }: LeverSearch, stage: number, network: Network): Ladder[] {
  const people = model.fits
    .filter((fit) => (fit.stage === PICKUP || fit.stage === REVIEW) && Number.isFinite(fit.servers))
    .reduce((most, { servers }) => most + servers, 0);
  const down = (lever: 'writing' | 'reviewEffort' | 'ciTime' | 'incidentRate', least: number): Ladder => ({
    lever,
    steps: Math.round((1 - least) / 0.05),
    at: (step) => {
      const value = levers[lever] * (1 - 0.05 * step);
      return { levers: { ...levers, [lever]: value }, value };
    },
  });
  const writing = down('writing', 0.4);
  if (stage === PICKUP || stage === REVIEW) {
    const open = network.initial.station.filter((at) => {
      const of = network.stations[at].stage;
      return of === PICKUP || of === REVIEW;
    }).length;
    const most = levers.wipLimit ?? Math.max(10, open);
    return [
      {
        lever: 'reviewers',
        steps: Math.max(10, Math.ceil(2 * people)),
        at: (step) => ({ levers: { ...levers, reviewers: levers.reviewers + step }, value: levers.reviewers + step }),
      },
      down('reviewEffort', 0.3),
      {
        lever: 'wipLimit',
        steps: 9,
        at: (step) => {
          const wipLimit = Math.max(1, Math.round(most * (1 - 0.1 * step)));
          return { levers: { ...levers, wipLimit }, value: wipLimit };
        },
      },
      writing,
    ];
  }
  if (stage === MERGE) return [down('ciTime', 0.3), writing];
  if (stage === OPERATE) return [down('incidentRate', 0.2), writing];
  if (stage !== DEPLOY) return [writing];
  const trains = network.stations.flatMap((station) => (station.kind === 'train' ? [station] : []));
  if (trains.length === 0) return [writing];
  const gaps = trains.flatMap(({ departures }) =>
    departures.length < 2 ? [] : [(departures[departures.length - 1] - departures[0]) / (departures.length - 1) / 3600],
  );
  const every = levers.deployEvery ?? (gaps.length === 0 ? NaN : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
  const seats =
    levers.seats ?? Math.max(...trains.flatMap((train) => [...train.seats].filter(Number.isFinite)), -Infinity);
  return [
    ...(every > 0
      ? [
          {
            lever: 'deployEvery' as const,
            steps: 9,
            at: (step: number) => {
              const value = every * (1 - 0.1 * step);
              return { levers: { ...levers, deployEvery: value }, value };
            },
          },
        ]
      : []),
    ...(Number.isFinite(seats)
      ? [
          {
            lever: 'seats' as const,
            steps: 30,
            at: (step: number) => {
              const value = Math.max(seats + step, Math.round(seats * (1 + 0.1 * step)));
              return { levers: { ...levers, seats: value }, value };
            },
          },
        ]
      : []),
    writing,
  ];
}
