import type { Levers } from './forecast-levers';
import type { CalibratedPool } from './forecast-model';
import { LeverRefusal } from './lever-refusal';

/**
 * Effective reviewers per pool under the levers, fractions allowed; NaN where a pool's waits do not depend on its load. What is added for all is shared out
 * by the pools' size.
 *
 * @throws LeverRefusal where there is nothing to add to, or nobody would be left
 */
export function reviewersOf(pools: readonly CalibratedPool[], levers: Levers): Float64Array {
  const servers = Float64Array.from(pools, ({ reviewers }) => reviewers?.servers ?? NaN);
  const all = servers.reduce((sum, count) => sum + (Number.isNaN(count) ? 0 : count), 0);
  if (!Number.isFinite(levers.reviewers)) throw new LeverRefusal('bad_value', 'reviewers', String(levers.reviewers));
  if (levers.reviewers !== 0) {
    if (all === 0) throw new LeverRefusal('reviewers_unknown', 'reviewers');
    const times = 1 + levers.reviewers / all;
    for (let pool = 0; pool < servers.length; pool++) servers[pool] *= times;
  }
  for (const { team, add } of levers.reviewersOf) {
    const pool = pools.findIndex((of) => of.team === team);
    if (pool < 0) throw new LeverRefusal('unknown_team', 'reviewersOf', team);
    if (Number.isNaN(servers[pool])) throw new LeverRefusal('team_without_reviewers', 'reviewersOf', team);
    servers[pool] += add;
  }
  if (servers.some((count) => count <= 0))
    throw new LeverRefusal('too_few_reviewers', 'reviewers', String(levers.reviewers));
  return servers;
}
