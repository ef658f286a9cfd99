import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { DemoService } from './demo.service';

const TASK = 'demo';

/** Loads the simulated organization as a job. Begun again it goes on, because the same records change nothing. */
@Injectable()
export class DemoJob implements OnModuleInit {
  constructor(
    private readonly demo: DemoService,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register<{ now: number }>(TASK, async ({ now }, { signal, progress }) => {
      const { pullRequests } = await this.demo.load({
        now,
        signal,
        onProgress: ({ done, total, step }) => progress({ done, total, message: step }),
      });
      return `${pullRequests.toLocaleString('en')} simulated pull requests`;
    });
  }

  /** The organization is made first: the job is one of its own. */
  async start(): Promise<Job> {
    const now = Date.now() / 1000;
    const organizationId = await this.demo.prepare({ now });
    return this.jobs.start(organizationId, { task: TASK, name: 'load simulated organization', payload: { now } });
  }
}
