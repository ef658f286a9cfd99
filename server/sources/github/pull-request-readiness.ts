import { lackingPullRequests, type LackingPullRequest } from '../../ledger/lacking-pull-requests';
import type { Json } from '../github-rest/shape';
import { GithubFault } from './github-fault';
import { PageSize } from './page-size';
import { pullRequestReadiness } from './readiness-document';
import type { RepositorySync } from './repository-sync';
import { requireData } from './required-data';
import type { SyncRun } from './sync-run';

/** Of one repository in a run; the others have their turn in the next one. */
const MOST = 2000;

type Readiness = {
  closingIssuesReferences: { totalCount: number } | null;
  statusCheckRollup?: { state: string } | null;
  /** As an older server tells it. */
  commits?: { nodes: ({ commit: { statusCheckRollup: { state: string } | null } } | null)[] | null } | null;
} | null;

/** Reads what the checks of merged pull requests said and which issues they close, each once: 1 point per 100. */
export async function syncPullRequestReadiness(run: SyncRun, syncs: readonly RepositorySync[]): Promise<void> {
  for (const sync of syncs) {
    if (sync.fault) continue;
    try {
      await read(run, sync);
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      const { repo } = sync.row;
      sync.noteListFault(new GithubFault(error.code, `${repo}, checks and issues of pull requests: ${error.message}`, error.remedy)); // prettier-ignore
    }
  }
}

async function read(run: SyncRun, { row }: RepositorySync): Promise<void> {
  const wanted = await lackingPullRequests(
    run.context.store,
    run.connection.organizationId,
    row.repo,
    'linked_issues',
    MOST,
  );
  const size = new PageSize();
  let hidden = 0;
  for (let from = 0; from < wanted.length;) {
    let some: LackingPullRequest[] = [];
    const { data, errors } = await run.sized(size, async (most) => {
      some = wanted.slice(from, from + most);
      const document = pullRequestReadiness(some.map(({ number }) => number));
      const answer = await run.client.ask<{ node: Record<string, Readiness> | null }>(document, { id: row.nodeId });
      requireData(answer, ({ node }) => node, row.repo);
      return answer;
    });
    const records = some.map((one): Json => {
      const node = data.node?.[`p${one.number}`];
      const refused = errors.some(({ path }) => path?.[1] === `p${one.number}` && path.includes('statusCheckRollup'));
      if (refused) hidden++;
      const rollup = node?.statusCheckRollup ?? node?.commits?.nodes?.[0]?.commit.statusCheckRollup;
      const state = rollup?.state.toLowerCase();
      const { number, title, author } = one;
      return {
        kind: 'pull_request',
        repo: row.repo,
        number,
        title,
        author,
        created_at: new Date(one.createdAt * 1000).toISOString(),
        checks: refused || !node ? undefined : (state ?? 'none'),
        // What GitHub no longer shows is not asked for for ever.
        linked_issues: node?.closingIssuesReferences?.totalCount ?? 0,
      };
    });
    await run.put(row, records);
    from += some.length;
  }
  if (hidden > 0)
    run.warnings.add(
      `GitHub hides what the checks of ${hidden} pull requests of ${row.repo} said: give the token read access to checks and commit statuses.`,
    );
}
