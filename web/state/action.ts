import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TypedDocumentString } from '../gql/documents';
import { ask } from './server';

/** A change on the server; what the page shows is asked again once it is done. */
export function useAction<T, V>(document: TypedDocumentString<T, V>, onDone?: (answer: T) => void) {
  const client = useQueryClient();
  return useMutation<T, Error, V>({
    mutationFn: (variables) => ask(document, variables),
    onSuccess: (answer) => {
      onDone?.(answer);
      void client.invalidateQueries();
    },
  });
}
