import { faultOfErrors, type GraphqlError } from './answer-fault';
import { GithubFault } from './github-fault';
import { TIMELINES } from './nested-lists';
import { PULL_REQUEST_LISTS } from './pull-request-document';
import type { Connection, PullRequestNode, TimelineItem } from './pull-request-node';
import { restOfLists } from './rest-of-lists';
import type { SyncRun } from './sync-run';

/** Lists of a pull request that its timeline repeats. */
const LISTS = ['reviews', 'commits', 'comments'] as const;

/** A pull request with its timeline read to the end. */
export interface WholePullRequest {
  node: PullRequestNode;
  timeline: TimelineItem[];
  /** Why something of it is missing; undefined = nothing is. */
  gap?: string;
}

/**
 * Reads the timelines of pull requests to their ends, and compares what came with what GitHub counts: its reviews, its commits and the comments below it. Where the timeline
 * holds fewer of them, these lists are read as well. The timeline's own counts are of no use: `totalCount` counts entries of every type, whatever types
 * were asked for (measured by others in August 2026), and `filteredCount` is documented for cursors alone.
 */
export async function wholePullRequests(run: SyncRun, nodes: readonly PullRequestNode[]): Promise<WholePullRequest[]> {
  const cut = nodes.filter((node) => node.timelineItems.pageInfo.hasNextPage);
  const rests = await restOfLists<TimelineItem>(
    run,
    TIMELINES,
    cut.map((node) => ({ id: node.id, after: node.timelineItems.pageInfo.endCursor })),
  );
  const wholes: WholePullRequest[] = [];
  for (const node of nodes) {
    const rest = rests.get(node.id);
    const first = rest?.fromStart ? [] : (node.timelineItems.nodes ?? []);
    const timeline = [...first, ...(rest?.nodes ?? [])].filter((item) => item !== null);
    const whole: WholePullRequest = { node, timeline, gap: rest?.gap };
    if (first.includes(null)) whole.gap ??= 'GitHub left entries of the timeline empty.';
    await fill(run, whole);
    wholes.push(whole);
  }
  return wholes;
}

async function fill(run: SyncRun, whole: WholePullRequest): Promise<void> {
  if (!lacks(whole)) return;
  const known = new Set(whole.timeline.map(keyOf));
  let cursors: Cursors | undefined = { reviews: null, commits: null, comments: null };
  try {
    while (cursors) cursors = await fillPage(run, whole, known, cursors);
  } catch (error) {
    // One that never comes keeps the others of its page from nothing.
    if (!(error instanceof GithubFault) || error.ofConnection) throw error;
    whole.gap ??= error.message;
  }
  whole.gap ??= lacks(whole);
}

type Cursors = Record<(typeof LISTS)[number], string | null>;

/** @returns where the lists go on; undefined = they do not */
async function fillPage(
  run: SyncRun,
  whole: WholePullRequest,
  known: Set<string>,
  cursors: Cursors,
): Promise<Cursors | undefined> {
  const variables = { id: whole.node.id, first: 100, ...cursors };
  const { data, errors } = await run.client.ask<ListsAnswer>(PULL_REQUEST_LISTS, variables);
  const lists = data.node;
  if (!lists || LISTS.some((name) => !lists[name]?.nodes)) {
    whole.gap ??= reasonOf(errors);
    return undefined;
  }
  const next = { ...cursors };
  let more = false;
  for (const name of LISTS) {
    const list = lists[name] as Connection<TimelineItem>;
    for (const item of list.nodes ?? []) {
      if (item === null || known.has(keyOf(item))) continue;
      known.add(keyOf(item));
      whole.timeline.push(item);
    }
    next[name] = list.pageInfo.endCursor ?? cursors[name];
    more ||= list.pageInfo.hasNextPage;
  }
  const moved = LISTS.some((name) => next[name] !== cursors[name]);
  return more && moved ? next : undefined;
}

interface ListsAnswer {
  node: Partial<Record<(typeof LISTS)[number], Connection<TimelineItem> | null>> | null;
}

function lacks({ node, timeline }: WholePullRequest): string | undefined {
  const came = { reviews: 0, commits: 0, comments: 0 };
  for (const item of timeline) {
    if (item.commit) came.commits++;
    else if (item.__typename === 'PullRequestReview') came.reviews++;
    else if (item.__typename === 'IssueComment') came.comments++;
  }
  const short = LISTS.find((name) => came[name] < node[name].totalCount);
  return short && `GitHub counts ${node[short].totalCount} ${short} and gave ${came[short]}.`;
}

const keyOf = (item: TimelineItem): string =>
  item.commit ? `commit ${item.commit.oid}` : `${item.__typename} ${item.fullDatabaseId ?? item.createdAt}`;

export function reasonOf(errors: readonly GraphqlError[]): string {
  return faultOfErrors(errors)?.message ?? errors[0]?.message ?? 'GitHub gave nothing where a list is.';
}
