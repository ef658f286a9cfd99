import type { PoolClient } from 'pg';
import type { IncidentRow } from '../../store/incident-columns';
import type { OrganizationView } from '../../store/organization-view';

/** A change an incident came from, as row of the flow table. */
export interface Cause {
  item: number;
  /** What links the incident to it. */
  evidence: string;
}

/**
 * The changes incidents came from, by incident: the one a record names, else the one a revert took back, else all that the deploy it came from brought.
 * An incident that people unlinked, or that nothing links, has none.
 */
export async function causingChanges(
  client: PoolClient,
  view: OrganizationView,
  incidents: readonly IncidentRow[],
): Promise<Map<string, Cause[]>> {
  const { flow } = view;
  const { table, deployIds } = flow;
  const deploys = new Set(incidents.map(({ deploy }) => deploy).filter((deploy) => deploy !== ''));
  const brought = new Map<string, number[]>();
  const itemOf = new Map<string, number>();
  for (let item = 0; item < table.length; item++) {
    const deploy = table.deploy[item] < 0 ? '' : deployIds[table.deploy[item]];
    if (deploy === '' || !deploys.has(deploy)) continue;
    itemOf.set(`${flow.repos[table.repo[item]]}#${flow.number[item]}`, item);
    const items = brought.get(deploy);
    if (items) items.push(item);
    else brought.set(deploy, [item]);
  }
  const targets = await targetsOf(client, incidents);
  const causes = new Map<string, Cause[]>();
  for (const { id, deploy, evidence, clues } of incidents) {
    const all = brought.get(deploy);
    if (deploy === '' || !all) continue;
    // Of the clues that speak for the deploy it came from.
    const of = clues.filter((clue) => clue.deploy === deploy && clue.repo !== '');
    const inDeploy = (key: string | undefined): number[] => {
      const item = key === undefined ? undefined : itemOf.get(key);
      return item !== undefined && all.includes(item) ? [item] : [];
    };
    const named = of
      .filter((clue) => clue.evidence === 'stated')
      .flatMap(({ repo, number }) => inDeploy(`${repo}#${number}`));
    const reverted = of
      .filter((clue) => clue.evidence === 'revert')
      .flatMap(({ repo, number }) => inDeploy(targets.get(`${repo}#${number}`)));
    const [items, by] =
      named.length > 0 ? [named, 'named'] : reverted.length > 0 ? [reverted, 'revert'] : [all, evidence];
    causes.set(
      id,
      [...new Set(items)].map((item) => ({ item, evidence: by })),
    );
  }
  return causes;
}

/** What the reverting pull requests that incidents rest on took back, `repo#number` each. */
async function targetsOf(client: PoolClient, incidents: readonly IncidentRow[]): Promise<Map<string, string>> {
  const reverts = incidents.flatMap(({ clues }) =>
    clues.filter(({ evidence, repo }) => evidence === 'revert' && repo !== ''),
  );
  if (reverts.length === 0) return new Map();
  const { rows } = await client.query<{ revert: string; target: string }>(
    `SELECT f.repo || '#' || f.number AS revert, coalesce(f.reverts_repo, p.repo) || '#' || coalesce(f.reverts_number, p.number) AS target
     FROM unnest($1::text[], $2::int[]) AS asked (repo, number)
     JOIN pull_request_flow f ON f.repo = asked.repo COLLATE "C" AND f.number = asked.number
     LEFT JOIN pull_request p ON left(p.merge_commit_sha, 7) = left(f.reverts_sha, 7) AND p.merge_commit_sha LIKE f.reverts_sha || '%'
     WHERE f.reverts_number IS NOT NULL OR p.number IS NOT NULL`,
    [reverts.map(({ repo }) => repo), reverts.map(({ number }) => number)],
  );
  return new Map(rows.map(({ revert, target }) => [revert, target]));
}
