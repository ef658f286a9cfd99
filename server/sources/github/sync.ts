import { noteRepositoriesListed, saveConnectionState } from '../../ledger/connection-state';
import type { Json } from '../github-rest/shape';
import { CLOCK_SKEW, skewWarning } from './check';
import { syncChecks } from './check-sync';
import { GithubClient } from './client';
import { syncCommitFiles } from './commit-sync';
import { DerivationQueue } from './derivation-queue';
import { missingParts } from './dialect';
import { GithubFault } from './github-fault';
import { syncIssues } from './issue-sync';
import { PageSize } from './page-size';
import { addListHeads } from './list-heads';
import { syncPaths } from './path-sync';
import { listRepositories, type Asking } from './repository-list';
import { syncPullRequestReadiness } from './pull-request-readiness';
import { syncRepositoryReadiness } from './repository-readiness';
import { repositoryRows, type KnownRepository } from './repository-rows';
import { RepositorySync } from './repository-sync';
import type { GithubConnection, SyncContext, SyncResult } from './sync-context';
import { resultMessage } from './sync-message';
import { SyncRun } from './sync-run';
import { syncTeams } from './team-sync';
import { ThreadReader } from './thread-reader';
import { syncWorkflowRuns } from './workflow-sync';

export { checkGithub } from './check';
export type { GithubCheck, GithubConnection, SyncContext, SyncProgress, SyncResult } from './sync-context';

/** Repositories in a row that fail because GitHub does not answer, after which the others are not tried any more. */
const MOST_IN_A_ROW = 3;

/** Seconds of waiting that are worth a derivation. */
const LONG_WAIT = 20;

/**
 * One run of a connection: what is new or changed since the last run, the rest of the backfill, and what was incomplete. Every page is saved with its
 * cursor, so that a run that ends, however, is gone on with by the next. What cannot be read of a repository is told in its state and in the result.
 *
 * @throws GithubFault for what concerns the whole connection, also noted there; what the signal was raised with
 */
export async function syncGithub(connection: GithubConnection, context: SyncContext): Promise<SyncResult> {
  const { organizationId } = connection;
  const client = new GithubClient(connection, context);
  const derivation = new DerivationQueue((touched) => context.derive(organizationId, touched), context.now);
  const run = new SyncRun(connection, context, client, derivation);
  client.onWait = async (until, fault) => {
    run.tell(waitMessage(until, fault));
    // A limit may last an hour: what came in before it is to be seen meanwhile.
    if (until - client.limits.serverNow() > LONG_WAIT) await derivation.derive();
  };
  const state: { known: KnownRepository[]; syncs: RepositorySync[] } = { known: [], syncs: [] };
  let fault: GithubFault | undefined;
  try {
    await readAll(run, state);
  } catch (error) {
    if (!context.signal.aborted && !(error instanceof GithubFault)) throw error;
    if (!context.signal.aborted) fault = error as GithubFault;
  }
  const result = await finish(run, state, fault);
  context.signal.throwIfAborted();
  if (fault) throw fault;
  return result;
}

async function readAll(run: SyncRun, state: { known: KnownRepository[]; syncs: RepositorySync[] }): Promise<void> {
  const { client, connection, context } = run;
  const size = new PageSize();
  const ask: Asking = (asked) => run.sized(size, asked);
  await run.readRejects();
  run.tell('Listing repositories');
  if (!run.isGithubCom) client.missing = await missingParts(client);
  const begun = context.now();
  const list = await listRepositories(client, connection, ask);
  // By GitHub's clock, which the first answer told.
  const listedAt = begun + client.limits.serverNow() - context.now();
  await addListHeads(client, list.repositories, ask);
  await noteRepositoriesListed(context.store, connection.organizationId, connection.connectionId);
  run.total = list.repositories.reduce((sum, { pullRequests }) => sum + pullRequests, 0);
  state.known = await repositoryRows(run, list, ask);
  const readiness = await syncRepositoryReadiness(run, state.known, ask);
  await putRepositories(run, state.known, readiness);
  await syncTeams(run, list.repositories, ask);

  const threads = new ThreadReader(run);
  for (const { row, listed } of state.known) {
    if (listed && row.state !== 'excluded') state.syncs.push(new RepositorySync(run, row, listed, listedAt));
  }
  // The last pushed to first, a few pages each: recent weeks of all repositories come before the depth of any.
  state.syncs.sort((a, b) => (b.row.pushedAt || 0) - (a.row.pushedAt || 0));
  let failedInARow = 0;
  for (let open = [...state.syncs]; open.length > 0;) {
    const still: RepositorySync[] = [];
    for (const sync of open) {
      const more = await sync.turn();
      threads.take(sync.row);
      await threads.read(false);
      if (more) still.push(sync);
      failedInARow = sync.fault?.passing ? failedInARow + 1 : 0;
      if (sync.fault && failedInARow >= MOST_IN_A_ROW) throw sync.fault;
      if (await run.derivation.deriveIfDue()) await settle(run, state.known);
    }
    open = still;
  }
  await threads.read(true);
  await reconcileAll(state.syncs, threads);
  await syncPaths(run, state.syncs);
  await syncPullRequestReadiness(run, state.syncs);
  await syncIssues(run, state.syncs, ask);
  await syncWorkflowRuns(run, state.syncs);
  await syncChecks(run, state.syncs);
  // Which commits are of use follows from the findings.
  if (await run.derivation.derive()) await settle(run, state.known);
  await syncCommitFiles(run, state.syncs);
}

async function reconcileAll(syncs: readonly RepositorySync[], threads: ThreadReader): Promise<void> {
  for (const sync of syncs) {
    await sync.reconcile();
    threads.take(sync.row);
    await threads.read(false);
  }
  await threads.read(true);
}

/** Everything that came in is derived: the marks for the next run go. */
async function settle(run: SyncRun, known: readonly KnownRepository[]): Promise<void> {
  for (const { row } of known) {
    if (!row.lists.underived) continue;
    delete row.lists.underived;
    await run.save(row);
  }
}

async function putRepositories(
  run: SyncRun,
  known: readonly KnownRepository[],
  readiness: ReadonlyMap<string, Json>,
): Promise<void> {
  const records = known.flatMap(({ row, listed }): Json[] => {
    if (!listed || row.state === 'excluded') return [];
    const { defaultBranch, archived } = listed;
    return [
      { kind: 'repository', repo: row.repo, default_branch: defaultBranch, archived, ...readiness.get(row.repo) },
    ];
  });
  await run.putShared(records);
  for (const { row } of known) if (readiness.has(row.repo)) await run.save(row);
}

async function finish(
  run: SyncRun,
  { known, syncs }: { known: KnownRepository[]; syncs: RepositorySync[] },
  fault: GithubFault | undefined,
): Promise<SyncResult> {
  const { client, connection, context } = run;
  const { limits } = client;
  if (Math.abs(limits.clockOffset) > CLOCK_SKEW) run.warnings.add(skewWarning(limits.clockOffset));
  const rejected = await run.readRejects();
  for (const sync of syncs) await sync.finish(rejected.get(sync.row.repo) ?? 0);
  // A run that is stopped ends soon: what takes long is left to the next one, which knows it by the marks.
  if (!(context.signal.aborted && run.derivation.isLong)) {
    await run.derivation.derive();
    await settle(run, known);
  }
  await saveConnectionState(context.store, connection.organizationId, connection.connectionId, {
    fault: fault ? { code: fault.code, message: fault.message, remedy: fault.remedy } : null,
    rateLimit: limits.limit,
    rateRemaining: limits.remaining,
    rateResetAt: limits.resetAt,
  });
  const rows = known.map(({ row }) => row).filter(({ state }) => state !== 'gone' && state !== 'excluded');
  const incomplete = rows.filter((row) => !syncs.some((sync) => sync.row === row && sync.complete));
  // A token that sees nothing has read nothing.
  const complete = incomplete.length === 0 && known.length > 0;
  return {
    complete,
    repositories: rows.length,
    failed: rows.filter(({ state }) => state === 'failed').length,
    pullRequests: run.pullRequests,
    points: limits.points,
    message: resultMessage({ run, rows, incomplete }),
  };
}

function waitMessage(until: number, fault: GithubFault | undefined): string {
  const time = new Date(until * 1000).toISOString().slice(11, 16);
  return `${fault?.message.replace(/\.$/, '') ?? "GitHub's hourly limit is used up"}; goes on at ${time} UTC`;
}
