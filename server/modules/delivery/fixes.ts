import type { PoolClient } from 'pg';
import type { OrganizationView } from '../../store/organization-view';

/**
 * Which deploy brought a change that mends what another deploy broke, as pairs of places: a revert of one of its changes, or a pull request that
 * reverts or mends for an incident that came from it.
 */
export async function fixesIn(client: PoolClient, view: OrganizationView): Promise<{ by: number; of: number }[]> {
  const { rows } = await client.query<{ by: string; of: string }>(
    `SELECT DISTINCT f.deploy_id AS by, g.deploy_id AS of
     FROM pull_request_flow f
     LEFT JOIN pull_request p ON left(p.merge_commit_sha, 7) = left(f.reverts_sha, 7) AND p.merge_commit_sha LIKE f.reverts_sha || '%'
     JOIN pull_request_flow g ON g.repo = coalesce(f.reverts_repo, p.repo) AND g.number = coalesce(f.reverts_number, p.number)
     WHERE f.deploy_id IS NOT NULL AND g.deploy_id IS NOT NULL AND (f.reverts_number IS NOT NULL OR f.reverts_sha IS NOT NULL)`,
  );
  const pairs = [...rows, ...mendedIn(view)];
  const { placeOf } = view.deploys;
  return pairs.flatMap((pair) => {
    const by = placeOf.get(pair.by);
    const of = placeOf.get(pair.of);
    return by === undefined || of === undefined ? [] : [{ by, of }];
  });
}

/** Ids of the deploys that brought what mends an incident, and of the deploy the incident came from. */
function mendedIn({ incidents, flow }: OrganizationView): { by: string; of: string }[] {
  const mends = new Map<string, Set<string>>();
  for (const { deploy, clues } of incidents.rows) {
    if (deploy === '') continue;
    for (const { evidence, repo, number } of clues) {
      if (repo === '' || (evidence !== 'revert' && evidence !== 'fix_reference')) continue;
      const key = `${repo}#${number}`;
      const of = mends.get(key);
      if (of) of.add(deploy);
      else mends.set(key, new Set([deploy]));
    }
  }
  if (mends.size === 0) return [];
  const { table, repos, number, deployIds } = flow;
  const concerned = repos.map((repo) => [...mends.keys()].some((key) => key.startsWith(`${repo}#`)));
  const pairs: { by: string; of: string }[] = [];
  for (let item = 0; item < table.length; item++) {
    if (table.deploy[item] < 0 || !concerned[table.repo[item]]) continue;
    const by = deployIds[table.deploy[item]];
    for (const of of mends.get(`${repos[table.repo[item]]}#${number[item]}`) ?? []) pairs.push({ by, of });
  }
  return pairs;
}
