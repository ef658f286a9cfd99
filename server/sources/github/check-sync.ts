import { reviewAgentsOf, type ReviewAgents, type ReviewingAgent } from '../../domain/review-agents';
import { wantedChecks, type CheckedSpan, type WantedCheck } from '../../ledger/wanted-checks';
import type { Json } from '../github-rest/shape';
import { checksDocument, CONTEXTS } from './check-document';
import { checkRunRecord, isOfReviewAgent } from './check-run';
import { databaseIdOf } from './database-id';
import { GithubFault } from './github-fault';
import { PageSize } from './page-size';
import type { Connection } from './pull-request-node';
import type { RepositorySync } from './repository-sync';
import { requireData } from './required-data';
import { restOfLists } from './rest-of-lists';
import type { RepositoryRow, SyncRun } from './sync-run';

/** Pull requests of one repository in a run; the others have their turn in the next one. */
const MOST = 2000;
/** Pull requests in one call: each may have a hundred checks with their texts. */
const AT_ONCE = 50;

interface CheckNode {
  __typename: string;
  id?: string;
  name?: string;
  status?: string;
  conclusion?: string | null;
  completedAt?: string | null;
  url?: string;
  title?: string | null;
  summary?: string | null;
  text?: string | null;
  checkSuite?: { app: { slug: string } | null; commit: { oid: string } } | null;
}

type Rollup = { id: string; contexts: Connection<CheckNode> };
type Head = { commits: { nodes: ({ commit: { statusCheckRollup: Rollup | null } } | null)[] | null } } | null;

/** Agents that say something in checks, as their files know them. */
export function checkingAgents({ agents }: ReviewAgents): ReviewingAgent[] {
  return agents.filter(({ markup: { clean = [], reviewed = [] } }) =>
    [...clean, ...reviewed].some(({ places }) => places?.includes('check')),
  );
}

/**
 * Reads what checks of review agents said about the last commit of closed pull requests, in repositories where such an agent spoke: a clean review is
 * often told there alone. Each pull request once, the last closed first.
 */
export async function syncChecks(run: SyncRun, syncs: readonly RepositorySync[]): Promise<void> {
  const agents = reviewAgentsOf(undefined);
  const logins = checkingAgents(agents).flatMap(({ accounts }) =>
    accounts.flatMap(({ login }) => [login, `${login}[bot]`]),
  );
  const refused: string[] = [];
  for (const { row, fault } of syncs) {
    // A pull request that is still to come may have been closed before those that are here.
    if (fault || Object.values(row.lists.owed ?? {}).some(({ what }) => what === 'all')) continue;
    try {
      await readChecks(run, row, agents, logins);
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      if (error.code === 'forbidden') refused.push(row.repo);
      else run.warnings.add(`${row.repo}: checks of review agents are still to come. ${error.message}`);
    }
  }
  if (refused.length > 0)
    run.warnings.add(
      `Checks of review agents may not be read (${refused.slice(0, 3).join(', ')}): give the token or App read access to Checks and Commit statuses. Without them some clean reviews stay unknown.`,
    );
}

async function readChecks(run: SyncRun, row: RepositoryRow, agents: ReviewAgents, logins: string[]): Promise<void> {
  const { store } = run.context;
  const wanted = await wantedChecks(store, run.connection.organizationId, row.repo, logins, row.lists.checked, MOST);
  const size = new PageSize(AT_ONCE);
  for (let from = 0; from < wanted.length;) {
    run.tell(`Reading checks of ${row.repo}`);
    let some: WantedCheck[] = [];
    const { data, errors } = await run.sized(size, async (most) => {
      some = wanted.slice(from, from + most);
      const document = checksDocument(some.map(({ number }) => number));
      const answer = await run.client.ask<{ node: Record<string, Head> | null }>(document, { id: row.nodeId });
      requireData(answer, ({ node }) => node, row.repo);
      return answer;
    });
    const denied = errors.find(({ type, path }) => type === 'FORBIDDEN' && path?.includes('statusCheckRollup'));
    if (denied) throw new GithubFault('forbidden', denied.message, 'Give read access to Checks.');
    const rollups = some.flatMap(({ number }) => {
      const rollup = data.node?.[`p${number}`]?.commits.nodes?.[0]?.commit.statusCheckRollup;
      return rollup ? [{ number, rollup }] : [];
    });
    await run.put(row, await recordsOf(run, row, agents, rollups));
    row.lists.checked = some.reduce(widened, row.lists.checked);
    await run.save(row);
    from += some.length;
  }
}

async function recordsOf(
  run: SyncRun,
  row: RepositoryRow,
  agents: ReviewAgents,
  rollups: readonly { number: number; rollup: Rollup }[],
): Promise<Json[]> {
  const cut = rollups.filter(({ rollup }) => rollup.contexts.pageInfo.hasNextPage);
  const rests = await restOfLists<CheckNode>(
    run,
    CONTEXTS,
    cut.map(({ rollup: { id, contexts } }) => ({ id, after: contexts.pageInfo.endCursor })),
  );
  return rollups.flatMap(({ number, rollup: { id, contexts } }) =>
    [...(contexts.nodes ?? []), ...(rests.get(id)?.nodes ?? [])].flatMap((node): Json[] => {
      const check = node?.__typename === 'CheckRun' ? restShapeOf(node) : undefined;
      if (!check || !isOfReviewAgent(check, agents)) return [];
      const record = checkRunRecord(check, row.repo, number);
      return record ? [record] : [];
    }),
  );
}

/** As the REST API writes it. */
function restShapeOf({ id = '', checkSuite, ...node }: CheckNode): Json {
  return {
    id: databaseIdOf(id),
    name: node.name,
    status: node.status?.toLowerCase(),
    conclusion: node.conclusion?.toLowerCase(),
    completed_at: node.completedAt,
    head_sha: checkSuite?.commit.oid,
    html_url: node.url,
    app: checkSuite?.app,
    output: { title: node.title, summary: node.summary, text: node.text },
  };
}

function widened(span: CheckedSpan | undefined, { closedAt, number }: WantedCheck): CheckedSpan {
  const place: [number, number] = [closedAt, number];
  if (!span) return { oldest: place, newest: place };
  const before = ([closed, other]: [number, number]) => closedAt < closed || (closedAt === closed && number < other);
  return before(span.oldest) ? { ...span, oldest: place } : before(span.newest) ? span : { ...span, newest: place };
}
