import { useQuery, useQueryClient } from '@tanstack/react-query';
import { JobProgressDocument, type JobPartsFragment, type JobProgressQuery } from '../gql/documents';
import { isOver } from './job-news';
import { noteSample } from './job-pace';
import { POLL_MS } from './jobs';
import { ask } from './server';
import { useStreamOpen } from './stream-standing';

/** A message may be lost; while the events come, asking is only for that case. */
const ASSURE_MS = 15_000;

/** How far a job of the server is, from its events or, without them, asked for; null before it is known. */
export function useJob(id: string | null): JobPartsFragment | null {
  const streams = useStreamOpen();
  const client = useQueryClient();
  const asked = useQuery({
    queryKey: ['JobProgress', id],
    queryFn: async ({ signal }) => {
      const before = client.getQueryData<JobProgressQuery>(['JobProgress', id])?.job;
      const answer = await ask(JobProgressDocument, { id: id ?? '' }, signal);
      if (answer.job) noteSample(answer.job.id, answer.job.done, Date.now());
      // What it changed is asked again, once.
      if (answer.job && isOver(answer.job.state) && !(before && isOver(before.state)))
        void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'JobProgress' });
      return answer;
    },
    enabled: id !== null,
    refetchInterval: ({ state }) => {
      const job = state.data?.job;
      return job === null || (job && isOver(job.state)) ? false : streams ? ASSURE_MS : POLL_MS;
    },
    staleTime: 0,
  });
  if (id === null || !asked.data) return null;
  return asked.data.job ?? gone(id);
}

const gone = (id: string): JobPartsFragment => ({
  id,
  name: '',
  state: 'failed',
  done: 0,
  total: null,
  message: null,
  error: 'The server no longer knows this work. Look below whether it was done, and start it again if not.',
});
