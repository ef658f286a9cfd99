import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Connection } from './connection.types';
import { UsageConnections } from './usage-connections.service';
import { UsageCheck, UsageConnectionInput } from './usage.types';

@Resolver()
export class UsageResolver {
  constructor(private readonly usage: UsageConnections) {}

  @Mutation(() => UsageCheck, { description: 'Whether the key can read usage; nothing is stored.' })
  checkUsage(@Args('input') input: UsageConnectionInput): Promise<UsageCheck> {
    return this.usage.check(input);
  }

  @Mutation(() => Connection, {
    description: 'Makes the organization when there is none, and starts the first pull.',
  })
  connectUsage(
    @Args('input') input: UsageConnectionInput,
    @Args('org', { nullable: true, type: () => String }) org?: string,
  ): Promise<Connection> {
    return this.usage.connect(org, input);
  }
}
