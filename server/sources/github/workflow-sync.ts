import { GithubFault } from './github-fault';
import type { RepositorySync } from './repository-sync';
import { GithubRest } from './rest-client';
import type { SyncRun } from './sync-run';
import { readWorkflows } from './workflow-list';
import { walkRuns } from './workflow-walk';

/** Repositories in a row that refuse, after which the others are not asked any more in this run. */
const MOST_REFUSED = 3;

/** Reads runs of the workflows that the connection's patterns mean, over REST: GraphQL does not list them by repository. */
export async function syncWorkflowRuns(run: SyncRun, syncs: readonly RepositorySync[]): Promise<void> {
  const patterns = run.connection.workflows ?? [];
  if (patterns.length === 0) return;
  const rest = new GithubRest(run.connection, run.context, run.client);
  const refused: string[] = [];
  let inARow = 0;
  for (const [at, sync] of syncs.entries()) {
    if (sync.fault) continue;
    try {
      await readRepository(run, rest, sync, patterns);
      inARow = 0;
    } catch (error) {
      if (!(error instanceof GithubFault) || error.code === 'unauthorized') throw error;
      if (error.code === 'rate_limited') {
        // Their places are kept; the pull requests wait for nothing.
        for (const left of syncs.slice(at)) left.noteListFault(within(left.row.repo, error, 'Nothing: the next run goes on.')); // prettier-ignore
        return;
      }
      if (error.code === 'forbidden' || error.code === 'not_found') {
        refused.push(sync.row.repo);
        if (++inARow >= MOST_REFUSED && refused.length === at + 1) break;
      } else sync.noteListFault(within(sync.row.repo, error, error.remedy));
    }
  }
  if (refused.length === 0) return;
  const some = refused.slice(0, MOST_REFUSED).join(', ');
  run.warnings.add(
    `Workflow runs may not be read (${some}${refused.length > MOST_REFUSED ? ` and ${refused.length - MOST_REFUSED} more` : ''}): give the token or App read access to Actions, or empty the list of workflows of this connection.`,
  );
}

async function readRepository(
  run: SyncRun,
  rest: GithubRest,
  sync: RepositorySync,
  patterns: readonly string[],
): Promise<void> {
  const { row } = sync;
  const before = row.lists.workflows;
  const now = run.client.limits.serverNow();
  const workflows = await readWorkflows(rest, row.repo, before, { patterns, pushedAt: row.pushedAt, now });
  if (workflows !== before) {
    row.lists.workflows = workflows;
    await run.save(row);
  }
  for (const [id, state] of Object.entries(workflows.runs)) {
    try {
      await walkRuns(run, rest, row, id, state);
    } catch (error) {
      // Deleted since it was listed: its runs stay.
      if (!(error instanceof GithubFault) || error.code !== 'not_found') throw error;
    }
  }
}

function within(repo: string, { code, message }: GithubFault, remedy: string): GithubFault {
  return new GithubFault(code, `${repo}, workflow runs: ${message}`, remedy);
}
