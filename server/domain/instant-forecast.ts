import type { Levers } from './forecast-levers';
import type { CalibratedPool, ForecastModel } from './forecast-model';
import { reviewEffortOf } from './lever-effort';
import { reviewersOf } from './lever-reviewers';
import { writingOf } from './lever-writing';
import { allenCunneen } from './queue-network/wait';

/** One pool of reviewers in the long run, without a simulation. Hours on duty; NaN = no steady state, or nothing waits for anybody. */
export interface InstantPool {
  /** Of the model's pools; '' = all others. */
  team: string;
  servers: number;
  base: InstantWait;
  scenario: InstantWait;
}

export interface InstantWait {
  utilisation: number;
  /** Until the result of a look is there: mean wait and service. */
  time: number;
  /** Asked for more than there is: the queue grows for as long as that lasts. */
  saturated: boolean;
}

/** Rework comes as irregularly as new work; both are taken for Poisson. */
const CV_ARRIVALS = 1;

/**
 * What a lever does to the pools of reviewers at once, by Allen and Cunneen's approximation of a queue with several servers: about ± 20 % of what the
 * simulation finds in the long run, and nothing about when. Looks per week grow as their pool's share of what is written does.
 *
 * @throws LeverRefusal as networkOf does
 */
export function instantForecast(model: ForecastModel, levers: Levers): InstantPool[] {
  const times = writingOf(model, levers);
  const effort = reviewEffortOf(model, levers);
  const servers = reviewersOf(model.pools, levers);
  return model.pools.flatMap((pool, place): InstantPool[] => {
    const { reviewers } = pool;
    const fit = model.fits.find(
      (of) => of.team === (pool.team ?? '') && of.servers !== Infinity && of.refusal === null,
    );
    if (!reviewers || !fit) return [];
    const sources = model.sources.filter((source) => source.pool === place);
    const written = sources.reduce((sum, { perWeek }) => sum + perWeek, 0);
    const grown = sources.reduce((sum, source) => sum + source.perWeek * times(source), 0);
    const more = written > 0 ? grown / written : levers.writing;
    const scenario = (fit.utilisation * more * effort * reviewers.servers) / servers[place];
    return [
      {
        team: pool.team ?? '',
        servers: servers[place],
        base: waitOf(pool, reviewers.servers, fit.utilisation, 1),
        scenario: waitOf(pool, servers[place], scenario, effort),
      },
    ];
  });
}

function waitOf({ reviewers }: CalibratedPool, servers: number, utilisation: number, effort: number): InstantWait {
  if (!reviewers) return { utilisation: NaN, time: NaN, saturated: false };
  const { service, rest, cv, notice } = reviewers;
  const whole = service + rest;
  // What follows a look has a cv of 1 and is independent of it.
  const spread = Math.sqrt((service * cv) ** 2 + rest ** 2) / whole;
  return {
    utilisation,
    time: instantTime(servers, utilisation, spread, whole * effort, service * effort + notice) / 3600,
    saturated: utilisation >= 1,
  };
}

/**
 * Mean time until the result: wait in units of `whole`, by Allen and Cunneen, plus `result`. NaN from a utilisation of 1 on. Between whole numbers of servers
 * the wait is interpolated.
 */
export function instantTime(servers: number, utilisation: number, cv: number, whole: number, result: number): number {
  if (!(utilisation < 1)) return NaN;
  const below = Math.max(1, Math.floor(servers));
  const above = Math.max(1, Math.ceil(servers));
  const low = allenCunneen(below, utilisation, CV_ARRIVALS, cv);
  const high = above === below ? low : allenCunneen(above, utilisation, CV_ARRIVALS, cv);
  return result + whole * (low + (servers - below) * (above === below ? 0 : high - low));
}
