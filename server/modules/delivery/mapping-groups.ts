import type { PoolClient } from 'pg';
import { placeOf, takes, type DeliveryMapping, type MappedDeploy } from '../../domain/delivery-mapping';
import type { DeployGroup, RuleMatch } from './mapping.types';

/** Repositories named of a group. */
const SOME = 5;
/** Deploys named of a rule. */
const NEWEST = 5;
/** Releases and tags are named by their version: each would be a group of its own. */
const VERSIONED = ['release', 'tag'];

/** Deploys, all alike as far as a mapping can tell. */
export interface AlikeDeploys extends MappedDeploy {
  deploys: number;
  lastAt: number;
  /** Finishes of the newest, newest first. */
  newest: number[];
}

/** All deploys of an organization, whatever their environment and status, alike ones together; inside its transaction. */
export async function alikeDeploysIn(client: PoolClient): Promise<AlikeDeploys[]> {
  const { rows } = await client.query<AlikeDeploys>(
    `SELECT coalesce(source, '') AS source, coalesce(repo, '') AS repo, environment, coalesce(name, '') AS name, coalesce(ref, '') AS ref,
       coalesce(service, '') AS service, count(*)::int AS deploys, extract(epoch from max(finished_at))::float8 AS "lastAt",
       (array_agg(extract(epoch from finished_at)::float8 ORDER BY finished_at DESC))[1:${NEWEST}] AS newest
     FROM deploy GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
  );
  return rows;
}

/** Service per repository, as its record states it: what deploys of a repository deliver by default. */
export async function statedServicesIn(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ repo: string; service: string }>(
    'SELECT repo, service FROM repository WHERE service IS NOT NULL',
  );
  return new Map(rows.map(({ repo, service }) => [repo, service]));
}

/** Deploys of one source, environment and name that one rule decides about, and what a mapping makes of them, in alphabetical order. */
export function deployGroups(
  alike: readonly AlikeDeploys[],
  mapping: DeliveryMapping,
  serviceOf: ReadonlyMap<string, string>,
): DeployGroup[] {
  const groups = new Map<string, { of: DeployGroup; repos: Set<string>; services: Set<string> }>();
  for (const row of alike) {
    const name = VERSIONED.includes(row.source) ? '' : row.name;
    const { production, service, rule } = placeOf(mapping, row, serviceOf);
    // Releases that different rules decide about are different groups: candidates and what is live.
    const key = JSON.stringify([row.source, row.environment.toLowerCase(), name.toLowerCase(), production, rule]);
    let group = groups.get(key);
    if (!group) {
      const of: DeployGroup = {
        source: row.source === '' ? null : row.source,
        environment: row.environment,
        name: name === '' ? null : name,
        repos: 0,
        someRepos: [],
        deploys: 0,
        lastAt: null,
        production,
        rule: rule < 0 ? null : rule,
        service: null,
      };
      groups.set(key, (group = { of, repos: new Set(), services: new Set() }));
    }
    const { of, repos, services } = group;
    of.deploys += row.deploys;
    if (of.lastAt === null || row.lastAt > of.lastAt) of.lastAt = row.lastAt;
    if (row.repo !== '') repos.add(row.repo);
    services.add(service);
  }
  return [...groups.values()]
    .map(({ of, repos, services }) => ({
      ...of,
      repos: repos.size,
      someRepos: [...repos].sort().slice(0, SOME),
      service: services.size === 1 && !services.has('') ? [...services][0] : null,
    }))
    .sort((a, b) => compare(a.source ?? '', b.source ?? '') || compare(a.environment, b.environment) || compare(a.name ?? '', b.name ?? '')); // prettier-ignore
}

/** What each rule of a mapping decides about. A deploy counts at the first rule that takes it. */
export function ruleMatches(alike: readonly AlikeDeploys[], mapping: DeliveryMapping): RuleMatch[] {
  const decided = alike.map((row) => mapping.rules.findIndex((rule) => takes(rule, row)));
  return mapping.rules.map((rule, index) => {
    const own = alike.filter((_, i) => decided[i] === index);
    const newest = own
      .flatMap((row) => row.newest.map((at) => ({ row, at })))
      .sort((a, b) => b.at - a.at)
      .slice(0, NEWEST);
    return {
      rule: index,
      deploys: own.reduce((sum, row) => sum + row.deploys, 0),
      repos: new Set(own.map(({ repo }) => repo).filter((repo) => repo !== '')).size,
      newest: newest.map(({ row, at }) =>
        [row.repo === '' ? row.service : row.repo, row.name === '' ? row.environment : row.name, row.ref, day(at)]
          .filter((part) => part !== '')
          .join(' · '),
      ),
      shadowed: own.length === 0 && alike.some((row) => takes(rule, row)),
    };
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const day = (at: number): string => new Date(at * 1000).toISOString().slice(0, 10);
