import { GithubFault } from './github-fault';
import type { ListedRepository } from './listed-repository';
import type { Connection } from './pull-request-node';
import type { Asking } from './repository-list';
import { requireData } from './required-data';
import { restOfLists, type ListKind } from './rest-of-lists';
import type { SyncRun } from './sync-run';
import { CODEOWNERS, TEAM_REPOSITORIES, teamMembers, teamsDocument } from './team-document';
import { codeownersRecords, teamRecords, type MemberNode, type WholeTeam } from './team-records';

interface TeamNode {
  id: string;
  slug: string;
  parentTeam: { slug: string } | null;
  members: Connection<MemberNode>;
  repositories: Connection<{ nameWithOwner: string }>;
}

interface TeamsAnswer {
  organization: { teams: Connection<TeamNode> | null } | null;
}

/** Reads the organization's teams with their people; where the token may not see them, what CODEOWNERS files tell. */
export async function syncTeams(run: SyncRun, listed: readonly ListedRepository[], ask: Asking): Promise<void> {
  if (run.connection.target === 'organization') {
    try {
      const teams = await readTeams(run, ask, true).catch((error: unknown) => {
        // A token without the scope for addresses gets no answer at all.
        if (error instanceof GithubFault && error.code === 'forbidden') return readTeams(run, ask, false);
        throw error;
      });
      return await run.putShared(teamRecords(teams));
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      run.warnings.add(
        error.code === 'forbidden'
          ? 'The token may not see the teams; CODEOWNERS files are read instead. Give it read access to members (classic: read:org).'
          : `Teams could not be read: ${error.message}`,
      );
      if (error.code !== 'forbidden') return;
    }
  }
  await readCodeowners(run, listed, ask);
}

async function readTeams(run: SyncRun, ask: Asking, withEmail: boolean): Promise<WholeTeam[]> {
  const nodes: TeamNode[] = [];
  let after: string | null = null;
  for (;;) {
    const answer = await ask((first) =>
      run.client.ask<TeamsAnswer>(teamsDocument(withEmail), { login: run.connection.login, first, after }, 2),
    );
    const teams: Connection<TeamNode> = requireData(answer, (data) => data.organization?.teams, 'Teams');
    for (const node of teams.nodes ?? []) if (node) nodes.push(node);
    if (!teams.pageInfo.hasNextPage || teams.pageInfo.endCursor === after) break;
    after = teams.pageInfo.endCursor;
  }
  const members = await whole(run, teamMembers(withEmail), nodes, (team) => team.members);
  const repositories = await whole(run, TEAM_REPOSITORIES, nodes, (team) => team.repositories);
  return nodes.map((team, at) => ({
    slug: team.slug,
    parent: team.parentTeam?.slug,
    members: members[at],
    repos: repositories[at].map(({ nameWithOwner }) => nameWithOwner),
  }));
}

/** One list of each team, read to its end. */
async function whole<T>(
  run: SyncRun,
  kind: ListKind,
  teams: readonly TeamNode[],
  listOf: (team: TeamNode) => Connection<T>,
): Promise<T[][]> {
  const cut = teams.filter((team) => listOf(team).pageInfo.hasNextPage);
  const rests = await restOfLists<T>(run, kind, cut.map((team) => ({ id: team.id, after: listOf(team).pageInfo.endCursor }))); // prettier-ignore
  return teams.map((team) => {
    const rest = rests.get(team.id);
    if (rest?.gap !== undefined) run.warnings.add(`The team ${team.slug} came incomplete: ${rest.gap}`);
    const first = rest?.fromStart ? [] : (listOf(team).nodes ?? []);
    return [...first, ...(rest?.nodes ?? [])].filter((node) => node !== null);
  });
}

interface Blob {
  text?: string | null;
}

type OwnersNode = {
  id: string;
  nameWithOwner: string;
  github: Blob | null;
  root: Blob | null;
  docs: Blob | null;
} | null;

async function readCodeowners(run: SyncRun, listed: readonly ListedRepository[], ask: Asking): Promise<void> {
  const files: { repo: string; text: string }[] = [];
  for (let from = 0; from < listed.length;) {
    let ids: string[] = [];
    const { data } = await ask((size) => {
      ids = listed.slice(from, from + size).map(({ id }) => id);
      return run.client.ask<{ nodes: OwnersNode[] }>(CODEOWNERS, { ids });
    });
    for (const node of data.nodes) {
      const text = node?.github?.text ?? node?.root?.text ?? node?.docs?.text;
      if (node && typeof text === 'string') files.push({ repo: node.nameWithOwner, text });
    }
    from += ids.length;
  }
  await run.putShared(codeownersRecords(files));
}
