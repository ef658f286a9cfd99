import { storedPullRequests } from '../../ledger/stored-pull-requests';
import { secondsOf, upstream } from './answer-fault';
import { requireData, requireMost } from './required-data';
import { GithubFault } from './github-fault';
import type { PageSize } from './page-size';
import { PULL_REQUESTS, PULL_REQUEST_IDS } from './pull-request-document';
import type { Connection, PullRequestNode, PullRequestPage } from './pull-request-node';
import { pullRequestRecords } from './pull-request-records';
import type { Walk } from './repository-lists';
import type { RepositoryRow, SyncRun } from './sync-run';
import { wholePullRequests } from './whole-pull-requests';

interface Entry {
  id: string;
  number: number;
  updatedAt: string;
}

/**
 * Reads one page of a walk into the ledger: the records first, then the walk moves on; the caller saves it. Pull requests that came with errors, or
 * with threads to read, become owed.
 *
 * @returns whether the walk is over: at the end of the list, or below its floor
 */
export async function walkPage(run: SyncRun, row: RepositoryRow, walk: Walk, size: PageSize): Promise<boolean> {
  const askedAt = run.client.limits.serverNow();
  const page = await readPage(run, row, walk, size);
  const { nodes, entries, pageInfo } = page;
  // Begun before the page was read, so that nothing updated since can be below it.
  walk.head ??= entries[0]?.updatedAt;
  walk.headAt ??= askedAt;
  const wholes = await wholePullRequests(run, nodes);
  const records = wholes.flatMap(({ node, timeline, gap }) =>
    pullRequestRecords(row.repo, node, timeline, gap === undefined),
  );
  const stored = await storedPullRequests(
    run.context.store,
    run.connection.organizationId,
    row.repo,
    nodes.map(({ number }) => number),
  );
  await run.put(row, records);
  const owed = (row.lists.owed ??= {});
  for (const { node, gap } of wholes) {
    const { id, number, reviewThreads } = node;
    const before = stored.get(number);
    const updatedAt = secondsOf(node.updatedAt);
    const known =
      walk.asked === undefined &&
      updatedAt < row.completeTo &&
      before?.updatedAt === updatedAt &&
      before.threads >= reviewThreads.totalCount;
    if (gap !== undefined) owed[number] = { id, what: 'all', tries: owed[number]?.tries ?? 0 };
    else if (reviewThreads.totalCount > 0 && !known) owed[number] = { id, what: 'threads', tries: 0 };
    else if (owed[number]?.what === 'all') delete owed[number];
  }
  const came = new Set(nodes.map(({ number }) => number));
  for (const { id, number } of entries) if (!came.has(number)) owed[number] = { id, what: 'all', tries: 0 };
  run.pullRequests += nodes.length;
  // A page that does not move would be asked for without end.
  if (pageInfo.hasNextPage && (pageInfo.endCursor ?? walk.cursor) === walk.cursor) {
    throw upstream(`${row.repo}: GitHub says that the list of pull requests goes on, but not where`);
  }
  walk.cursor = pageInfo.endCursor ?? walk.cursor;
  const oldest = secondsOf(entries.at(-1)?.updatedAt);
  return !pageInfo.hasNextPage || (walk.floor !== null && oldest < walk.floor);
}

interface ReadPage {
  /** Those that came without an error. */
  nodes: PullRequestNode[];
  /** All that stand on the page, in its order. */
  entries: Entry[];
  pageInfo: Connection<unknown>['pageInfo'];
}

async function readPage(run: SyncRun, row: RepositoryRow, walk: Walk, size: PageSize): Promise<ReadPage> {
  let first = 0;
  try {
    const { data, errors } = await run.sized(size, async (asked) => {
      first = asked;
      const variables = { id: row.nodeId, first, after: walk.cursor };
      const answer = await run.client.ask<PullRequestPage>(PULL_REQUESTS, variables);
      requireData(answer, (page) => page.node?.pullRequests?.nodes, row.repo);
      if (asked > 1) requireMost(answer, (path) => path[3]);
      return answer;
    });
    const list = data.node?.pullRequests as Connection<PullRequestNode>;
    const faulty = new Set(errors.map(({ path }) => path?.[3]));
    const all = list.nodes as (PullRequestNode | null)[];
    const nodes = all.filter((node, at): node is PullRequestNode => node !== null && !faulty.has(at));
    const entries: Entry[] = all.every((node) => node !== null) ? all : (await readIds(run, row, walk, first)).entries;
    return { nodes, entries, pageInfo: list.pageInfo };
  } catch (error) {
    if (!(error instanceof GithubFault) || !error.passing) throw error;
    // Not even one pull request comes through: it is owed, and the walk steps over it.
    const { entries, pageInfo } = await readIds(run, row, walk, 1).catch(() => {
      throw error;
    });
    return { nodes: [], entries, pageInfo };
  }
}

async function readIds(run: SyncRun, row: RepositoryRow, walk: Walk, first: number): Promise<Omit<ReadPage, 'nodes'>> {
  const variables = { id: row.nodeId, first, after: walk.cursor, field: 'UPDATED_AT', direction: 'DESC' };
  const answer = await run.client.ask<IdPage>(PULL_REQUEST_IDS, variables);
  const list = requireData(answer, (page) => page.node?.pullRequests, row.repo);
  return { entries: (list.nodes ?? []).filter((node) => node !== null), pageInfo: list.pageInfo };
}

export interface IdPage {
  node: { pullRequests?: Connection<Entry> | null } | null;
}
