import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Failure } from '../../platform/failure';
import { Job } from '../../platform/job.types';
import { Jobs } from '../../platform/jobs';
import { ConnectionsService } from './connections.service';
import { RejectConnection, Source } from './connections.types';

const optional = { nullable: true } as const;
const mostPerPage = 500;

@Resolver()
export class ConnectionsResolver {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly jobs: Jobs,
  ) {}

  @Query(() => [Source])
  sources(@Args('org', { ...optional, type: () => String }) org?: string): Promise<Source[]> {
    return this.connections.sources(org);
  }

  @Query(() => RejectConnection)
  rejects(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<RejectConnection> {
    const size = first ?? 50;
    if (size < 1 || size > mostPerPage) {
      throw new Failure('bad_input', `"first" is ${size}; a page of rejects has from 1 to ${mostPerPage}.`);
    }
    return this.connections.rejects(org, size, after);
  }

  @Mutation(() => Job)
  replayRejects(@Args('org', { ...optional, type: () => String }) org?: string): Job {
    return this.jobs.start(`replay rejects ${org ?? ''}`.trim(), async () => {
      const { taken, left } = await this.connections.replay(org);
      return `${taken} taken, ${left} left`;
    });
  }
}
