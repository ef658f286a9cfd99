import { lackingPullRequests, type LackingPullRequest } from '../../ledger/lacking-pull-requests';
import type { Json } from '../github-rest/shape';
import { GithubFault } from './github-fault';
import { fitsPattern } from './name-pattern';
import { PageSize } from './page-size';
import { RATE_LIMIT } from './pull-request-document';
import type { RepositorySync } from './repository-sync';
import { requireData } from './required-data';
import type { SyncRun } from './sync-run';

/** Of one repository in a run; the others have their turn in the next one. */
const MOST = 2000;

type Files = { files: { nodes: ({ path: string } | null)[] | null } | null } | null;

/**
 * Reads which files merged pull requests changed (the first hundred of each), only for repositories that a rule of the organization divides into
 * services by paths: 1 point per 100 of them, once.
 */
export async function syncPaths(run: SyncRun, syncs: readonly RepositorySync[]): Promise<void> {
  const patterns = run.connection.repositoriesWithPaths ?? [];
  for (const sync of syncs) {
    if (sync.fault || !fitsPattern(patterns, sync.row.repo)) continue;
    try {
      await readPaths(run, sync);
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      const { repo } = sync.row;
      sync.noteListFault(new GithubFault(error.code, `${repo}, changed files: ${error.message}`, error.remedy));
    }
  }
}

async function readPaths(run: SyncRun, { row }: RepositorySync): Promise<void> {
  const wanted = await lackingPullRequests(run.context.store, run.connection.organizationId, row.repo, 'paths', MOST);
  const size = new PageSize();
  for (let from = 0; from < wanted.length;) {
    let some: LackingPullRequest[] = [];
    const { data } = await run.sized(size, async (most) => {
      some = wanted.slice(from, from + most);
      const answer = await run.client.ask<{ node: Record<string, Files> | null }>(changedFiles(some), { id: row.nodeId }); // prettier-ignore
      requireData(answer, ({ node }) => node, row.repo);
      return answer;
    });
    const records = some.flatMap((one): Json[] => {
      const nodes = data.node?.[`p${one.number}`]?.files?.nodes;
      if (!nodes) return [];
      const { number, title, author } = one;
      const created_at = new Date(one.createdAt * 1000).toISOString();
      const paths = nodes.flatMap((node) => node?.path ?? []);
      return [{ kind: 'pull_request', repo: row.repo, number, title, author, created_at, paths }];
    });
    await run.put(row, records);
    from += some.length;
  }
}

const changedFiles = (some: readonly LackingPullRequest[]): string => `query changedFiles($id: ID!) {
  node(id: $id) { ... on Repository {
    ${some.map(({ number }) => `p${number}: pullRequest(number: ${number}) { files(first: 100) { nodes { path } } }`).join('\n    ')}
  } }
  ${RATE_LIMIT}
}`;
