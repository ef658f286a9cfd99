import { useQuery } from '@tanstack/react-query';
import { JobProgressDocument, type JobProgressQuery } from '../gql/documents';
import { ask } from './server';

/** How far a job of the server is, asked twice a second until it is over; null before it is known. */
export function useJob(id: string | null): JobProgressQuery['job'] {
  const asked = useQuery({
    queryKey: ['JobProgress', id],
    queryFn: ({ signal }) => ask(JobProgressDocument, { id: id ?? '' }, signal),
    enabled: id !== null,
    refetchInterval: (query) => (/done|failed/.test(query.state.data?.job?.state ?? '') ? false : 500),
    staleTime: 0,
  });
  return asked.data?.job ?? null;
}
