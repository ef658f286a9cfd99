import { Mutation, Resolver } from '@nestjs/graphql';
import { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { DemoService } from './demo.service';

@Resolver()
export class DemoResolver {
  constructor(
    private readonly demo: DemoService,
    private readonly jobs: Jobs,
  ) {}

  @Mutation(() => Job, { description: 'Loads a year of invented records as the organization "simulated".' })
  loadSimulatedOrganization(): Job {
    return this.jobs.start('load simulated organization', async (progress) => {
      const { pullRequests } = await this.demo.load({
        now: Date.now() / 1000,
        onProgress: ({ done, total, step }) => progress({ done, total, message: step }),
      });
      return `${pullRequests.toLocaleString('en')} simulated pull requests`;
    });
  }
}
