import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Job } from './job.types';
import { Jobs } from './jobs';

@Resolver()
export class JobResolver {
  constructor(private readonly jobs: Jobs) {}

  @Query(() => Job, { nullable: true, description: 'Null: unknown, or long over.' })
  job(@Args('id', { type: () => ID }) id: string): Job | null {
    return this.jobs.find(id) ?? null;
  }
}
