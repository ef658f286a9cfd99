import type { PoolClient } from 'pg';
import { belongingOf } from '../domain/belonging';
import type { Accounts } from './accounts';

/** Who belongs where. Teams and functions are numbered by `teams`, which is in order of their names, and FUNCTIONS. */
export interface People {
  /** `members` counts people, however many accounts they have. */
  teams: { team: string; parent: string | undefined; members: number }[];
  /** Team number per login; a login in no team is absent. */
  teamOf: Map<string, number>;
  /** Function number per login; a login without one is absent. */
  functionOf: Map<string, number>;
  /** Service per repository, as its record states it. */
  serviceOf: Map<string, string>;
  /** Team number per repository that one team owns of which no member is known: all there is when only CODEOWNERS told of it. */
  teamOfRepo?: Map<string, number>;
}

/** Functions of people, in the order of their numbers. Source: doors.md, Records. */
export const FUNCTIONS = [
  'engineering',
  'design',
  'product',
  'go_to_market',
  'support',
  'operations',
  'other',
] as const;

/**
 * Teams, functions and services. What people decided wins over person records, those over teams' lists of members; what is stated for one account of a
 * person counts for all of them.
 */
export async function peopleOf(client: PoolClient, { facts, identities }: Accounts): Promise<People> {
  const teams = await client.query<{ team: string; parent: string | null; repos: string[] | null }>(
    'SELECT team, parent, repos FROM team ORDER BY team',
  );
  const repositories = await client.query<{ repo: string; service: string }>(
    'SELECT repo, service FROM repository WHERE service IS NOT NULL',
  );
  const { statements } = facts;
  const names = new Set<string>();
  for (const { team, parent } of teams.rows) names.add(team).add(parent ?? team);
  for (const { team } of statements.persons.values()) if (team !== '') names.add(team);
  for (const { team } of statements.decisions.values()) if (team !== '') names.add(team);
  const numbers = new Map([...names].sort().map((team, number) => [team, number]));
  const numberOf = (team: string): number => numbers.get(team)!;
  const list: People['teams'] = Array.from(numbers.keys(), (team) => ({ team, parent: undefined, members: 0 }));
  for (const { team, parent } of teams.rows) list[numberOf(team)].parent = parent ?? undefined;

  const teamOf = new Map<string, number>();
  const functionOf = new Map<string, number>();
  for (const identity of identities) {
    const belonging = belongingOf(identity, statements);
    if (belonging.team) list[numberOf(belonging.team.value)].members++;
    const role = belonging.function && FUNCTIONS.indexOf(belonging.function.value as (typeof FUNCTIONS)[number]);
    for (const { login } of identity.accounts) {
      if (belonging.team) teamOf.set(login, numberOf(belonging.team.value));
      if (role !== undefined && role >= 0) functionOf.set(login, role);
    }
  }
  const owners = new Map<string, number[]>();
  for (const { team, repos } of teams.rows)
    for (const repo of repos ?? []) owners.set(repo, [...(owners.get(repo) ?? []), numberOf(team)]);
  const owned = [...owners].filter(([, [team, ...more]]) => more.length === 0 && list[team].members === 0);
  return {
    teams: list,
    teamOf,
    functionOf,
    serviceOf: new Map(repositories.rows.map((row) => [row.repo, row.service])),
    teamOfRepo: new Map(owned.map(([repo, [team]]) => [repo, team])),
  };
}
