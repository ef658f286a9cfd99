import { Mutation, Resolver } from '@nestjs/graphql';
import { Job } from '../../platform/job.types';
import { DemoJob } from './demo.job';

@Resolver()
export class DemoResolver {
  constructor(private readonly demo: DemoJob) {}

  @Mutation(() => Job, { description: 'Loads a year of invented records as the organization "simulated".' })
  loadSimulatedOrganization(): Promise<Job> {
    return this.demo.start();
  }
}
