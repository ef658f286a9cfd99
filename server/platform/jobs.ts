import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { PoolClient } from 'pg';
import { Failure } from './failure';
import { activeStates, enqueueJob, jobColumns, organizationOfJob, tellJob, type JobRow } from './job-table';
import { JobState, type Job } from './job.types';
import { JOBS_DATABASE, type JobsDatabase } from './jobs-database';

/** What work is given besides its payload. */
export interface JobContext {
  readonly organizationId: number;
  /** Fires when the work shall end at its next step: somebody stopped it, or the process ends and another one goes on with it. */
  readonly signal: AbortSignal;
  /** Tells how far it is, as often as it likes. */
  readonly progress: (progress: Partial<Pick<Job, 'done' | 'total' | 'message'>>) => void;
}

/** Work behind a task; what it returns is the job's last message. It may be begun again after its process was killed. */
export type JobWork<Payload = never> = (payload: Payload, context: JobContext) => Promise<string | void>;

export interface JobRequest {
  readonly task: string;
  /** For people, and one of a name at a time in an organization. */
  readonly name: string;
  /** JSON */
  readonly payload?: unknown;
}

/**
 * Work that goes on after its request was answered. A job is a row of the database and a turn in its queue, so any process may start it, any worker
 * runs it, and it outlives both.
 */
@Injectable()
export class Jobs {
  readonly works = new Map<string, JobWork>();
  readonly queueTasks = new Map<string, (payload: never) => Promise<void>>();
  readonly rounds: (() => Promise<void>)[] = [];

  constructor(@Inject(JOBS_DATABASE) private readonly database: JobsDatabase) {}

  /** Says what a task does; at the start of the program, before any worker runs. */
  register<Payload>(task: string, work: JobWork<Payload>): void {
    this.works.set(task, work);
  }

  /** The same for work of the queue that has no job to show; it is tried again when it throws, at most as often as it was enqueued for. */
  registerQueueTask<Payload>(name: string, work: (payload: Payload) => Promise<void>): void {
    this.queueTasks.set(name, work);
  }

  /** Says what every worker does once it runs and every five seconds after; more than one worker may do it at a time. */
  registerRound(work: () => Promise<void>): void {
    this.rounds.push(work);
  }

  /** Starts work and answers at once; a job of this name that waits or runs is answered instead of a second one. */
  start(organizationId: number, request: JobRequest): Promise<Job> {
    return this.database.inOrganization(organizationId, (client) => this.startIn(client, organizationId, request));
  }

  /** The same in a transaction of the organization that does more. */
  async startIn(client: PoolClient, organizationId: number, { task, name, payload = {} }: JobRequest): Promise<Job> {
    for (;;) {
      const { rows: made } = await client.query<JobRow>(
        `INSERT INTO job (organization_id, id, task, name, payload) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (organization_id, name) WHERE ${activeStates} DO NOTHING RETURNING ${jobColumns}`,
        [organizationId, `${organizationId}-${randomUUID()}`, task, name, JSON.stringify(payload)],
      );
      if (made.length > 0) {
        await enqueueJob(client, made[0]);
        await tellJob(client, made[0]);
        return made[0];
      }
      const active = `SELECT ${jobColumns} FROM job WHERE name = $1 AND ${activeStates}`;
      const { rows } = await client.query<JobRow>(active, [name]);
      // Neither: the other one ended in between.
      if (rows.length > 0) return rows[0];
    }
  }

  /** null = unknown, or long over */
  async find(id: string): Promise<Job | null> {
    const organizationId = organizationOfJob(id);
    if (organizationId === undefined) return null;
    const [row] = await this.list(organizationId, 'id = $1', [id]);
    return row ?? null;
  }

  /** Those that wait or run. */
  active(organizationId: number): Promise<Job[]> {
    return this.list(organizationId, activeStates);
  }

  /** Those that wait or run, and those that ended in the last hour, the newest first. */
  async recent(organization?: string | null): Promise<Job[]> {
    const organizationId = await this.database.organization(organization);
    if (organizationId === undefined) return [];
    return this.list(organizationId, `${activeStates} OR finished_at > now() - interval '1 hour'`);
  }

  /**
   * Stops a job: one that waits is over at once, one that runs ends at its next step, within seconds. One that is over stays as it is.
   *
   * @throws Failure not_found
   */
  async stop(id: string): Promise<Job> {
    const organizationId = organizationOfJob(id) ?? -1;
    return this.database.inOrganization(organizationId, async (client) => {
      const { rows } = await client.query<JobRow>(
        `UPDATE job SET stop_asked = true, state = CASE state WHEN 'waiting' THEN 'stopped' ELSE state END,
           finished_at = CASE state WHEN 'waiting' THEN now() END
         WHERE id = $1 AND ${activeStates} RETURNING ${jobColumns}`,
        [id],
      );
      if (rows.length > 0) {
        if (rows[0].state === JobState.stopped) await client.query('SELECT FROM graphile_worker.remove_job($1)', [id]);
        await tellJob(client, rows[0]);
        return rows[0];
      }
      const { rows: over } = await client.query<JobRow>(`SELECT ${jobColumns} FROM job WHERE id = $1`, [id]);
      if (over.length === 0) throw new Failure('not_found', `There is no job "${id}"; it may be over long since.`);
      return over[0];
    });
  }

  private async list(organizationId: number, condition: string, values: unknown[] = []): Promise<JobRow[]> {
    return this.database.inOrganization(organizationId, async (client) => {
      const sql = `SELECT ${jobColumns} FROM job WHERE ${condition} ORDER BY created_at DESC, id LIMIT 200`;
      return (await client.query<JobRow>(sql, values)).rows;
    });
  }
}
