import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Job } from '../../platform/job.types';
import { ConnectionsService } from './connections.service';
import { RejectConnection, Source } from './connections.types';
import { pageSize } from './page-size';

const optional = { nullable: true } as const;

@Resolver()
export class ConnectionsResolver {
  constructor(private readonly connections: ConnectionsService) {}

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
    return this.connections.rejects(org, pageSize(first), after);
  }

  @Mutation(() => Job)
  replayRejects(@Args('org', { ...optional, type: () => String }) org?: string): Promise<Job> {
    return this.connections.startReplay(org);
  }
}
