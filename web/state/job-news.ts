import type { JobPartsFragment, JobState } from '../gql/documents';

/** What a message tells about a job; the reason of a failure has to be asked for. */
export type JobNews = Omit<JobPartsFragment, 'error'>;

const states: readonly JobState[] = ['waiting', 'running', 'stopped', 'done', 'failed'];

/** Whether nothing more is to come. */
export function isOver(state: JobState): boolean {
  return state === 'done' || state === 'failed' || state === 'stopped';
}

/** What one message of the server's events tells about a job; null for a message that tells nothing of the kind. */
export function jobNewsOf(message: string): JobNews | null {
  if (!message.includes('"job"')) return null;
  let said: unknown;
  try {
    said = JSON.parse(message);
  } catch {
    // A message that is cut short tells nothing; the next one will.
    return null;
  }
  const job = (said as { job?: Partial<JobNews> } | null)?.job;
  const state = states.find((each) => each === job?.state);
  if (!job || typeof job.id !== 'string' || !state) return null;
  const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
  return {
    id: job.id,
    name: typeof job.name === 'string' ? job.name : '',
    state,
    done: number(job.done) ?? 0,
    total: number(job.total),
    message: typeof job.message === 'string' ? job.message : null,
  };
}
