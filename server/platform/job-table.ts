import type { PoolClient } from 'pg';
import type { Job, JobState } from './job.types';

/** A job with what the page does not need. */
export interface JobRow extends Job {
  readonly organizationId: number;
  readonly task: string;
  readonly payload: unknown;
  readonly stopAsked: boolean;
}

/** Columns of `job` as a `JobRow`. */
export const jobColumns = `organization_id AS "organizationId", id, task, name, payload, state, stop_asked AS "stopAsked", done, total, message, error`;

/** Jobs that can still do something; the index job_active holds one of a name at a time. */
export const activeStates = `state IN ('waiting', 'running')`;

/** How much of a text goes into a notification, which PostgreSQL limits to 8,000 bytes; a character has up to four. */
const mostText = 500;

/** Tells every process where a job stands, as soon as the transaction is in. */
export async function tellJob(client: PoolClient, { organizationId, ...job }: JobRow): Promise<void> {
  const { id, name, state, done, total } = job;
  const [message, error] = [job.message, job.error].map((text) => text && text.slice(0, mostText));
  const payload = JSON.stringify({ organizationId, job: { id, name, state, done, total, message, error } });
  await client.query('SELECT pg_notify($1, $2)', ['downstream', payload]);
}

/** Puts a job's turn into the queue, in the transaction that made it necessary; a turn it has there already is replaced. */
export async function enqueueJob(client: PoolClient, { organizationId, id, task }: JobRow): Promise<void> {
  await client.query('SELECT FROM graphile_worker.add_job($1, $2, job_key => $3, max_attempts => 1)', [
    queueTaskOf(task),
    JSON.stringify({ organizationId, id }),
    id,
  ]);
}

/** Under which name the queue knows the work of a page job; other work of the queue has names of its own. */
export const queueTaskOf = (task: string): string => `job:${task}`;

/** The organization in a job's id; undefined when it is no such id. */
export function organizationOfJob(id: string): number | undefined {
  const [, organization] = /^(\d{1,9})-[0-9a-f-]{36}$/.exec(id) ?? [];
  return organization === undefined ? undefined : Number(organization);
}

/** What may change about a job while it runs. */
export type JobChange = Partial<Pick<Job, 'done' | 'total' | 'message' | 'error'>> & { state?: JobState };
