import type { Json } from '../github-rest/shape';
import { secondsOf, upstream } from './answer-fault';
import type { DeploymentNode, ReleaseNode, StatusNode } from './deploy-node';
import { DEPLOYMENTS, DEPLOYMENTS_BY_ID, RELEASES, STATUSES } from './deployment-document';
import { deploymentRecord, releaseRecord } from './deploy-records';
import type { ListHead } from './listed-repository';
import type { PageSize } from './page-size';
import type { Connection } from './pull-request-node';
import type { ListState } from './repository-lists';
import { requireData } from './required-data';
import { restOfLists } from './rest-of-lists';
import type { RepositoryRow, SyncRun } from './sync-run';

type Kind = 'deployments' | 'releases';
type Page<T> = { node: { list?: Connection<T> | null } | null };

/** A deployment that nobody decided in this time never will be (seconds). */
const FORGOTTEN = 30 * 86400;

/** Whether a list has changed since it was last read to its end. */
export function listChanged(state: ListState | undefined, head: ListHead | undefined): boolean {
  if (!head) return false;
  if (!state || state.walk) return head.totalCount > 0 || state?.walk !== undefined;
  return state.total !== head.totalCount || state.head !== headOf(head.nodes) || (state.open?.length ?? 0) > 0;
}

function headOf(nodes: readonly ({ createdAt: string; updatedAt?: string } | null)[] | null): string | undefined {
  const newest = nodes?.[0];
  return newest ? `${newest.createdAt} ${newest.updatedAt ?? ''}` : undefined;
}

/**
 * Reads one page of deployments or releases, the newest first: to the end the first time or when GitHub counts fewer than it should, later down to
 * the newest that is known, and those again that were not decided.
 *
 * @returns whether the list is read
 */
export async function walkList(
  run: SyncRun,
  row: RepositoryRow,
  kind: Kind,
  head: ListHead,
  size: PageSize,
): Promise<boolean> {
  const state: ListState = (row.lists[kind] ??= {});
  state.walk ??= { cursor: null, head: headOf(head.nodes) ?? null, read: 0 };
  const { walk } = state;
  const answer = await run.sized(size, async (first) => {
    const page = await run.client.ask<Page<DeploymentNode | ReleaseNode>>(
      kind === 'deployments' ? DEPLOYMENTS : RELEASES,
      { id: row.nodeId, first, after: walk.cursor },
    );
    requireData(page, ({ node }) => node?.list?.nodes, `${row.repo}: ${kind}`);
    return page;
  });
  const list = answer.data.node?.list as Connection<DeploymentNode | ReleaseNode>;
  const nodes = (list.nodes ?? []).filter((node) => node !== null);
  if (kind === 'deployments') await putDeployments(run, row, nodes as DeploymentNode[]);
  else await putReleases(run, row, nodes as ReleaseNode[]);
  walk.read += nodes.length;
  // A page that does not move would be asked for without end.
  if (list.pageInfo.hasNextPage && (list.pageInfo.endCursor ?? walk.cursor) === walk.cursor) {
    throw upstream(`${row.repo}: GitHub says that the list of ${kind} goes on, but not where`);
  }
  walk.cursor = list.pageInfo.endCursor ?? walk.cursor;
  // What is older than the newest one known was read before, as long as none is missing in between.
  const known = secondsOf(state.head?.split(' ')[0]);
  const oldest = secondsOf(nodes.at(-1)?.createdAt);
  const complete = state.total !== undefined && oldest < known && state.total + walk.read >= list.totalCount;
  if (list.pageInfo.hasNextPage && !complete) return false;
  row.lists[kind] = { head: walk.head ?? undefined, total: list.totalCount, open: state.open };
  return true;
}

async function putReleases(run: SyncRun, row: RepositoryRow, nodes: ReleaseNode[]): Promise<void> {
  await run.put(
    row,
    nodes.map((node) => releaseRecord(row.repo, run.host, node)).filter((record) => record !== undefined),
  );
}

async function putDeployments(run: SyncRun, row: RepositoryRow, nodes: DeploymentNode[]): Promise<void> {
  const rests = await restOfLists<StatusNode>(
    run,
    STATUSES,
    nodes.flatMap(({ id, statuses }) =>
      statuses.pageInfo.hasNextPage ? [{ id, after: statuses.pageInfo.endCursor }] : [],
    ),
  );
  const state = (row.lists.deployments ??= {});
  const open = new Set(state.open);
  const records: Json[] = [];
  for (const node of nodes) {
    const rest = rests.get(node.id);
    const first = rest?.fromStart ? [] : (node.statuses.nodes ?? []);
    const statuses = [...first, ...(rest?.nodes ?? [])].filter((status) => status !== null);
    const record = deploymentRecord(row.repo, run.host, node, statuses);
    const whole = rest?.gap === undefined && statuses.length >= node.statuses.totalCount;
    const decided = record !== undefined && whole;
    const forgotten = run.client.limits.serverNow() - secondsOf(node.createdAt) > FORGOTTEN;
    if (decided || (whole && forgotten)) open.delete(node.id);
    else open.add(node.id);
    if (record) records.push(record);
  }
  await run.put(row, records);
  state.open = [...open];
}

/** Looks again at deployments that were not decided when they were read. */
export async function readOpenDeployments(run: SyncRun, row: RepositoryRow): Promise<void> {
  const open = row.lists.deployments?.open ?? [];
  for (let from = 0; from < open.length; from += 100) {
    const ids = open.slice(from, from + 100);
    const { data } = await run.client.ask<{ nodes: (DeploymentNode | null)[] }>(DEPLOYMENTS_BY_ID, { ids });
    const state = row.lists.deployments as ListState;
    // Deleted ones will not be decided any more.
    state.open = state.open?.filter((id) => !ids.includes(id) || data.nodes[ids.indexOf(id)]);
    await putDeployments(
      run,
      row,
      data.nodes.filter((node) => node?.statuses).map((node) => node as DeploymentNode),
    );
  }
}
