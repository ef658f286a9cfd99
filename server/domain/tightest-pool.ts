import type { Levers } from './forecast-levers';
import type { ForecastModel } from './forecast-model';
import { utilisationCap } from './queue-network/utilisation-cap';
import { PICKUP } from './stage';

/** A pool of reviewers whose waits depend on its load. */
export interface ReviewerPool {
  /** Place in the model's pools. */
  place: number;
  /** null = the reviewers of all teams without a pool of their own. */
  team: string | null;
  servers: number;
  /** Share of their time on duty that is asked for. */
  utilisation: number;
  /** Utilisation up to which 90 % wait no longer than two service times, by M/M/c: for 3 reviewers .72, 5 .82, 10 .90 (measures 7). */
  cap: number;
}

/** What each team writes, as a multiple, week by week. */
export type TeamWriting = readonly { team: string; times: readonly number[] }[];

/** The pools of reviewers, under other reviewers or effort where asked; without those where time in review does not depend on the load. */
export function reviewerPools(
  { pools, fits }: Pick<ForecastModel, 'pools' | 'fits'>,
  levers: Partial<Pick<Levers, 'reviewersOf' | 'reviewEffort'>> = {},
): ReviewerPool[] {
  return pools.flatMap(({ team, reviewers }, place): ReviewerPool[] => {
    const fit = fits.find((of) => of.stage === PICKUP && of.team === team);
    if (!reviewers || !Number.isFinite(reviewers.servers) || !fit || Number.isNaN(fit.utilisation)) return [];
    const added = levers.reviewersOf?.reduce((sum, of) => sum + (of.team === team ? of.add : 0), 0) ?? 0;
    const servers = reviewers.servers + added;
    const utilisation = (fit.utilisation * reviewers.servers * (levers.reviewEffort ?? 1)) / servers;
    return [{ place, team, servers, utilisation, cap: utilisationCap(Math.max(1, Math.round(servers))) }];
  });
}

/** Of some pools the one that is asked for the largest part of its cap, by its busiest week; undefined = none. */
export function tightestOf(
  pools: readonly ReviewerPool[],
  model: Pick<ForecastModel, 'sources'>,
  writing: TeamWriting,
  weeks = 1,
): ReviewerPool | undefined {
  const parts = pools.map((pool) => partOfCap(pool, model, writing, weeks));
  const most = parts.reduce((best, part, place) => (best < 0 || part > parts[best] ? place : best), -1);
  return pools[most];
}

/** The largest part of its cap that a pool is asked for; above 1 its waits grow long. */
export function partOfCap(
  pool: ReviewerPool,
  model: Pick<ForecastModel, 'sources'>,
  writing: TeamWriting,
  weeks = 1,
): number {
  return Math.max(...poolLoad(model, pool, writing, weeks)) / pool.cap;
}

/** Share of a team's pull requests that a pool reviews; 0 for a team that writes none. */
export function shareOnPool({ sources }: Pick<ForecastModel, 'sources'>, team: string, place: number): number {
  const own = sources.filter((source) => source.team === team);
  const all = own.reduce((sum, { perWeek }) => sum + perWeek, 0);
  const there = own.reduce((sum, { perWeek, pool }) => sum + (pool === place ? perWeek : 0), 0);
  return all > 0 ? there / all : 0;
}

/** Utilisation that the writing of teams asks of a pool in each week, by the share of its work that comes from them. */
export function poolLoad(
  { sources }: Pick<ForecastModel, 'sources'>,
  { place, utilisation }: Pick<ReviewerPool, 'place' | 'utilisation'>,
  writing: TeamWriting,
  weeks: number,
): number[] {
  const own = sources.filter(({ pool }) => pool === place);
  const all = own.reduce((sum, { perWeek }) => sum + perWeek, 0);
  return Array.from({ length: weeks }, (_, week) => {
    const asked = own.reduce((sum, { team, perWeek }) => sum + perWeek * (writing.find((of) => of.team === team)?.times[week] ?? 1), 0); // prettier-ignore
    return all > 0 ? (utilisation * asked) / all : utilisation;
  });
}
