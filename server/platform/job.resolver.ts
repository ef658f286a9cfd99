import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Job } from './job.types';
import { Jobs } from './jobs';

@Resolver()
export class JobResolver {
  constructor(private readonly jobs: Jobs) {}

  @Query(() => Job, { nullable: true, description: 'Null: unknown, or long over.' })
  job(@Args('id', { type: () => ID }) id: string): Promise<Job | null> {
    return this.jobs.find(id);
  }

  @Query(() => [Job], { name: 'jobs', description: 'Those that wait or run, and those that ended in the last hour.' })
  list(@Args('org', { nullable: true, type: () => String }) org?: string): Promise<Job[]> {
    return this.jobs.recent(org);
  }

  @Mutation(() => Job, { description: 'One that waits is over at once; one that runs ends at its next step.' })
  stopJob(@Args('id', { type: () => ID }) id: string): Promise<Job> {
    return this.jobs.stop(id);
  }
}
