import { livelyPullRequests, storedPullRequests } from '../../ledger/stored-pull-requests';
import { secondsOf } from './answer-fault';
import { PULL_REQUEST_IDS, RATE_LIMIT } from './pull-request-document';
import type { IdPage } from './pull-request-walk';
import { requireData } from './required-data';
import type { RepositoryRow, SyncRun } from './sync-run';

/** Seconds between two reconciliations of a repository. */
const EVERY = 86_400;
/** Merged pull requests whose threads may still be resolved (seconds). */
const LIVELY = 14 * 86_400;

/**
 * Looks for what the walks cannot see, the slow way: when GitHub counts more pull requests than are here, all numbers are compared, the oldest first; and
 * once a day the threads of pull requests that are open or were merged in the last fortnight are read again, because resolving a thread or a
 * reaction does not count as an update. What is found becomes owed.
 *
 * @returns whether anything became owed
 */
export async function reconcile(run: SyncRun, row: RepositoryRow, expected: number, got: number): Promise<boolean> {
  const now = run.client.limits.serverNow();
  const lack = String(expected - got);
  const due = !(now - row.reconciledAt < EVERY);
  // More here than there may hide that some are missing.
  const lacking = got < expected ? due || row.lists.lacking !== lack : got > expected && due;
  const before = Object.keys(row.lists.owed ?? {}).length;
  if (lacking || row.reconcileCursor !== null) {
    run.tell(`Looking for pull requests that are missing in ${row.repo}`);
    await findMissing(run, row);
    row.lists.lacking = lack;
  }
  if (due) {
    // After the backfill everything has just been read.
    if (!Number.isNaN(row.reconciledAt)) await owLively(run, row, now - LIVELY);
    row.reconciledAt = now;
  }
  if (lacking || due) await run.save(row);
  return Object.keys(row.lists.owed ?? {}).length > before;
}

async function findMissing(run: SyncRun, row: RepositoryRow): Promise<void> {
  const { store } = run.context;
  for (;;) {
    const variables = { id: row.nodeId, first: 100, after: row.reconcileCursor, field: 'CREATED_AT', direction: 'ASC' };
    const answer = await run.client.ask<IdPage>(PULL_REQUEST_IDS, variables);
    const page = requireData(answer, (data) => data.node?.pullRequests, row.repo);
    const nodes = (page.nodes ?? []).filter((node) => node !== null);
    const numbers = nodes.map(({ number }) => number);
    const stored = await storedPullRequests(store, run.connection.organizationId, row.repo, numbers);
    const owed = (row.lists.owed ??= {});
    for (const { id, number, updatedAt } of nodes) {
      if (stored.get(number)?.updatedAt === secondsOf(updatedAt) || owed[number]?.what === 'all') continue;
      owed[number] = { id, what: 'all', tries: 0 };
    }
    const { hasNextPage, endCursor } = page.pageInfo;
    row.reconcileCursor = hasNextPage && endCursor !== row.reconcileCursor ? endCursor : null;
    await run.save(row);
    if (row.reconcileCursor === null) return;
  }
}

/** The document that tells the ids of so many pull requests by their numbers: no lists, 1 point. */
export function numbersDocument(numbers: readonly number[]): string {
  const parts = numbers.map(
    (number) => `p${number}: pullRequest(number: ${number}) { id number reviewThreads { totalCount } }`,
  );
  return `query pullRequestNumbers($id: ID!) {\nnode(id: $id) { ... on Repository {\n${parts.join('\n')}\n} }\n${RATE_LIMIT}\n}`;
}

type Numbered = { id: string; number: number; reviewThreads: { totalCount: number } } | null;

async function owLively(run: SyncRun, row: RepositoryRow, since: number): Promise<void> {
  const { context, connection, client } = run;
  const numbers = await livelyPullRequests(context.store, connection.organizationId, row.repo, since);
  for (let from = 0; from < numbers.length; from += 100) {
    const document = numbersDocument(numbers.slice(from, from + 100));
    const { data } = await client.ask<{ node: Record<string, Numbered> | null }>(document, { id: row.nodeId });
    const owed = (row.lists.owed ??= {});
    for (const found of Object.values(data.node ?? {})) {
      if (found) owed[found.number] ??= { id: found.id, what: 'threads', tries: 0 };
    }
  }
}
