import { moveRepository } from '../../ledger/moved-repository';
import { readSyncedRepositories } from '../../ledger/synced-repositories';
import { repositoriesById, type Asking, type RepositoryList } from './repository-list';
import type { ListedRepository } from './listed-repository';
import { secondsOf } from './answer-fault';
import type { RepositoryRow, SyncRun } from './sync-run';

/** A repository with its state, and as the list of this run gave it; undefined = it is not in the list. */
export interface KnownRepository {
  row: RepositoryRow;
  listed: ListedRepository | undefined;
}

/**
 * Matches what GitHub lists with what is known, by node ids: new repositories get a row, renamed and transferred ones take their records along to
 * the new name, and for those that are not listed any more GitHub is asked what became of them.
 */
export async function repositoryRows(run: SyncRun, list: RepositoryList, ask: Asking): Promise<KnownRepository[]> {
  const { store } = run.context;
  const { organizationId, connectionId } = run.connection;
  const rows = (await readSyncedRepositories(store, organizationId, connectionId)) as RepositoryRow[];
  const byNode = new Map(rows.map((row) => [row.nodeId, row]));
  const listed = new Map(list.repositories.map((repository) => [repository.id, repository]));
  if (rows.some(({ lists }) => lists.underived)) run.derivation.addAll();
  await clearNames(run, byNode, list.repositories);

  for (const repository of list.repositories) {
    let row = byNode.get(repository.id);
    if (!row) {
      row = emptyRow(repository.id, repository.repo);
      byNode.set(repository.id, row);
      await run.save(row);
    }
    await moveIfRenamed(run, row, repository.repo);
    row.pushedAt = secondsOf(repository.pushedAt);
    run.known += row.counts.pull_request?.got ?? 0;
  }
  const refused = await refusedRows(run, list, byNode);
  const lost = rows.filter(({ nodeId, state }) => !listed.has(nodeId) && !refused.has(nodeId) && state !== 'gone');
  for (const still of await tellLost(run, lost, ask)) listed.set(still.id, still);
  return [...byNode.values()].map((row) => ({ row, listed: listed.get(row.nodeId) }));
}

function emptyRow(nodeId: string, repo: string): RepositoryRow {
  return {
    nodeId,
    repo,
    state: 'waiting',
    cursor: null,
    backfilledAt: NaN,
    completeTo: NaN,
    reconcileCursor: null,
    reconciledAt: NaN,
    counts: {},
    lists: {},
    pushedAt: NaN,
    syncedAt: NaN,
    errorCode: null,
    error: null,
    remedy: null,
  };
}

/**
 * Where a name has passed from one repository to another, as when two are renamed one after the other or one is made anew, the records of the one
 * before go aside first: those of two repositories are never mixed.
 */
async function clearNames(
  run: SyncRun,
  byNode: ReadonlyMap<string, RepositoryRow>,
  repositories: readonly ListedRepository[],
): Promise<void> {
  const holders = new Map(repositories.map(({ repo, id }) => [repo, id]));
  for (const row of byNode.values()) {
    const holder = holders.get(row.repo);
    if (holder === undefined || holder === row.nodeId || row.nodeId.startsWith(UNKNOWN)) continue;
    // Both bear the name since long ago: whose records they are cannot be told any more.
    if (byNode.get(holder)?.repo === row.repo) continue;
    await moveIfRenamed(run, row, `${row.repo}~${row.nodeId}`);
  }
}

/** Begins the node id of a repository that GitHub gave none of. */
const UNKNOWN = 'unknown:';

async function moveIfRenamed(run: SyncRun, row: RepositoryRow, repo: string): Promise<void> {
  if (row.repo === repo) return;
  await moveRepository(run.context.store, run.connection.organizationId, row.repo, repo);
  // What stands aside is told by the name that people know, once GitHub has told what became of it.
  if (!repo.includes('~'))
    run.warnings.add(`${row.repo.split('~')[0]} is called ${repo} now; its records have moved along.`);
  row.repo = repo;
  await run.save(row);
  run.derivation.addAll();
}

/** Those that GitHub names but does not show: their rows tell why. */
async function refusedRows(
  run: SyncRun,
  list: RepositoryList,
  byNode: Map<string, RepositoryRow>,
): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const { id, repo, fault } of list.refused) {
    const known = id === undefined ? [...byNode.values()].find((row) => row.repo === repo) : byNode.get(id);
    const row = known ?? emptyRow(id ?? `${UNKNOWN}${repo}`, repo);
    byNode.set(row.nodeId, row);
    ids.add(row.nodeId);
    row.state = 'failed';
    row.errorCode = fault.code;
    row.error = `${repo}: ${fault.message}`;
    row.remedy = fault.remedy;
    await run.save(row);
  }
  return ids;
}

/** @returns those that are where they were: a push while the list was read had moved them to a page that was read before */
async function tellLost(run: SyncRun, lost: RepositoryRow[], ask: Asking): Promise<ListedRepository[]> {
  if (lost.length === 0) return [];
  const { target, login } = run.connection;
  const still: ListedRepository[] = [];
  const found = await repositoriesById(run.client, lost.map(({ nodeId }) => nodeId), ask); // prettier-ignore
  for (const row of lost) {
    const now = found.get(row.nodeId);
    if (now) await moveIfRenamed(run, row, now.repo);
    if (now && target !== 'repositories' && now.repo.split('/')[0].toLowerCase() === login?.toLowerCase()) {
      row.pushedAt = secondsOf(now.pushedAt);
      still.push(now);
      continue;
    }
    row.state = 'gone';
    row.errorCode = 'gone';
    row.error = now
      ? `${row.repo} no longer belongs to what is connected here.`
      : `${row.repo} is not there any more, or these credentials may no longer see it.`;
    row.remedy = now
      ? 'Connect its new place to keep it up to date; its records stay.'
      : 'If it was deleted there is nothing to do: its records stay. Otherwise give the token or App access to it again.';
    run.warnings.add(row.error);
    await run.save(row);
  }
  return still;
}
