import { useQuery, type QueryClient } from '@tanstack/react-query';
import { JobsDocument, type JobPartsFragment, type JobProgressQuery } from '../gql/documents';
import { isOver, type JobNews } from './job-news';
import { noteSample } from './job-pace';
import { ask } from './server';
import { useStreamOpen } from './stream-standing';

/** How often work under way is asked for while the server's events do not come. */
export const POLL_MS = 2000;

/** Keeps what a message told about a job; when it began or ended, what depends on it is asked again. */
export function keepJob(client: QueryClient, news: JobNews): void {
  const key = ['JobProgress', news.id];
  const before = client.getQueryData<JobProgressQuery>(key)?.job;
  noteSample(news.id, news.done, Date.now());
  client.setQueryData<JobProgressQuery>(key, { job: { ...news, error: before?.error ?? null } });
  if (before?.state === news.state) return;
  // Why it failed is not in the message.
  if (isOver(news.state)) void client.invalidateQueries();
  else
    void client.invalidateQueries({
      predicate: ({ queryKey }) => /^(Shell|Organizations|Connections|Jobs)$/.test(String(queryKey[0])),
    });
}

/**
 * Work that waits or runs, and what ended within the last hour, whoever started it: also another window or the schedule.
 *
 * @param enabled false where no organization is known
 */
export function useJobs(org: string | undefined, enabled = true): JobPartsFragment[] {
  const streams = useStreamOpen();
  const asked = useQuery({
    queryKey: ['Jobs', { org }],
    queryFn: ({ signal }) => ask(JobsDocument, { org }, signal),
    refetchInterval: streams ? false : POLL_MS,
    staleTime: 0,
    enabled,
  });
  return asked.data?.jobs ?? [];
}
