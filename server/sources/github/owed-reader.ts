import { faultOfErrors } from './answer-fault';
import { GithubFault } from './github-fault';
import { PageSize } from './page-size';
import { PULL_REQUESTS_BY_ID } from './pull-request-document';
import type { PullRequestNode } from './pull-request-node';
import { pullRequestRecords } from './pull-request-records';
import { isDue } from './repository-lists';
import { requireMost } from './required-data';
import type { RepositoryRow, SyncRun } from './sync-run';
import { reasonOf, wholePullRequests } from './whole-pull-requests';

interface Wanted {
  number: number;
  id: string;
}

/**
 * Reads pull requests that a repository owes as a whole: those that came with errors or gaps, and those a reconciliation found missing. Many at once first;
 * what comes with errors again is asked for alone, and what fails alone as well stays owed, with its reason.
 *
 * @returns whether any was owed
 */
export async function readOwed(run: SyncRun, row: RepositoryRow): Promise<boolean> {
  const now = run.client.limits.serverNow();
  const owed = Object.entries(row.lists.owed ?? {}).filter(([, one]) => one.what === 'all' && isDue(one, now));
  const wanted = owed.map(([number, { id }]) => ({ number: Number(number), id }));
  const again = await readMany(run, row, wanted);
  for (const one of again) {
    const [failed] = wanted.length === 1 ? [one] : await readMany(run, row, [one]);
    const debt = failed && row.lists.owed?.[failed.number];
    if (debt) Object.assign(debt, { tries: debt.tries + 1, triedAt: now });
  }
  if (again.length > 0) await run.save(row);
  return wanted.length > 0;
}

/** @returns those that did not come whole */
async function readMany(run: SyncRun, row: RepositoryRow, wanted: readonly Wanted[]): Promise<Wanted[]> {
  const size = new PageSize();
  const failed: Wanted[] = [];
  for (let from = 0; from < wanted.length;) {
    const pack = wanted.slice(from, from + size.value);
    try {
      failed.push(...(await readPack(run, row, pack)));
      size.answered();
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      try {
        if (!error.passing) throw error;
        await run.pause(size.failed(error));
        continue;
      } catch (final) {
        if (final !== error) throw final;
      }
      for (const { number } of pack) run.gaps.note(row.nodeId, number, error.message);
      failed.push(...pack);
    }
    from += pack.length;
    await run.save(row);
  }
  return failed;
}

async function readPack(run: SyncRun, row: RepositoryRow, pack: readonly Wanted[]): Promise<Wanted[]> {
  const answer = await run.client.ask<{ nodes: (Partial<PullRequestNode> | null)[] }>(PULL_REQUESTS_BY_ID, {
    ids: pack.map(({ id }) => id),
  });
  if (pack.length > 1) requireMost(answer, (path) => path[1]);
  const { data, errors } = answer;
  const failed: Wanted[] = [];
  const nodes: PullRequestNode[] = [];
  pack.forEach((wanted, at) => {
    const own = errors.filter(({ path }) => path?.[1] === at);
    const node = data.nodes[at];
    if (own.length === 0 && node?.timelineItems) nodes.push(node as PullRequestNode);
    // GitHub no longer has it: nothing more is to come.
    else if (!node && faultOfErrors(own)?.code === 'not_found') delete row.lists.owed?.[wanted.number];
    else {
      run.gaps.note(row.nodeId, wanted.number, reasonOf(own));
      failed.push(wanted);
    }
  });
  const wholes = await wholePullRequests(run, nodes);
  await run.put(
    row,
    wholes.flatMap(({ node, timeline, gap }) => pullRequestRecords(row.repo, node, timeline, gap === undefined)),
  );
  for (const { node, gap } of wholes) {
    const { id, number, reviewThreads } = node;
    if (gap !== undefined) {
      run.gaps.note(row.nodeId, number, gap);
      failed.push({ id, number });
    } else if (reviewThreads.totalCount > 0) {
      (row.lists.owed ??= {})[number] = { id, what: 'threads', tries: 0 };
    } else delete row.lists.owed?.[number];
  }
  run.pullRequests += nodes.length;
  return failed;
}
