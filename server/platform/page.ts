import { Failure } from './failure';

/** A page asked for. */
export interface Page {
  first?: number | null;
  after?: string | null;
}

/** A page of a list, with the length of the whole. */
export interface PageOf<T> {
  total: number;
  nodes: T[];
  endCursor: string | null;
  hasNextPage: boolean;
}

const PAGE = 50;
const LARGEST_PAGE = 1000;

/**
 * One page of a list that is held whole; the cursor is the id of its last item.
 *
 * @throws Failure bad_input for a cursor of another list
 */
export function pageOf<I, T>(
  items: readonly I[],
  { first, after }: Page,
  idOf: (item: I) => string,
  told: (item: I) => T,
): PageOf<T> {
  const size = Math.min(LARGEST_PAGE, Math.max(1, first ?? PAGE));
  const start = after ? items.findIndex((item) => idOf(item) === after) + 1 : 0;
  if (after && start === 0)
    throw new Failure('bad_input', `"${after}" is not in this list: ask without "after" first.`);
  const shown = items.slice(start, start + size);
  return {
    total: items.length,
    nodes: shown.map(told),
    endCursor: shown.length === 0 ? null : idOf(shown[shown.length - 1]),
    hasNextPage: start + shown.length < items.length,
  };
}
