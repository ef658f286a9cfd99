import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { TypedDocumentString } from '../gql/documents';
import { ask } from './server';

/** What a chart needs to know about its question, whatever the answer looks like. */
export type Asked = Pick<UseQueryResult, 'isPending' | 'isFetching' | 'isPlaceholderData' | 'error' | 'refetch'>;

/**
 * Asks the server and keeps the old answer while a new one is under way, so that charts dim instead of vanishing.
 *
 * @param key the operation's name; with the variables it names the answer in the cache
 */
export function useAnswer<T, V>(
  key: string,
  document: TypedDocumentString<T, V>,
  variables: V,
  options: { enabled?: boolean; keep?: boolean } = {},
): UseQueryResult<T> {
  return useQuery<T>({
    queryKey: [key, variables],
    queryFn: ({ signal }) => ask(document, variables, signal),
    placeholderData: options.keep === false ? undefined : (keepPreviousData as never),
    enabled: options.enabled ?? true,
  });
}
