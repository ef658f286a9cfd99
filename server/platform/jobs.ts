import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { failureOf } from './failure';
import { JobState, type Job } from './job.types';

/** What work tells about itself while it runs. */
export type JobProgress = (progress: Partial<Pick<Job, 'done' | 'total' | 'message'>>) => void;

const most = 100;

/**
 * Jobs of this process, the last hundred of them, in memory: what they do can be done again after a restart, so nothing is lost
 * with them. One job of a name at a time.
 */
@Injectable()
export class Jobs {
  private readonly jobs = new Map<string, Job>();

  /** Starts work and answers at once; a job of this name that still runs is answered instead of a second one. */
  start(name: string, work: (progress: JobProgress) => Promise<string | void>): Job {
    const running = [...this.jobs.values()].find((job) => job.name === name && job.state === JobState.running);
    if (running) return running;
    const job: Job = {
      id: randomUUID(),
      name,
      state: JobState.running,
      done: 0,
      total: null,
      message: null,
      error: null,
    };
    this.jobs.set(job.id, job);
    for (const [id, { state }] of this.jobs) {
      if (this.jobs.size <= most) break;
      if (state !== JobState.running) this.jobs.delete(id);
    }
    work((progress) => Object.assign(job, progress)).then(
      (message) => Object.assign(job, { state: JobState.done, message: message ?? job.message }),
      (error: unknown) => Object.assign(job, { state: JobState.failed, error: failureOf(error).message }),
    );
    return job;
  }

  /** undefined = unknown, or long over */
  find(id: string): Job | undefined {
    return this.jobs.get(id);
  }
}
