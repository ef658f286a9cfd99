import type { PoolClient } from 'pg';

/** Who belongs where. Teams and functions are numbered by `teams`, which is in order of their names, and FUNCTIONS. */
export interface People {
  teams: { team: string; parent: string | undefined; members: number }[];
  /** Team number per login; a login in no team is absent. */
  teamOf: Map<string, number>;
  /** Function number per login; a login without one is absent. */
  functionOf: Map<string, number>;
  /** Service per repository, as its record states it. */
  serviceOf: Map<string, string>;
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

/** Teams, functions and services as their records state them. A person's own `team` wins over a team's list of members. */
export async function peopleOf(client: PoolClient): Promise<People> {
  const teams = await client.query<{ team: string; parent: string | null; members: string[] | null }>(
    'SELECT team, parent, members FROM team ORDER BY team',
  );
  const persons = await client.query<{ login: string; team: string | null; function: string | null }>(
    'SELECT login, team, function FROM person ORDER BY login',
  );
  const repositories = await client.query<{ repo: string; service: string }>(
    'SELECT repo, service FROM repository WHERE service IS NOT NULL',
  );
  const names = new Set<string>();
  for (const { team, parent } of teams.rows) names.add(team).add(parent ?? team);
  for (const { team } of persons.rows) if (team !== null) names.add(team);
  const numbers = new Map([...names].sort().map((team, number) => [team, number]));
  const numberOf = (team: string): number => numbers.get(team)!;
  const list: People['teams'] = Array.from(numbers.keys(), (team) => ({ team, parent: undefined, members: 0 }));
  const teamOf = new Map<string, number>();
  for (const { team, parent, members } of teams.rows) {
    list[numberOf(team)].parent = parent ?? undefined;
    for (const login of members ?? []) teamOf.set(login, numberOf(team));
  }
  const functionOf = new Map<string, number>();
  for (const person of persons.rows) {
    if (person.team !== null) teamOf.set(person.login, numberOf(person.team));
    if (person.function !== null)
      functionOf.set(person.login, FUNCTIONS.indexOf(person.function as (typeof FUNCTIONS)[number]));
  }
  for (const number of teamOf.values()) list[number].members++;
  return {
    teams: list,
    teamOf,
    functionOf,
    serviceOf: new Map(repositories.rows.map((row) => [row.repo, row.service])),
  };
}
