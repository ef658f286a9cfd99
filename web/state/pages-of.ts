import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { TypedDocumentString } from '../gql/documents';
import { ask } from './server';

/** One page of a list that can grow. */
export interface PageOf<N> {
  total: number;
  nodes: N[];
  endCursor: string | null;
  hasNextPage: boolean;
}

/** How many rows are asked for at once. */
export const PAGE_SIZE = 50;

/**
 * Asks a list page by page; "load more" adds the next.
 *
 * @param key the operation's name
 * @param page takes the page out of an answer
 */
export function usePages<T, V extends { first?: number | null; after?: string | null }, N>(
  key: string,
  document: TypedDocumentString<T, V>,
  variables: Omit<V, 'first' | 'after'>,
  page: (answer: T) => PageOf<N>,
) {
  const asked = useInfiniteQuery({
    queryKey: [key, variables],
    queryFn: async ({ pageParam, signal }) =>
      page(await ask(document, { ...variables, first: PAGE_SIZE, after: pageParam } as unknown as V, signal)),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.hasNextPage ? last.endCursor : null),
    placeholderData: keepPreviousData,
  });
  return {
    asked,
    total: asked.data?.pages[0]?.total,
    nodes: asked.data?.pages.flatMap((each) => each.nodes) ?? [],
    more: asked.hasNextPage ? () => void asked.fetchNextPage() : undefined,
    loadingMore: asked.isFetchingNextPage,
  };
}
