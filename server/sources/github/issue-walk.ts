import { storedIncidents, type StoredIncident } from '../../ledger/stored-incidents';
import { secondsOf, upstream } from './answer-fault';
import { CHANGED_ISSUES, ISSUES_BY_ID, LABELLED_ISSUES } from './issue-document';
import { issueFacts, issueIdOf, labelsOf, type ChangedIssueNode, type IssueNode } from './issue-node';
import { bearsLabel, issueIncidentId, issueRecord, withdrawnIssue } from './issue-record';
import type { PageSize } from './page-size';
import type { Connection } from './pull-request-node';
import { requireData } from './required-data';
import type { RepositoryRow, SyncRun } from './sync-run';

/** What the door keeps of a repository's issues. */
export interface IssuesState {
  /** Labels that fit, sorted, for which the issues were read. */
  names: string[];
  /** The last change of any issue when they were last read. */
  head?: string;
  /** When all labelled ones were read, by GitHub's clock (epoch seconds). */
  wholeAt?: number;
  /** Where reading all of them stands; it does not tell what has vanished once it was interrupted. */
  cursor?: string;
}

type Page<T> = { node: { issues?: Connection<T> | null } | null };

const OVERLAP = 300;

/** Reads all issues with one of the labels; those that are known and bear none any more, or are not there any more, are withdrawn. */
export async function readLabelled(
  run: SyncRun,
  row: RepositoryRow,
  state: IssuesState,
  size: PageSize,
): Promise<void> {
  const begun = run.client.limits.serverNow();
  const whole = state.cursor === undefined;
  const seen = new Set<string>();
  for (let after = state.cursor ?? null; ;) {
    const page = await pageOf<IssueNode>(run, row, size, LABELLED_ISSUES, { labels: state.names, after });
    const nodes = page.nodes ?? [];
    for (const node of nodes) if (node) seen.add(issueIncidentId(run.host, issueIdOf(node)));
    await put(run, row, nodes);
    if (!page.pageInfo.hasNextPage) break;
    after = next(row, page, after);
    state.cursor = after;
    await run.save(row);
  }
  delete state.cursor;
  if (whole) await withdraw(run, row, seen, begun);
  state.wholeAt = begun;
}

/** Reads issues that changed since the last time, and withdraws those that lost their label. */
export async function readChanged(
  run: SyncRun,
  row: RepositoryRow,
  state: IssuesState,
  size: PageSize,
  patterns: readonly string[],
): Promise<void> {
  const since = new Date((secondsOf(state.head) - OVERLAP) * 1000).toISOString().replace('.000Z', 'Z');
  const labelled: string[] = [];
  const others: ChangedIssueNode[] = [];
  for (let after: string | null = null; ;) {
    const page: Connection<ChangedIssueNode> = await pageOf<ChangedIssueNode>(run, row, size, CHANGED_ISSUES, { since, after }); // prettier-ignore
    for (const node of page.nodes ?? []) {
      if (!node) continue;
      if (bearsLabel(patterns, labelsOf(node))) labelled.push(node.id);
      else others.push(node);
    }
    if (!page.pageInfo.hasNextPage) break;
    after = next(row, page, after);
  }
  for (let from = 0; from < labelled.length;) {
    let ids: string[] = [];
    const { data } = await run.sized(size, (first) => {
      ids = labelled.slice(from, from + first);
      return run.client.ask<{ nodes: (IssueNode | null)[] }>(ISSUES_BY_ID, { ids }, 3);
    });
    await put(run, row, data.nodes);
    from += ids.length;
  }
  if (others.length === 0) return;
  const known = await knownIncidents(run, row);
  const lost = others.filter((node) => known.has(issueIncidentId(run.host, issueIdOf(node))));
  await run.put(row, lost.map((node) => withdrawnIssue(run.host, issueIdOf(node), node.createdAt, node.updatedAt))); // prettier-ignore
}

/** Withdraws what is known and was not seen: under the version it has, so that it comes back when it is read again. */
export async function withdraw(
  run: SyncRun,
  row: RepositoryRow,
  seen: ReadonlySet<string>,
  begun: number,
): Promise<void> {
  const prefix = issueIncidentId(run.host, '');
  const records = [...(await knownIncidents(run, row))]
    // One that a webhook brought meanwhile is newer than the list.
    .filter(([id, { openedAt }]) => !seen.has(id) && secondsOf(openedAt) < begun)
    .map(([id, { openedAt, updatedAt }]) => withdrawnIssue(run.host, id.slice(prefix.length), openedAt, updatedAt));
  await run.put(row, records);
}

function knownIncidents(run: SyncRun, { repo }: RepositoryRow): Promise<Map<string, StoredIncident>> {
  return storedIncidents(run.context.store, run.connection.organizationId, repo, issueIncidentId(run.host, ''));
}

async function put(run: SyncRun, row: RepositoryRow, nodes: readonly (IssueNode | null)[]): Promise<void> {
  const found = nodes.filter((node): node is IssueNode => node?.createdAt !== undefined);
  await run.put(row, found.map((node) => issueRecord(row.repo, run.host, issueFacts(node)))); // prettier-ignore
}

async function pageOf<T>(
  run: SyncRun,
  row: RepositoryRow,
  size: PageSize,
  document: string,
  variables: object,
): Promise<Connection<T>> {
  const answer = await run.sized(size, async (first) => {
    const page = await run.client.ask<Page<T>>(document, { id: row.nodeId, first, ...variables }, 3);
    requireData(page, ({ node }) => node?.issues?.nodes, `${row.repo}, issues`);
    return page;
  });
  return answer.data.node?.issues as Connection<T>;
}

function next({ repo }: RepositoryRow, { pageInfo }: Connection<unknown>, after: string | null): string {
  const { endCursor } = pageInfo;
  if (endCursor !== null && endCursor !== after) return endCursor;
  throw upstream(`${repo}: GitHub says that the list of issues goes on, but not where`);
}
