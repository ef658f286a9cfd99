import { wantedCommits, type WantedCommit } from '../../ledger/wanted-commits';
import type { Json } from '../github-rest/shape';
import { commitFileRecords, type CommitFile } from './commit-file';
import { GithubFault } from './github-fault';
import type { RepositorySync } from './repository-sync';
import { GithubRest } from './rest-client';
import type { RepositoryRow, SyncRun } from './sync-run';

/** Requests of one run: a fifth of an hour's limit, so that four runs an hour leave a fifth to others. */
const MOST = 1000;
/** Commits after which what was read is taken into the ledger; a run that is killed asks for no more than these again. */
const BATCH = 20;
/** GitHub gives at most so many files of a commit, 300 on a page. A part of them would make the others look untouched. */
const MOST_FILES = 3000;
const LAST_PAGE = 10;
/** Commits without files that are remembered; older ones are asked for again. */
const MOST_BARE = 2000;
/** Times a commit that GitHub fails to give is asked for, once a run; and failures in a row that are no longer the commit's. */
const MOST_TRIES = 4;
const MOST_FAILED = 3;
/** Repositories in a row that refuse, after which the others are not asked any more in this run. */
const MOST_REFUSED = 3;

/**
 * Reads which lines the commits after an agent's findings changed, over REST: GraphQL gives no patches. Each commit once, the last written first, so
 * many in a run; the next run goes on. Nothing of it hinders a sync from being complete.
 */
export async function syncCommitFiles(run: SyncRun, syncs: readonly RepositorySync[]): Promise<void> {
  const rest = new GithubRest(run.connection, run.context, run.client);
  const budget = { left: MOST };
  const refused: string[] = [];
  let inARow = 0;
  let over = false;
  for (const { row, fault } of syncs) {
    if (fault) continue;
    over ||= budget.left <= 0 || inARow >= MOST_REFUSED;
    const commits = await commitsOf(run, row, over ? 1 : budget.left);
    if (over || commits.length === 0) continue;
    try {
      await readCommits(run, rest, row, commits, budget);
      inARow = 0;
    } catch (error) {
      if (!(error instanceof GithubFault) || error.code === 'unauthorized') throw error;
      if (error.code === 'forbidden' || error.code === 'not_found') {
        refused.push(row.repo);
        inARow++;
      } else {
        run.warnings.add(`${row.repo}: changed lines of commits are still to come. ${error.message}`);
        over ||= error.code === 'rate_limited';
      }
    }
  }
  if (refused.length > 0)
    run.warnings.add(
      `Changed lines of commits may not be read (${refused.slice(0, MOST_REFUSED).join(', ')}): give the token or App read access to Contents. Without them outcomes of findings rest on replies and reactions.`,
    );
}

async function commitsOf(run: SyncRun, { repo, lists }: RepositoryRow, most: number): Promise<WantedCommit[]> {
  const { context, connection } = run;
  const bare = lists.bareCommits ?? [];
  const { commits, total } = await wantedCommits(context.store, connection.organizationId, repo, bare, most);
  // Told beside those that are here.
  lists.commitsLeft = total;
  return commits;
}

async function readCommits(
  run: SyncRun,
  rest: GithubRest,
  row: RepositoryRow,
  commits: readonly WantedCommit[],
  budget: { left: number },
): Promise<void> {
  let failedInARow = 0;
  for (let from = 0; from < commits.length && budget.left > 0; from += BATCH) {
    run.tell(`Reading commits of ${row.repo}`);
    const records: Json[] = [];
    const empty: string[] = [];
    try {
      for (const { sha, number } of commits.slice(from, from + BATCH)) {
        if (budget.left <= 0) break;
        let files: CommitFile[];
        try {
          files = await filesOf(rest, row.repo, sha, budget);
          failedInARow = 0;
        } catch (error) {
          if (!(error instanceof GithubFault) || !error.passing || ++failedInARow >= MOST_FAILED) throw error;
          if (!hasFailed(row, sha)) continue;
          files = [];
        }
        row.lists.commitsLeft = (row.lists.commitsLeft ?? 1) - 1;
        if (files.length === 0) empty.push(sha);
        records.push(...commitFileRecords(row.repo, number, sha, files));
      }
    } finally {
      // What came before a fault is not asked for again.
      await keep(run, row, records, empty);
    }
  }
}

/** Notes that a commit did not come. @returns whether it is given up */
function hasFailed(row: RepositoryRow, sha: string): boolean {
  const tries = (row.lists.commitTries ??= {});
  tries[sha] = (tries[sha] ?? 0) + 1;
  if (tries[sha] < MOST_TRIES) return false;
  delete tries[sha];
  return true;
}

async function keep(run: SyncRun, row: RepositoryRow, records: Json[], empty: string[]): Promise<void> {
  await run.put(row, records);
  const { bareCommits = [], commitTries } = row.lists;
  if (empty.length === 0 && !commitTries) return;
  if (empty.length > 0) row.lists.bareCommits = [...bareCommits, ...empty].slice(-MOST_BARE);
  for (const { sha } of records as { sha: string }[]) delete commitTries?.[sha];
  if (commitTries && Object.keys(commitTries).length === 0) delete row.lists.commitTries;
  await run.save(row);
}

/** All files of a commit; none for one that changed none, that GitHub does not have any more, or that changed more than it gives. */
async function filesOf(rest: GithubRest, repo: string, sha: string, budget: { left: number }): Promise<CommitFile[]> {
  const files: CommitFile[] = [];
  for (let page = 1; page <= LAST_PAGE; page++) {
    budget.left--;
    try {
      const { data, more } = await rest.get<{ files?: CommitFile[] }>(`/repos/${repo}/commits/${sha}?page=${page}`); // prettier-ignore
      files.push(...(data?.files ?? []));
      if (!more) return files.length < MOST_FILES ? files : [];
    } catch (error) {
      // 422: "No commit found for SHA".
      if (error instanceof GithubFault && error.code === 'unknown_schema') return [];
      throw error;
    }
  }
  return [];
}
