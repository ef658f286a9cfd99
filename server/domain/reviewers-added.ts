import type { ForecastModel } from './forecast-model';
import { utilisationCap } from './queue-network/utilisation-cap';
import { partOfCap, type ReviewerPool, type TeamWriting } from './tightest-pool';

/** Reviewers added to pools by their team. Without any: shared out among all pools by their size. */
export interface AddedReviewers {
  count: number;
  where: { team: string; add: number }[];
}

const STEPS = [1, 2, 4];
/** Nobody hires more than that for one plan. */
const MOST = 20;

/**
 * Ways of adding reviewers that are worth a try: 1, 2, 4 to the tightest pool; where the writing asks more of some pools than their caps, as many to
 * each as bring it under its own; and as many as leave everybody as busy as now. A pool that stands for several teams cannot be named: there they are
 * shared out among all.
 *
 * @param asked what teams write when everybody is trained
 */
export function reviewersAdded(
  pools: readonly ReviewerPool[],
  tightest: ReviewerPool | undefined,
  model: ForecastModel,
  asked: TeamWriting,
): AddedReviewers[] {
  if (!tightest) return [];
  const { team } = tightest;
  const steps: AddedReviewers[] = STEPS.map((count) => ({ count, where: team === null ? [] : [{ team, add: count }] }));
  const ways = [addedTo(pools, (pool) => neededIn(pool, model, asked)), addedTo(pools, (pool) => asBusyAsNow(pool, model, asked))]; // prettier-ignore
  for (const way of ways) {
    const known = steps.some(({ count, where }) => count === way.count && JSON.stringify(where) === JSON.stringify(way.where)); // prettier-ignore
    if (!known && way.count > 0 && way.count <= MOST) steps.push(way);
  }
  return steps;
}

/** Shared out among all where one of the pools cannot be named. */
function addedTo(pools: readonly ReviewerPool[], of: (pool: ReviewerPool) => number): AddedReviewers {
  const all = pools.map((pool) => ({ team: pool.team, add: of(pool) })).filter(({ add }) => add > 0);
  const where = all.flatMap(({ team, add }) => (team === null ? [] : [{ team, add }]));
  return { count: all.reduce((sum, { add }) => sum + add, 0), where: where.length < all.length ? [] : where };
}

/** Reviewers that take what more is written, at the utilisation there is now. */
function asBusyAsNow(pool: ReviewerPool, model: ForecastModel, asked: TeamWriting): number {
  const more = (partOfCap(pool, model, asked) * pool.cap) / pool.utilisation - 1;
  return more > 0 ? Math.ceil(pool.servers * more - 1e-9) : 0;
}

/** Reviewers that bring a pool under its cap; 0 where it is. */
function neededIn(pool: ReviewerPool, model: ForecastModel, asked: TeamWriting): number {
  for (let add = 0; add <= MOST; add++) {
    const servers = pool.servers + add;
    const under = { ...pool, servers, utilisation: (pool.utilisation * pool.servers) / servers, cap: utilisationCap(Math.max(1, Math.round(servers))) }; // prettier-ignore
    if (partOfCap(under, model, asked) <= 1) return add;
  }
  return MOST + 1;
}
