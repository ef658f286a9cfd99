import { faultOfErrors, type GraphqlError } from './answer-fault';
import { GithubFault } from './github-fault';
import { PageSize } from './page-size';
import { RATE_LIMIT } from './pull-request-document';
import type { Connection, PageInfo } from './pull-request-node';
import type { SyncRun } from './sync-run';

/** A nested list that did not fit into the first page of its parent. */
export interface ListKind {
  /** The parent's type. */
  type: string;
  /** The list's field; its selection with the arguments `first` and `after` in place. */
  name: string;
  selection: (argumentsOfList: string) => string;
  fragments: string;
}

export interface RestOfList<T> {
  nodes: T[];
  /** The nodes are the list from its beginning, because GitHub had forgotten the place. */
  fromStart: boolean;
  /** Why the list has gaps; undefined = it is whole. */
  gap?: string;
}

/** Lists asked for in one call. */
const AT_ONCE = 25;

/** The document that reads the next page of so many lists. */
export function restDocument(kind: ListKind, count: number): string {
  const places = Array.from({ length: count }, (_, at) => at);
  const variables = places.map((at) => `$i${at}: ID!, $a${at}: String`).join(', ');
  const lists = places.map(
    (at) => `l${at}: node(id: $i${at}) { ... on ${kind.type} { ${kind.selection(`first: $first, after: $a${at}`)} } }`,
  );
  return `query restOf_${kind.name}($first: Int!, ${variables}) {\n${lists.join('\n')}\n${RATE_LIMIT}\n}\n${kind.fragments}`;
}

interface Open<T> extends RestOfList<T> {
  id: string;
  after: string | null;
}

/** Reads lists on to their ends, many in one call, whatever repository they are of. */
export async function restOfLists<T>(
  run: SyncRun,
  kind: ListKind,
  lists: readonly { id: string; after: string | null }[],
): Promise<Map<string, RestOfList<T>>> {
  const all: Open<T>[] = lists.map((list) => ({ ...list, nodes: [], fromStart: false }));
  const size = new PageSize(100);
  let open = all;
  while (open.length > 0) {
    const some = open.slice(0, Math.max(1, Math.floor((AT_ONCE * size.value) / 100)));
    try {
      await readPages(run, kind, some, size);
    } catch (error) {
      if (!(error instanceof GithubFault) || error.ofConnection) throw error;
      if (error.passing && size.value > 1) await run.pause(size.failed(error));
      else for (const list of some) end(list, error.message);
    }
    open = open.filter((list) => list.after !== END);
  }
  return new Map(all.map(({ id, nodes, fromStart, gap }) => [id, { nodes, fromStart, gap }]));
}

/** Stands for a list that is over. */
const END = '\u0000end';

function end(list: Open<unknown>, gap?: string): void {
  list.after = END;
  list.gap ??= gap;
}

async function readPages<T>(run: SyncRun, kind: ListKind, lists: Open<T>[], size: PageSize): Promise<void> {
  const variables: Record<string, unknown> = { first: size.value };
  lists.forEach((list, at) => {
    variables[`i${at}`] = list.id;
    variables[`a${at}`] = list.after;
  });
  const { data, errors } = await run.client.ask<Record<string, Record<string, Connection<T> | null> | null>>(
    restDocument(kind, lists.length),
    variables,
  );
  size.answered();
  lists.forEach((list, at) => {
    const own = errors.filter(({ path }) => path?.[0] === `l${at}`);
    take(list, data[`l${at}`]?.[kind.name], own);
  });
}

function take<T>(
  list: Open<T>,
  page: { nodes: (T | null)[] | null; pageInfo: PageInfo } | null | undefined,
  errors: readonly GraphqlError[],
): void {
  const fault = faultOfErrors(errors);
  if (fault?.code === 'stale_cursor' && !list.fromStart) {
    list.nodes = [];
    list.after = null;
    list.fromStart = true;
    return;
  }
  if (errors.length > 0) list.gap ??= fault?.message ?? errors[0].message;
  if (!page?.nodes) return end(list, 'GitHub gave nothing where a list goes on.');
  for (const node of page.nodes) {
    if (node === null) list.gap ??= 'GitHub left entries of a list empty.';
    else list.nodes.push(node);
  }
  if (!page.pageInfo.hasNextPage) return end(list);
  // A page that does not move would be asked for without end.
  if (page.pageInfo.endCursor === null || page.pageInfo.endCursor === list.after)
    return end(list, 'GitHub says that a list goes on, but not where.');
  list.after = page.pageInfo.endCursor;
}
