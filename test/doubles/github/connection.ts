import { GithubError } from './github-error';

/** What a list of the world must say to be paged. */
export interface Paging<T> {
  items: readonly T[];
  id: (item: T) => string;
  /** The value the list is ordered by, text or number; without it the list keeps its order. */
  sortValue?: (item: T) => string | number | null;
  descending?: boolean;
  /** Items dropped after the cursor (`skip` of timelines). */
  skip?: number;
}

export interface PagingArguments {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
}

export interface Page<T> {
  totalCount: number;
  nodes: T[];
  edges: { node: T; cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  /** Items between the cursors. */
  filteredCount: number;
  pageCount: number;
}

/** Sort value, id, and the place in the list, which serves where there is no sort value and the item is gone. */
type Cursor = [value: string | number | null, id: string, index: number];

/**
 * One page of a connection. Cursors hold the sort value and the id, and are looked up in the order of the moment of the query: an item that
 * moved to the front of `UPDATED_AT DESC` while one was paging is missed, one that moved to the end of `ASC` is met again; as on GitHub.
 *
 * @throws GithubError for a cursor that is none
 */
export function pageOf<T>(paging: Paging<T>, { first, last, after, before }: PagingArguments): Page<T> {
  const ordered = inOrder(paging);
  const start = after ? placeOf(paging, ordered, readCursor(after), 'after') : 0;
  const end = before ? placeOf(paging, ordered, readCursor(before), 'before') : ordered.length;
  const skipped = start + (paging.skip ?? 0);
  const between = ordered.slice(skipped, Math.max(skipped, end));
  let from = 0;
  let to = between.length;
  if (typeof first === 'number') to = Math.min(to, first);
  if (typeof last === 'number') from = Math.max(0, to - last);
  const nodes = between.slice(from, to);
  const edges = nodes.map((node, index) => ({ node, cursor: cursorOf(paging, node, skipped + from + index) }));
  return {
    totalCount: ordered.length,
    nodes,
    edges,
    pageInfo: {
      hasNextPage: skipped + to < ordered.length,
      hasPreviousPage: skipped + from > 0 && nodes.length > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    filteredCount: Math.max(0, end - start),
    pageCount: nodes.length,
  };
}

const opening = 'cursor:v2:';

function cursorOf<T>(paging: Paging<T>, item: T, index: number): string {
  const cursor: Cursor = [paging.sortValue?.(item) ?? null, paging.id(item), index];
  return Buffer.from(opening + JSON.stringify(cursor)).toString('base64');
}

function readCursor(text: string): Cursor {
  const plain = Buffer.from(text, 'base64').toString();
  try {
    if (!plain.startsWith(opening)) throw new Error('No cursor.');
    return JSON.parse(plain.slice(opening.length)) as Cursor;
  } catch {
    throw invalidCursor(text);
  }
}

export function invalidCursor(cursor: string): GithubError {
  return new GithubError('INVALID_CURSOR_ARGUMENTS', `\`${cursor}\` does not appear to be a valid cursor.`);
}

function inOrder<T>(paging: Paging<T>): readonly T[] {
  const { sortValue, id } = paging;
  if (!sortValue) return paging.items;
  const keyed = paging.items.map((item) => ({ item, value: sortValue(item), id: id(item) }));
  keyed.sort((a, b) => compare([a.value, a.id], [b.value, b.id], paging.descending ?? false));
  return keyed.map(({ item }) => item);
}

/** The first place behind the cursor, or with `before` the place of the cursor. */
function placeOf<T>(paging: Paging<T>, ordered: readonly T[], cursor: Cursor, side: 'after' | 'before'): number {
  const [value, id, index] = cursor;
  const { sortValue } = paging;
  if (!sortValue) {
    const found = ordered.findIndex((item) => paging.id(item) === id);
    return Math.min(ordered.length, found < 0 ? index : side === 'after' ? found + 1 : found);
  }
  const found = ordered.findIndex((item) => {
    const order = compare([sortValue(item), paging.id(item)], [value, id], paging.descending ?? false);
    return side === 'after' ? order > 0 : order >= 0;
  });
  return found < 0 ? ordered.length : found;
}

type Key = [value: string | number | null, id: string];

function compare([a, aId]: Key, [b, bId]: Key, descending: boolean): number {
  const order = compareValues(a, b) || compareValues(aId, bId);
  return descending ? -order : order;
}

function compareValues(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}
