import { codeownersOf, ownersOfRepository } from '../../domain/codeowners';
import type { Json } from '../github-rest/shape';

export interface MemberNode {
  login: string;
  databaseId: number | null;
  name: string | null;
  email?: string | null;
}

export interface WholeTeam {
  slug: string;
  parent: string | undefined;
  members: readonly MemberNode[];
  repos: readonly string[];
}

/** Teams, each named by its slug, and the people in them; each person once. */
export function teamRecords(teams: readonly WholeTeam[]): Json[] {
  const people = new Map<string, Json>();
  for (const { members } of teams) {
    for (const { login, databaseId, name, email } of members) {
      people.set(login, {
        kind: 'person',
        login,
        name: name ?? undefined,
        emails: email ? [email] : undefined,
        account_type: 'human',
        account_id: databaseId === null ? undefined : String(databaseId),
      });
    }
  }
  const records = teams.map(({ slug, parent, members, repos }) => ({
    kind: 'team',
    team: slug,
    parent,
    // In one order, so that a team that did not change is not written again.
    members: members.map(({ login }) => login).sort(),
    repos: [...repos].sort(),
  }));
  return [...records, ...people.values()];
}

/**
 * The repositories that CODEOWNERS files give to teams of their own organization: to the owners of all files, or where there are none to those
 * who own by the most rules. Teams get their repositories and nothing else.
 */
export function codeownersRecords(files: readonly { repo: string; text: string }[]): Json[] {
  const repos = new Map<string, string[]>();
  for (const { repo, text } of files) {
    const organization = repo.split('/')[0].toLowerCase();
    for (const team of owningTeams(text, organization)) repos.set(team, [...(repos.get(team) ?? []), repo]);
  }
  return [...repos].map(([team, owned]) => ({ kind: 'team', team, repos: owned.sort() }));
}

function owningTeams(text: string, organization: string): string[] {
  const rules = codeownersOf(text);
  const teamsOf = (owners: readonly string[]) =>
    owners.flatMap((owner) => {
      const [, of, team] = /^@([^/]+)\/(.+)$/.exec(owner) ?? [];
      return of?.toLowerCase() === organization ? [team] : [];
    });
  const everything = teamsOf(ownersOfRepository(rules));
  if (everything.length > 0) return everything;
  const times = new Map<string, number>();
  for (const { owners } of rules) for (const team of teamsOf(owners)) times.set(team, (times.get(team) ?? 0) + 1);
  const most = Math.max(0, ...times.values());
  return [...times].filter(([, count]) => count === most).map(([team]) => team);
}
