import { faultOfErrors } from './answer-fault';
import { GithubFault } from './github-fault';
import { ISSUE_HEADS, REPOSITORY_LABELS } from './issue-document';
import { readChanged, readLabelled, withdraw } from './issue-walk';
import { fitsPattern } from './name-pattern';
import { PageSize } from './page-size';
import type { Connection } from './pull-request-node';
import { byId, type Asking } from './repository-list';
import type { RepositorySync } from './repository-sync';
import type { SyncRun } from './sync-run';

const DAY = 86_400;

interface Head {
  id: string;
  labels: Connection<{ name: string }> | null;
  issues: { nodes: ({ updatedAt: string } | null)[] | null } | null;
}

/** Reads issues with labels that mean incidents, in repositories that have such labels and where an issue changed. */
export async function syncIssues(run: SyncRun, syncs: readonly RepositorySync[], ask: Asking): Promise<void> {
  const patterns = run.connection.incidentLabels ?? [];
  const wanted = syncs.filter(({ fault, row }) => !fault && (patterns.length > 0 || row.lists.issues));
  if (wanted.length === 0) return;
  try {
    const heads = patterns.length === 0 ? new Map<string, Head>() : await readHeads(run, wanted, ask);
    const size = new PageSize();
    for (const sync of wanted) {
      const head = heads.get(sync.row.nodeId);
      if (!head && patterns.length > 0) continue;
      await readRepository(run, sync, head, patterns, size).catch((error: unknown) => {
        if (!(error instanceof GithubFault) || error.ofConnection) throw error;
        if (error.code === 'stale_cursor') delete sync.row.lists.issues?.cursor;
        sync.noteListFault(new GithubFault(error.code, told(sync.row.repo, error), error.remedy));
      });
    }
  } catch (error) {
    // An older server may not know what is asked for; everything else is in.
    if (!(error instanceof GithubFault) || (error.ofConnection && error.code !== 'unknown_schema')) throw error;
    run.warnings.add(`Issues could not be read: ${error.message}`);
  }
}

const told = (repo: string, { message }: GithubFault): string => (message.startsWith(repo) ? message : `${repo}, issues: ${message}`); // prettier-ignore

async function readHeads(run: SyncRun, syncs: readonly RepositorySync[], ask: Asking): Promise<Map<string, Head>> {
  const heads = new Map<string, Head>();
  const refused: string[] = [];
  const rows = new Map(syncs.map(({ row }) => [row.nodeId, row]));
  await byId<Head>(run.client, ISSUE_HEADS, [...rows.keys()], ask, (node, id, errors) => {
    if (node?.labels && node.issues) heads.set(id, node);
    else if (faultOfErrors(errors)?.passing !== true) refused.push(rows.get(id)?.repo ?? id);
  });
  if (refused.length > 0)
    run.warnings.add(
      `Issues may not be read (${refused.slice(0, 3).join(', ')}${refused.length > 3 ? ` and ${refused.length - 3} more` : ''}): give the token or App read access to Issues, or empty the list of incident labels of this connection.`,
    );
  return heads;
}

async function readRepository(
  run: SyncRun,
  { row }: RepositorySync,
  head: Head | undefined,
  patterns: readonly string[],
  size: PageSize,
): Promise<void> {
  const names = head ? (await labelsOf(run, head)).filter((name) => fitsPattern(patterns, name)).sort() : [];
  const before = row.lists.issues;
  if (names.length === 0) {
    if (!before) return;
    await withdraw(run, row, new Set(), run.client.limits.serverNow());
    delete row.lists.issues;
    return run.save(row);
  }
  const same = before?.names.join('\n') === names.join('\n') ? before : undefined;
  const state = (row.lists.issues = same ?? { names });
  const changedAt = head?.issues?.nodes?.[0]?.updatedAt;
  const now = run.client.limits.serverNow();
  // Reading all of them again tells what was deleted or moved away, and what the changes did not tell.
  if (state.wholeAt === undefined || state.cursor !== undefined || now - state.wholeAt > DAY)
    await readLabelled(run, row, state, size);
  else if (changedAt !== state.head && changedAt !== undefined) {
    if (state.head === undefined) await readLabelled(run, row, state, size);
    else await readChanged(run, row, state, size, patterns);
  } else return;
  state.head = changedAt;
  await run.save(row);
}

async function labelsOf(run: SyncRun, { id, labels }: Head): Promise<string[]> {
  const names: string[] = [];
  for (let page = labels; page;) {
    names.push(...(page.nodes ?? []).flatMap((label) => label?.name ?? []));
    if (!page.pageInfo.hasNextPage) break;
    const variables = { id, after: page.pageInfo.endCursor };
    const { data } = await run.client.ask<{ node: Pick<Head, 'labels'> | null }>(REPOSITORY_LABELS, variables);
    page = data.node?.labels ?? null;
  }
  return names;
}
